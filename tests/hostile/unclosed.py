"""Constructs that begin and never end. A browser may show nothing behind some of them; the article is still there."""

from tests.hostile.kinds import hostile, page


def _before(opening, n):
    return page(opening + "x" * n)


@hostile(1_000_000)
def comment(n):
    return _before("<!-- ", n)


@hostile(1_000_000)
def comments(n):
    return page("<!--" * n)


@hostile(1_000_000)
def comment_behind(n):
    return page(behind="<!-- " + "x" * n)


@hostile(1_000_000)
def script(n):
    return _before("<script>var x = '", n)


@hostile(100_000)
def scripts(n):
    return page("<script>" * n)


@hostile(100_000)
def script_in_comment_in_script(n):
    return page("<script><!--<script>" * n)


@hostile(1_000_000)
def style(n):
    return _before("<style>p { color: ", n)


@hostile(1_000_000)
def plaintext(n):
    return _before("<plaintext>", n)


@hostile(1_000_000)
def xmp(n):
    return _before("<xmp>", n)


@hostile(1_000_000)
def textarea(n):
    return _before("<textarea>", n)


@hostile(1_000_000)
def title(n):
    return _before("<title>", n)


@hostile(1_000_000)
def noscript(n):
    return _before("<noscript>", n)


@hostile(1_000_000)
def template(n):
    return _before("<template>", n)


@hostile(1_000_000)
def select(n):
    return page("<select>" + "<option>x" * (n // 9))


@hostile(1_000_000)
def svg(n):
    return page("<svg>" + "<path d='M0'>" * (n // 13))


@hostile(1_000_000)
def math(n):
    return page("<math>" + "<mi>x" * (n // 5))


@hostile(1_000_000)
def iframe(n):
    return _before("<iframe src=x>", n)


@hostile(1_000_000)
def objects(n):
    return _before("<object data=x>", n)


@hostile(1_000_000)
def video(n):
    return page("<video><source src=x>")


@hostile(1_000_000)
def noframes(n):
    return _before("<noframes>", n)


@hostile(1_000_000)
def canvas(n):
    return _before("<canvas>", n)


@hostile(1_000_000)
def uppercase_script(n):
    return _before("<SCRIPT>", n)


@hostile(1_000_000)
def instruction(n):
    return page("<?php echo " + "x" * n + "?>")


@hostile(1_000_000)
def character_data(n):
    return page("<![CDATA[" + "x" * n + ">")


@hostile(1_000_000)
def character_data_sections(n):
    return page("<![CDATA[x]]>" * (n // 13))


@hostile(1_000_000)
def less_than_signs(n):
    return page("<" * n)


@hostile(1_000_000)
def less_than_signs_apart(n):
    return page("< " * n)


@hostile(1_000_000)
def tags_without_end(n):
    return page("<a " * n + ">")


@hostile(1_000_000)
def document_types(n):
    return "<!doctype html>" * (n // 15) + page()


@hostile(1_000_000)
def declarations(n):
    return page("<!" * n + ">")


@hostile(1_000_000)
def last_tag(n):
    return page(behind="<div " + "x" * n)


@hostile(1_000_000)
def everything(n):
    return page("<svg><template><select><object><video>" + "x" * n)
