"""Bytes that are no text at all: pictures, archives, programs, documents of other kinds."""

from __future__ import annotations

import re

_KINDS = {
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"%PDF-": "a PDF document",
    b"\x1f\x8b\x08": "gzip data",
    b"PK\x03\x04": "a zip archive",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"\xca\xfe\xba\xbe": "a program",
    b"\x00asm": "a program",
    b"BZh91AY&SY": "bzip2 data",
    b"\xfd7zXZ\x00": "xz data",
    b"(\xb5/\xfd": "zstd data",
    b"7z\xbc\xaf'\x1c": "a 7z archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an Office document",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"OggS": "a recording",
    b"ID3\x03": "a recording",
    b"ID3\x04": "a recording",
    b"SQLite format 3\x00": "a database",
}
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a recording", b"AVI ": "a recording"}
_LONGEST = max(map(len, _KINDS))
_SAMPLE = 2_000  # bytes looked at
_LEAST = 64  # bytes from which a share says something
# Text has hardly any control characters; in random bytes one of ten is one. Zero bytes say nothing: UTF-16 has them.
_CONTROLS = bytes([*range(1, 9), *range(14, 27), *range(28, 32), 127])
_SHARE = 0.04
_MARKUP = re.compile(rb"<\s?(?:!doctype|!--|/?[a-z][a-z0-9]*[\s/>])", re.I)


def binary(raw: bytes) -> str:
    """What the bytes are if they are no text, or ''.

    >>> binary(b"%PDF-1.7"), binary(b"It rained.")
    ('a PDF document', '')
    """
    head = raw[:_LONGEST]
    for mark, kind in _KINDS.items():
        if head.startswith(mark):
            return kind
    if head[:4] == b"RIFF" and raw[8:12] in _RIFF:
        return _RIFF[raw[8:12]]
    if head[4:8] == b"ftyp" and head[0] == 0:
        return "a recording"
    sample = raw[:_SAMPLE]
    filled = len(sample) - sample.count(0)
    if filled < _LEAST or len(sample) - len(sample.translate(None, _CONTROLS)) <= _SHARE * filled:
        return ""
    return "" if _MARKUP.search(sample) else "binary data"


def is_wide(raw: bytes) -> bool:
    """Whether bytes that begin with a mark of UTF-16 or UTF-32 may be that: its tags have zero bytes in them."""
    sample = raw[:_SAMPLE]
    return 0 in sample or not _MARKUP.search(sample)
