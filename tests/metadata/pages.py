"""Pages for these tests, made of a head and a body."""

import json

import scrubber
from scrubber.metadata import Metadata, metadata_of
from scrubber.metadata.page import Page
from scrubber.segmenting import segment_html

STORY = "<p>It rained all day in the old town by the river, and the ferry did not leave the quay until the evening.</p>"


def result(head: str = "", body: str = STORY) -> scrubber.Result:
    return scrubber.scrub(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def document(head: str = "", body: str = STORY, *, url=None, language="en") -> scrubber.Document:
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    blocks, places, facts = segment_html(html.encode())
    return scrubber.Document(blocks, "html", language, url, places, facts.metadata, facts.notes)


def metadata(head: str = "", body: str = STORY, **options) -> Metadata:
    return metadata_of(document(head, body, **options))


def page(head: str = "", body: str = STORY, **options) -> Page:
    return Page(document(head, body, **options))


def ld(data) -> str:
    return f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
