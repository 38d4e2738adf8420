"""Formatting elements and elements that end in the wrong order."""

from tests.hostile.kinds import hostile, page


def _opened(tag, n):
    return page(f"<{tag}>" * n)


@hostile(100_000)
def b_never_closed(n):
    return _opened("b", n)


@hostile(100_000)
def i_never_closed(n):
    return _opened("i", n)


@hostile(100_000)
def a_never_closed(n):
    return _opened("a href=/x", n)


@hostile(100_000)
def font_never_closed(n):
    return _opened("font size=1", n)


@hostile(100_000)
def code_never_closed(n):
    return _opened("code", n)


@hostile(100_000)
def b_i_crossed(n):
    return page("<b><i></b></i>" * n)


@hostile(100_000)
def b_i_u_opened_then_crossed(n):
    return page("<b><i><u>" * n + "</b></i></u>" * n)


@hostile(100_000)
def a_p_crossed(n):
    return page("<a><p><b></a>" * n)


@hostile(100_000)
def fonts_through_paragraphs(n):
    return page("<p><font color=red>" * n)


@hostile(100_000)
def b_in_divs(n):
    return page("<div><b>" * n)


@hostile(100_000)
def b_in_divs_closed_outside(n):
    return page("<b><div>x</b>" * n)


@hostile(100_000)
def a_in_a(n):
    return page("".join(f"<a href=/{i}>x" for i in range(n)))


@hostile(100_000)
def table_content_outside_of_cells(n):
    return page("<table><b>x<tr>" * n + "</table>")


@hostile(100_000)
def paragraphs_in_inline(n):
    return page("<span><p>x</span></p>" * n)


@hostile(100_000)
def formatting_with_attributes(n):
    return page("".join(f"<b class=c{i}>" for i in range(n)))


@hostile(100_000)
def nobr_and_strike(n):
    return page("<nobr><strike>" * n + "</nobr>" * n)


@hostile(100_000)
def end_tags_only(n):
    return page("</b></div></p></table></html></body>" * n)


@hostile(100_000)
def end_tags_of_body(n):
    return page("</body>" * n)


@hostile(100_000)
def end_tags_of_paragraphs(n):
    return page("</p>" * n)


@hostile(100_000)
def one_long_paragraph_of_links(n):
    return page(behind="<p>" + "".join(f"<a href=/{i}><b>x</b></a>" for i in range(n)))


@hostile(100_000)
def ruby(n):
    return page("<ruby>x<rt>" * n + "</ruby>" * n)
