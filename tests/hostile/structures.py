"""Tables, lists and links."""

from tests.hostile.kinds import FIRST, LAST, MIDDLE, hostile, page


@hostile(100_000)
def spans_beyond_reason(n):
    return page("<table>" + "<tr><td colspan=1000000000 rowspan=999999999>x</td></tr>" * n + "</table>")


@hostile(300_000)
def one_row(n):
    return page("<table><tr>" + "<td>x</td>" * n + "</tr></table>")


@hostile(300_000)
def one_row_of_empty_cells(n):
    return page("<table><tr>" + "<td></td>" * n + "<td>x</td></tr></table>")


@hostile(100_000)
def rows_of_two_cells(n):
    return page("<table>" + "<tr><td>x</td><td>y</td></tr>" * n + "</table>")


@hostile(100_000)
def rows_after_empty_cells(n):
    return page("<table>" + "<tr><td><td><td><td>x" * n + "</table>")


@hostile(300_000)
def rows_without_cells(n):
    return page("<table>" + "<tr>x" * n + "</table>")


@hostile(300_000)
def cells_in_no_table(n):
    return page("<td>" * n)


@hostile(100_000)
def one_cell_of_blocks(n):
    return page("<table><tr><td>a<td>b<tr><td>c<td>" + "<p>x" * n + "</table>")


@hostile(100_000)
def a_table_for_each_paragraph(n):
    return page("<table><tr><td>a<td>b<tr><td>c<td>d</table>" * n)


@hostile(100_000)
def tables_in_one_cell(n):
    return page("<table><tr><td>" + "<table><tr><td>x<td>y<tr><td>x<td>y</table>" * n + "</table>")


@hostile(300_000)
def columns(n):
    return page("<table><colgroup>" + "<col span=1000>" * n + "</table>")


@hostile(100_000)
def lists_that_start_beyond_reason(n):
    return page(
        "<ol start=999999999999><li value=99999999999999>x</ol><ol start=-5><li>y</ol><ol start=٣><li>z</ol>" * n
    )


@hostile(300_000)
def one_list(n):
    return page("<ul>" + "<li>x" * n + "</ul>")


@hostile(300_000)
def items_in_no_list(n):
    return page("<li>x" * n)


@hostile(300_000)
def empty_items(n):
    return page("<ol>" + "<li>" * n + "</ol>")


@hostile(300_000)
def one_menu(n):
    return page("<nav>" + "".join(f"<a href=/{i}>Page {i}</a>" for i in range(n)) + "</nav>")


@hostile(100_000)
def links_in_one_paragraph(n):
    return page(behind="<p>" + "".join(f"{i} <a href=/{i}>see</a>, " for i in range(n)))


@hostile(100_000)
def code_in_one_paragraph(n):
    return page(behind="<p>" + "the the <code>x</code> , " * n)


@hostile(300_000)
def options(n):
    return page("<select>" + "<option>x" * n + "</select>")


@hostile(300_000)
def lines_of_a_listing(n):
    return page(behind="<pre>" + "<div>x = 1</div>\n" * n + "</pre>")


@hostile(100_000)
def definitions(n):
    return page("<dl>" + "<dt>x<dd>y" * n + "</dl>")


@hostile(1_000_000)
def figures(n):
    return page("<figure><figcaption></figcaption></figure>" * (n // 10))


@hostile(20_000)
def the_article_again_and_again(n):
    return page(behind=f"<div><p>{FIRST}</p><p>{MIDDLE}</p><p>{LAST}</p></div>" * n)


@hostile(100_000)
def breaks_inside_links(n):
    return page(behind="<p>" + "<a href=/>x<br>y</a> " * n)


@hostile(100_000)
def spans_open_over_blocks(n):
    return page("<b><i><a href=/><em>" * 10 + "<p>x</p>" * n)
