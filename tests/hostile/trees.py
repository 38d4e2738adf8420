"""Trees, soups and odd objects that are passed in."""

import io

from bs4 import BeautifulSoup
from lxml import etree, html

from tests.hostile.kinds import ARTICLE, BOTH, hostile, page


class Text(str):
    """A subclass that answers oddly."""

    def __len__(self):
        return 0

    def encode(self, *args):
        raise RuntimeError("not to be called")


class Bytes(bytes):
    """The same of bytes."""

    def startswith(self, *args):
        raise RuntimeError("not to be called")


def _chain(n, tag="div"):
    root = at = etree.Element("html")
    at = etree.SubElement(at, "body")
    for _ in range(n):
        at = etree.SubElement(at, tag)
    at.append(html.fragment_fromstring(f"<div>{ARTICLE}</div>"))
    return root


# Deeper trees take whoever builds them longer than a minute.
@hostile(30_000)
def deep_tree(n):
    return _chain(n)


@hostile(30_000)
def deep_tree_of_spans(n):
    return etree.ElementTree(_chain(n, "span"))


@hostile(100_000)
def wide_tree(n):
    root = html.document_fromstring(page())
    for _ in range(n):
        etree.SubElement(root[1], "p").tail = " "
    return root


@hostile(100_000)
def tree_with_many_attributes(n):
    root = html.document_fromstring(page())
    for i in range(min(n, 5_000)):
        root[1].set(f"a{i}", "1")
    return root


@hostile(10_000)
def tree_with_instructions_and_comments(n):
    root = html.document_fromstring(page())
    for _ in range(n):
        root[1].append(etree.Comment("x"))
        root[1].append(etree.ProcessingInstruction("x", "y"))
        root[1].append(etree.Entity("amp"))
    return root


@hostile(10_000)
def tree_of_xml_with_namespaces(n):
    return etree.fromstring(
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="q:q"><body>{"<q:p/>" * n}{ARTICLE}</body></html>'
    )


@hostile(1_000)
def tree_with_an_entity(n):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body>{"<p>&x;</p>" * n}{ARTICLE}</body></html>',
        parser,
    )


@hostile(1)
def part_of_a_tree(n):
    return html.document_fromstring(page("<p>not below it</p>"))[1]


@hostile(1, kept=())
def comment_as_a_page(n):
    return etree.Comment("x")


@hostile(1, kept=())
def empty_tree(n):
    return etree.ElementTree()


@hostile(10_000)
def wide_soup(n):
    return BeautifulSoup(page("<p></p>" * n), "lxml")


@hostile(10_000)
def deep_soup(n):
    soup = BeautifulSoup("<html><body></body></html>", "html.parser")
    at = soup.body
    for _ in range(n):
        below = soup.new_tag("div")
        at.append(below)
        at = below
    at.append(BeautifulSoup(ARTICLE, "html.parser"))
    return soup


@hostile(1)
def soup_that_holds_itself(n):
    soup = BeautifulSoup(page("<div></div>"), "html.parser")
    soup.div.contents.append(soup.div)
    return soup


@hostile(1, kept=())
def soup_of_nothing(n):
    return BeautifulSoup("", "html.parser")


@hostile(1)
def soup_of_xml_bytes(n):
    return BeautifulSoup(page().encode("utf-16"), "html.parser")


@hostile(1, kept=BOTH)
def odd_str(n):
    return Text(page())


@hostile(1, kept=BOTH)
def odd_bytes(n):
    return Bytes(page().encode())


@hostile(1, kept=BOTH)
def memory_with_steps(n):
    return memoryview(io.BytesIO(page().encode("utf-16-le")).getvalue())[::1]
