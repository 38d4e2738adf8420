"""From labelled blocks to what a reader gets: plain text or Markdown."""

from scrubber.rendering.front_matter import front_matter
from scrubber.rendering.markdown import render_markdown
from scrubber.rendering.text import render_text

__all__ = ["front_matter", "render_markdown", "render_text"]
