"""Which images between blocks stand in the Markdown."""

import pytest

import scrubber
from scrubber.document import Reason
from scrubber.pipeline import Pipeline
from scrubber.rendering import render_markdown

EMPTY = Pipeline(())
URL = "https://example.org/a/page.html"
STORY = "<p>It rained all day in the old town by the river, and the ferry did not leave the quay until evening.</p>"


def markdown(page: str, url: str | None = URL) -> str:
    return scrubber.scrub(page, kind="html", url=url, pipeline=EMPTY).markdown


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ("src='/a.png'", "/a.png"),
        ("src='data:image/gif;base64,R0lG' data-src='/a.png'", "/a.png"),
        ("srcset='/s.png 300w, /a.png 900w, /m.png 600w'", "/a.png"),
        ("src='/unloaded.png' data-zoom='/b.png'", "/unloaded.png"),
        ("src='data:,' title='/b.png' data-src='/a.png'", "/a.png"),
        ("src='/a.png' data-zoom-image='/large.png'", "/a.png"),
        ("src='/blank.gif' data-srcset='/s.png 300w, /a.png 900w'", "/a.png"),
        ("src='/img/placeholder.svg?v=2' data-hires='/a.png'", "/a.png"),
        ("src='data:,' nitro-lazy-src='/a.png'", "/a.png"),
        ("data-delay-src='/a.png' data-delay-srcset='/a-2.png 2x'", "/a.png"),
        ("src='' data-lazy-srcset='/s.png 1x, /a.png 2x'", "/a.png"),
    ],
)
def test_an_image_is_what_it_shows_in_the_end(attributes, address):
    assert markdown(f"<img {attributes} alt='x'><p>a</p>") == f"![x](https://example.org{address})\n\na"


@pytest.mark.parametrize(
    "size", ["width=24", "width=24 height=240", "width=auto height=24", "height=100%", "width='9e9'"]
)
def test_small_in_one_direction_is_no_icon(size):
    assert markdown(f"<img src='/a.png' alt='x' {size}><p>a</p>") == "![x](https://example.org/a.png)\n\na"


@pytest.mark.parametrize(
    ("picture", "address"),
    [
        ("<source srcset='/s.webp 300w, /a.webp 900w'><img class=lazy alt=x>", "/a.webp"),
        ("<source data-srcset='/a.webp'><img src='data:,' alt=x>", "/a.webp"),
        ("<source srcset='/b.webp'><img src='/a.png' alt=x>", "/a.png"),
    ],
)
def test_a_picture_is_its_image_or_the_file_of_one_of_its_sources(picture, address):
    assert markdown(f"<picture>{picture}</picture><p>a</p>") == f"![x](https://example.org{address})\n\na"


def test_images_are_hidden_where_the_text_beside_them_is_not():
    image = "<div hidden><img src='/a.png' alt='x'></div>"
    assert "![" not in markdown(f"{STORY}{image}{STORY}")
    assert "![" in markdown(f"<div hidden>{STORY}<figure><img src='/a.png' alt='x'></figure>{STORY}</div>")


def test_an_image_of_amp():
    page = "<amp-img src='/a.png' alt='x'><noscript><img src='/a.png' alt='x'></noscript></amp-img><p>a</p>"
    assert markdown(page) == "![x](https://example.org/a.png)\n\na"


@pytest.mark.parametrize(
    "attributes",
    [
        "src='data:image/gif;base64,R0lG'",
        "src='/a.gif' width=1 height=1",
        "src='/a.gif' width=3 height=200",
        "src='/a.png' width=24 height=24px",
        "",
        "src=''",
    ],
)
def test_what_nobody_sees_is_no_image(attributes):
    assert markdown(f"<img {attributes} alt='x'><p>a</p>") == "a"


def test_an_image_that_is_a_link():
    assert markdown("<a href='/b'><img src='/a.png' alt='x'></a><p>a</p>").startswith(
        "[![x](https://example.org/a.png)](https://example.org/b)\n"
    )


def test_an_image_goes_with_what_stands_in_its_element():
    page = "<div><p>a</p><img src='/1.png'><p>b</p></div><div><img src='/2.png'><p>c</p><p>d</p></div>"
    document = scrubber.scrub(page, kind="html", pipeline=EMPTY).document
    for block in document.blocks[2:]:
        block.drop = Reason("test", "test")
    assert render_markdown(document) == "a\n\n![](/1.png)\n\nb"


def test_copies_for_readers_without_scripts_do_not_stand_twice():
    page = "<p>a</p><figure><img data-src='/1.png'><noscript><img src='/1-small.png'></noscript></figure><p>b</p>"
    assert markdown(page, url=None) == "a\n\n![](/1.png)\n\nb"


def test_images_in_tables_find_their_rows():
    page = "<p>a</p><table><tr><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table><img src='/1.png'><p>f</p>"
    assert markdown(page, url=None).endswith("| d | e |\n\n![](/1.png)\n\nf")


# What goes by its names.


@pytest.mark.parametrize(
    "image",
    [
        "<img src='/a.gif' alt='Chart'>",
        "<a href='/a-large.gif'><img src='/a.gif' alt='Chart'></a>",
        "<a href='/b.html'><img src='/a.jpg' alt='Rain'></a>",
        "<img src='/a.jpg' alt='How to meet your own avatar?'>",
        "<img src='/fill/w_49,h_32,q_80,blur_2/a.jpg' alt='Rain'>",
        "<img src='/fetch/w_360,h_360,c_fill/a.jpg?width=800' alt='Rain'>",
        "<div class='post-thumbnail'><img src='/a.jpg' alt='Rain'></div>",
        "<img src='/films/avatars-of-fire/stills/a.jpg' alt='Rain'>",
        "<div class='content card media'><img src='/a.jpg' alt='Rain'></div>",
        "<img src='/a.svg' alt='Plan'><p>b</p><img src='/b.svg' alt='Plan'>",
        "<figure class='logos'><img src='/a.jpg' alt='Rain'><figcaption>Our logos</figcaption></figure>",
    ],
)
def test_pictures_of_the_article_stay(image):
    assert "![" in markdown(f"<p>a</p>{image}<p>c</p>")


@pytest.mark.parametrize(
    "image",
    [
        "<a href='posting.php?mode=reply'><img src='/reply.gif' alt='Reply'></a>",
        "<img src='/fetch/w_36,h_36,c_fill/a.jpg' alt='Jane'>",
        "<img src='/a.jpg?width=80' alt='Jane'>",
        "<img src='/data/avatars/m/13/1378.jpg' alt='Jane'>",
        "<img src='/grr.gif' class='smilie' alt=':grr:'>",
        "<img src='/a.jpg' alt='Jane Doe&#39;s avatar'>",
        "<div class='author-bio'><img src='/ch.jpg' alt=''></div>",
        "<div class='_thumb_x91'><img src='/0.avif' alt=''></div>",
        "<div class='clientLogos'><img src='/a.jpg' alt='Firm'></div>",
        "<ul><li><img src='/a.svg'></li><li><img src='/b.svg'></li><li><img src='/c.svg'></li></ul>",
    ],
)
def test_buttons_portraits_and_rows_of_logos_go(image):
    assert "![" not in markdown(f"<p>a</p>{image}<p>c</p>")


def test_the_pictures_of_what_is_for_sale():
    gallery = "<div class='product__media'><ul><li><img src='/1.jpg'><button>Zoom</button></li><li><img src='/2.jpg'></li></ul></div>"
    head = "<div><nav><a href='/x'>Blankets</a></nav></div>"
    page = f"<html><body>{head}<main>{gallery}<div><h1>Blanket</h1><p>£168</p>{STORY * 3}</div></main></body></html>"
    written = scrubber.scrub(page, url=URL).markdown
    assert written.startswith("![](https://example.org/1.jpg)\n\n![](https://example.org/2.jpg)\n\n")


def test_a_picture_stands_once():
    assert (
        markdown("<img src='/r-800x600.jpg' alt='x'><p>a</p><img src='/r-150x100.jpg' alt='x'><p>b</p>").count("![")
        == 1
    )
    assert markdown("<img src='/a/r.jpg' alt='x'><p>a</p><img src='/b/r.jpg' alt='x'><p>b</p>").count("![") == 2


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("<td><img src='/1.png'></td><td>b</td>", "| ![](/1.png) | b |"),
        ("<td><img src='/1.png'> a</td><td>b</td>", "| ![](/1.png) a | b |"),
        ("<td>a</td><td>b <img src='/1.png'></td>", "| a | b ![](/1.png) |"),
        ("<td>a</td><td><p>b</p><img src='/1.png'></td>", "| a | b ![](/1.png) |"),
        ("<td>a</td><td><img src='/1.png' alt='x|y'></td>", "| a ![x\\|y](/1.png) |  |"),
        ("<td>a</td><td><a href='/c'><img src='/1.png'></a></td>", "| a [![](/1.png)](/c) |  |"),
        ("<td><img src='/1.png'></td><td><img src='/2.png'></td><td>b</td>", "| ![](/1.png) | ![](/2.png) | b |"),
    ],
)
def test_an_image_stands_in_its_cell_and_leaves_the_table_whole(cells, expected):
    page = f"<p>a</p><table><tr><th>A</th><th>B</th></tr><tr>{cells}</tr><tr><td>c</td><td>d</td></tr></table>"
    lines = markdown(page, url=None).split("\n")
    assert [lines[2].count("A"), lines[4].rstrip(" |"), lines[5].rstrip(" |")] == [1, expected.rstrip(" |"), "| c | d"]


def test_an_image_that_is_all_of_a_row_leaves_the_table_whole():
    rows = "<tr><th>A</th><th>B</th></tr><tr><td><img src='/1.png'></td><td></td></tr><tr><td>c</td><td>d</td></tr>"
    assert markdown(f"<table>{rows}</table>", url=None) == "| A | B |\n| --- | --- |\n| c | d |\n\n![](/1.png)"


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("/9cb29f29c2b8856e1ad4bfe1.jpg", True),  # letters of a number are no words
        ("/u=36,94&s=66F033D45EDB4ED8C918AD8F0300.jpg", True),
        ("/ad.jpg", False),
        ("/logo2.png", False),
        ("/img/site-logo-300x200.png", False),
        ("/icon_24.png", False),
    ],
)
def test_what_the_name_of_an_image_says(address, is_kept):
    assert (f"{address})" in markdown(f"<p>a</p><img src='{address}'><p>b</p>")) == is_kept


def test_files_that_differ_in_front_of_the_name_are_different():
    page = "<p>a</p><img src='/u=36,94&w=640&img.JPEG'><p>b</p><img src='/u=27,25&w=640&img.JPEG'><p>c</p>"
    assert markdown(page).count("img.JPEG") == 2


@pytest.mark.parametrize(
    ("link", "is_kept"),
    [("https://shop.example.com/b", True), ("/b", False), ("https://www.example.org/b", False)],
)
def test_a_picture_of_a_thing_for_sale_elsewhere_is_no_teaser(link, is_kept):
    page = f"{STORY}<figure><a href='{link}'><img src='/1.png'></a></figure><p><a href='{link}'>A boat</a></p>{STORY}"
    assert ("/1.png" in markdown(page)) == is_kept


def test_a_heading_over_all_columns_leaves_a_table_of_two_columns():
    rows = "<tr><td colspan=2>Boat</td></tr><tr><td>Length</td><td>12 m</td></tr><tr><td>Masts</td><td>2</td></tr>"
    assert markdown(f"<table>{rows}</table>") == "| Boat |  |\n| --- | --- |\n| Length | 12 m |\n| Masts | 2 |"


def test_one_cell_over_all_of_a_layout_is_no_table():
    assert markdown("<table><tr><td colspan=2><h1>Boat</h1></td></tr></table><p>a</p>") == "# Boat\n\na"
