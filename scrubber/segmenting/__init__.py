"""Cutting a page into blocks: one walk over an HTML tree, or one pass over the lines of a text."""

from scrubber.segmenting.html import segment_html
from scrubber.segmenting.text import segment_text

__all__ = ["segment_html", "segment_text"]
