"""Which elements hold others' words, by their names."""

from __future__ import annotations

import re

# Names of elements that hold others' words and names: comments, teasers, quotations, frames. Close to the
# title only the first ones count: themes name the parts of an article's head after cards and widgets.
# Each alternative begins with a letter, `r(?<=\br)` in the place of `\br`: it takes a third of the time.
_ELSEWHERE = re.compile(
    r"comment(?!s?-?(?:count|link))|r(?<=\br)espond|replies|r(?<=\br)eply|related|recommend|side-?bar|testimonial"
    r"|n(?<=\bn)av\b|navbar|navigation|breadcrumb|newsletter|trending|popular|read-?next|next-?post|upsell|m(?<=\bm)enu"
)
_TEASERS = re.compile(
    r"c(?<!authorc)(?<!author[-_]c)ard|teaser|carousel|slider|w(?<![-\w]w)idget|blockquote|pullquote|latest|recent|promo"
    r"|suggest|m(?<=\bm)ore\b|listing|review"
)
_OTHERS = re.compile(f"{_ELSEWHERE.pattern}|{_TEASERS.pattern}|footer")
OF_ARTICLE = re.compile(r"article|entry|post")  # a footer that is called so ends the article, not the page


def kind_of(names: str) -> int:
    """Of the names of an element: 2 for those that are never the article's, 1 for teasers, 0 for others."""
    if _OTHERS.search(names) is None:  # most
        return 0
    return 2 if _ELSEWHERE.search(names) or is_footer(names) else 1 if _TEASERS.search(names) else 0


def is_footer(names: str) -> bool:
    """Whether an element of these names is the page's footer, not an article's (`entry-footer`)."""
    return "footer" in names and not OF_ARTICLE.search(names)
