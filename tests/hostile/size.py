"""Very much of something ordinary."""

from tests.hostile.kinds import ARTICLE, FIRST, MIDDLE, TEXT, hostile, page


@hostile(50_000_000)
def a_page_of_paragraphs(n):
    one = f"<p>{FIRST} {MIDDLE}</p>\n"
    return page(article=ARTICLE + "".join(f"<p>{i} {one[3:]}" for i in range(n // (len(one) + 6))))


@hostile(50_000_000)
def a_page_of_teasers_before_the_article(n):
    one = '<div class="teaser"><a href="/story/{0}">Story number {0}</a></div>\n'
    return page("".join(one.format(i) for i in range(n // len(one.format(100_000)))))


@hostile(50_000_000)
def one_paragraph(n):
    return page(behind=f"<p>{MIDDLE * (n // len(MIDDLE))}</p>")


@hostile(50_000_000)
def one_word(n):
    return page(behind=f"<p>{'x' * n}</p>")


@hostile(50_000_000)
def white_space(n):
    return page(" \n\t" * (n // 3))


@hostile(50_000_000)
def a_comment(n):
    return page(f"<!-- {'x ' * (n // 2)} -->")


@hostile(50_000_000)
def a_script(n):
    return page(f"<script>{'if (a < b) c = 1;' * (n // 17)}</script>")


@hostile(1_000_000)
def line_breaks(n):
    return page("<br>" * n)


@hostile(1_000_000)
def line_breaks_with_blanks(n):
    return page("<br /> &nbsp;\n" * n)


@hostile(1_000_000)
def line_breaks_in_a_paragraph(n):
    return page(behind="<p>" + "x<br>" * n + "</p>")


@hostile(1_000_000)
def line_breaks_between_empty_inline_tags(n):
    return page("<p>x" + "<br><i></i>" * n + "</p>")


@hostile(1_000_000)
def empty_links_before_a_line_break(n):
    return page("<p>" + "<a href=/></a>" * n + "<br></p>")


@hostile(1_000_000)
def empty_paragraphs(n):
    return page("<p></p>" * n)


@hostile(1_000_000)
def empty_spans(n):
    return page("<span></span>" * n)


@hostile(1_000_000)
def rules(n):
    return page("<hr>" * n)


@hostile(1_000_000)
def images(n):
    return page("<img src=x>" * n)


@hostile(1_000_000)
def comments(n):
    return page("<!---->" * n)


@hostile(300_000)
def paragraphs_of_one_letter(n):
    return page(behind="<p>x</p>" * n)


@hostile(300_000)
def different_short_paragraphs(n):
    return page(behind="".join(f"<p>Note {i}</p>" for i in range(n)))


@hostile(300_000)
def empty_elements_with_different_names(n):
    return page("".join(f"<div class=c{i}></div>" for i in range(n)))


@hostile(1_000_000)
def headings(n):
    return page(behind="<h2></h2>" * n)


@hostile(20_000_000, kind="text")
def text_in_one_line(n):
    return f"{TEXT}\n\n{(MIDDLE + ' ') * (n // len(MIDDLE))}"


@hostile(1_000_000, kind="text")
def text_in_short_lines(n):
    return f"{TEXT}\n\n" + "".join(f"line {i}\n" for i in range(n))


@hostile(20_000_000)
def text_to_be_recognised(n):
    return f"{TEXT}\n\n" + f"{MIDDLE}\n\n" * (n // len(MIDDLE))


@hostile(20_000_000)
def a_comment_before_everything(n):
    return f"<!-- {'x- ' * (n // 3)} -->{page()}"


@hostile(1_000_000)
def comments_before_everything(n):
    return "<!-- x --> " * (n // 11) + page()


@hostile(20_000_000)
def a_comment_that_never_ends_before_everything(n):
    return f"<!-- {'x- ' * (n // 3)}{page()}"


@hostile(20_000_000)
def white_space_before_everything(n):
    return " \n" * (n // 2) + page()


@hostile(5_000_000)
def instructions_before_everything(n):
    return "<?xml version='1.0'?>" * (n // 21) + page()


@hostile(20_000_000)
def a_fragment_of_one_element(n):
    return f"<div>{ARTICLE}{'x ' * (n // 2)}</div>"


@hostile(20_000_000)
def text_of_backslashes(n):
    return f'"{TEXT}'.replace("\n", "\\n") + '\\n\\"' * (n // 4) + '"'
