"""Attributes: many, long, repeated, never closed."""

from tests.hostile.kinds import ARTICLE, BOTH, PARAGRAPHS, hostile, page


@hostile(100_000)
def many(n):
    return page("<div " + " ".join(f"a{i}=1" for i in range(n)) + "></div>")


@hostile(1_000_000)
def a_million(n):
    return page("<div " + " ".join(f"a{i}" for i in range(n)) + "></div>")


@hostile(1_000_000)
def the_same(n):
    return page("<div " + "a=1 " * n + "></div>")


@hostile(100_000)
def many_on_html(n):
    return "<html " + " ".join(f"a{i}=1" for i in range(n)) + f"><body>{ARTICLE}</body></html>"


@hostile(100_000)
def html_again_and_again(n):
    return page("".join(f"<html a{i}=1>" for i in range(n)))


@hostile(100_000)
def body_again_and_again(n):
    return page("".join(f"<body b{i}=1>" for i in range(n)))


@hostile(10_000_000)
def class_names(n):
    names = " ".join(f"name-{i}" for i in range(n // 10))
    return page(f'<div class="{names[:n]}">', "</div>")


@hostile(10_000_000)
def one_class_name(n):
    return page(f'<div class="{"x" * n}">', "</div>")


@hostile(10_000_000)
def styles(n):
    return page(f'<div style="{"display " * (n // 8)}">', "</div>")


@hostile(10_000_000)
def style_blanks(n):
    return page(f'<div style="display{" " * n}">', "</div>")


@hostile(10_000_000)
def address(n):
    return page(f'<a href="{"/x" * (n // 2)}">x</a>')


@hostile(10_000_000)
def name_of_an_attribute(n):
    return page(f"<div {'x' * n}=1></div>")


@hostile(10_000_000)
def name_of_a_tag(n):
    return page(f"<{'x' * n}></{'x' * n}>")


@hostile(10_000_000)
def quote_never_closed_before_the_end(n):
    return page(behind=f'<div class="{"x " * (n // 2)}')


@hostile(1_000_000)
def quotes(n):
    return page("<div " + "\"'" * n + "></div>")


@hostile(1_000_000)
def equals_signs(n):
    return page("<div " + "=" * n + "></div>")


@hostile(1_000_000)
def slashes(n):
    return page("<div " + "/ " * n + "></div>")


@hostile(100_000)
def one_more_in_each(n):
    return page("".join(f"<i a{i}=1></i>" for i in range(n)))


@hostile(1_000_000)
def entities_in_one(n):
    return page(f'<div class="{"&amp;" * n}"></div>')


@hostile(100_000)
def hidden_in_many_ways(n):
    return page("<div hidden aria-hidden=true style='display:none'></div>" * n)


@hostile(20_000_000, kept=BOTH)
def data_address(n):
    return page(f'<img src="data:image/png;base64,{"iVBORw0K" * (n // 8)}">')


@hostile(20_000_000)
def data_address_in_a_style(n):
    return page(head=f'<style>a {{ background: url("data:image/png;base64,{"iVBORw0K" * (n // 8)}") }}</style>')


@hostile(20_000_000)
def source_document(n):
    return page(f'<iframe srcdoc="{"&lt;p>x" * (n // 7)}"></iframe>')


@hostile(5_000_000)
def many_long_ones(n):
    return page("".join(f'<div class="{"x" * 400} {i}">' for i in range(n // 400)), article=PARAGRAPHS)
