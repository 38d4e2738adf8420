"""WARC and WET, plain or gzipped: the HTML among the responses, and text that was extracted before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from scrubber.batch.formats import MOST, Fields, FormatError, Record, extra
from scrubber.reading.decode import decode

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)
_HTML = ("text/html", "application/xhtml+xml")


def read(file: BinaryIO, name: str, fields: Fields) -> Iterator[Record]:
    """The response records that hold HTML, and the conversion records that hold text."""
    archives = extra("warcio.archiveiterator")
    problems = extra("warcio.exceptions").ArchiveLoadFailed
    try:
        for found in archives.ArchiveIterator(file):
            headers = found.rec_headers
            fields_of_it = {
                "record_id": headers.get_header("WARC-Record-ID"),
                "fetched": headers.get_header("WARC-Date"),
            }
            url = headers.get_header("WARC-Target-URI")
            record = Record(url or fields_of_it["record_id"] or "?", None, file.tell(), url, fields_of_it)
            if found.rec_type == "response" and found.http_headers is not None:
                if _media_type(found.http_headers.get_header("Content-Type")) not in _HTML:
                    continue
                fields_of_it["http_status"] = found.http_headers.get_statuscode()
            elif found.rec_type == "conversion":
                record.kind = "text"
            else:
                continue
            raw = found.content_stream().read(MOST + 1)
            if len(raw) > MOST:
                record.error = f"larger than {MOST:,} bytes"
            else:
                record.page = _decoded(raw, found.http_headers)
            yield record
    except (problems, EOFError, ValueError) as error:
        raise FormatError(f"{name}: {error}") from error


def _media_type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()


def _decoded(raw: bytes, headers: Any) -> bytes | str:
    """The page; as text where only the HTTP header tells its encoding."""
    found = _CHARSET.search(headers.get_header("Content-Type") or "") if headers is not None else None
    if found is None or raw.isascii():
        return raw
    return decode(raw, found[1])[0]
