"""Elements in elements in elements."""

from tests.hostile.kinds import hostile, page


@hostile(100_000)
def divs(n):
    return page("<div>" * n, "</div>" * n)


@hostile(100_000)
def divs_never_closed(n):
    return page("<div>" * n)


@hostile(100_000)
def divs_with_stray_end_tags(n):
    return page("<div>" * n + "</span>" * n)


@hostile(100_000)
def divs_with_end_tags_of_paragraphs(n):
    return page("<div>" * n, "</p>" * n)


@hostile(100_000)
def divs_with_unknown_end_tags(n):
    return page("<div>" * n, "".join(f"</x{i}>" for i in range(n)))


@hostile(100_000)
def stray_end_tags_between(n):
    return page("<div></b>" * n)


@hostile(100_000)
def spans(n):
    return page("<span>" * n, "</span>" * n)


@hostile(100_000)
def paragraphs_never_closed(n):
    return page("<p>" * n)


@hostile(100_000)
def lists(n):
    return page("<ul><li>" * n, "</li></ul>" * n)


@hostile(100_000)
def ordered_lists_with_text(n):
    return page("<ol><li>x" * n, "</ol>" * n)


@hostile(100_000)
def quotes(n):
    return page("<blockquote>" * n, "</blockquote>" * n)


@hostile(100_000)
def tables(n):
    return page("<table><tr><td>" * n, "</td></tr></table>" * n)


@hostile(100_000)
def tables_never_closed(n):
    return page("<table>" * n + "</table>" * n + "<table><tr><td>" * n)


@hostile(100_000)
def definitions(n):
    return page("<dl><dd>" * n)


@hostile(100_000)
def headings(n):
    return page("<h1>" * n, "</h1>" * n)


@hostile(100_000)
def forms(n):
    return page("<form>" * n, "</form>" * n)


@hostile(100_000)
def buttons(n):
    return page("<button>x" * n + "</button>" * n)


@hostile(100_000)
def preformatted(n):
    return page("<pre>" * n + "</pre>" * n)


@hostile(100_000)
def sections_with_names(n):
    return page("".join(f'<section class="c{i} d{i}" id=i{i}>' for i in range(n)))


@hostile(100_000)
def html_in_html(n):
    return page("<html><head></head><body>" * n, "</body></html>" * n)


@hostile(100_000)
def html_body_svg(n):
    return page("<html><body><svg>" * n)


@hostile(100_000)
def body_in_divs(n):
    return page("<div><body class=x>" * n)


@hostile(100_000)
def svg_in_svg(n):
    return page("<svg><g>" * n + "</g></svg>" * n)


@hostile(100_000)
def templates(n):
    return page("<template>" * n + "</template>" * n)


@hostile(100_000)
def objects(n):
    return page("<object>" * n + "</object>" * n)


@hostile(100_000)
def custom_elements(n):
    return page("".join(f"<x-{i}>" for i in range(n)))


@hostile(100_000)
def unknown_elements(n):
    return page("".join(f"<t{i}>" for i in range(n)))


@hostile(100_000)
def text_at_every_depth(n):
    return page("<div>x" * n)


@hostile(100_000)
def framesets(n):
    return page("<frameset>" * n + "</frameset>" * n)
