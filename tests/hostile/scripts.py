"""Scripts, JSON-LD, meta elements: what a page says of itself."""

import json

from tests.hostile.kinds import hostile, page


def _data(text):
    return page(head=f'<script type="application/ld+json">{text}</script>')


@hostile(100_000)
def json_nested(n):
    return _data("[" * n + "]" * n)


@hostile(100_000)
def json_objects_nested(n):
    return _data('{"a":' * n + "1" + "}" * n)


@hostile(100_000)
def json_never_closed(n):
    return _data('{"@type":"Article","author":' * n)


@hostile(1_000_000)
def json_number(n):
    return _data(f'{{"@type":"Article","datePublished":{"9" * n}}}')


@hostile(100_000)
def json_graph(n):
    return _data(json.dumps({"@graph": [{"@type": "Article", "author": {"name": f"A {i}"}} for i in range(n)]}))


@hostile(100_000)
def json_of_wrong_types(n):
    odd = [
        None,
        1,
        [],
        {},
        "x",
        {"@type": {"a": 1}, "author": 5},
        {"@type": ["Article", None], "author": [None, [], {}]},
    ]
    return _data(json.dumps(odd * (n // len(odd))))


@hostile(20_000)
def json_scripts(n):
    one = json.dumps({"@type": "Article", "author": {"name": "A B"}, "datePublished": "2024-01-01"})
    return page(head=f'<script type="application/ld+json">{one}</script>' * n)


@hostile(10_000_000)
def json_string(n):
    return _data(json.dumps({"@type": "Article", "headline": "x" * n}))


@hostile(100_000)
def types_nested(n):
    return _data('{"@type":' + "[" * n + '"Article"' + "]" * n + "}")


@hostile(100_000)
def meta(n):
    return page(head="".join(f"<meta name=author content='A {i}'>" for i in range(n)))


@hostile(100_000)
def meta_refresh(n):
    return page(head="<meta http-equiv=refresh content='0;url=http://192.0.2.1/'>" * n)


@hostile(100_000)
def base_and_links(n):
    return page(head="<base href=http://192.0.2.1/><link rel=stylesheet href=x.css><link rel=canonical href=/x>" * n)


@hostile(10_000_000)
def long_meta(n):
    return page(head=f"<meta property=og:title content='{'x | ' * (n // 4)}'><meta property=og:site_name content='x'>")


@hostile(10_000_000)
def long_title(n):
    return page(head=f"<title>{'x - ' * (n // 4)}</title>")


@hostile(100_000)
def titles(n):
    return page(head="<title>x</title>" * n)


@hostile(10_000_000)
def long_canonical(n):
    return page(head=f'<link rel=canonical href="http://a.b/{"x/" * (n // 2)}">')


@hostile(10_000_000)
def long_language(n):
    return page().replace("<html>", f'<html lang="{"en-" * (n // 3)}">')


@hostile(10_000_000)
def long_date(n):
    return page(head=f"<meta property=article:published_time content='{'2024-' * (n // 5)}'>")


@hostile(100_000)
def scripts(n):
    return page("<script>x()</script>" * n)


@hostile(100_000)
def scripts_that_write(n):
    return page("<script>document.write('<p>no<\\/p>')</script><noscript><img src=x></noscript>" * n)


@hostile(100_000)
def conditional_comments(n):
    return page("<!--[if IE]><p>old</p><![endif]--><![if !IE]><![endif]>" * n)


@hostile(1_000_000)
def a_page_in_a_json_string(n):
    return json.dumps(page(behind="<p>é</p>" * (n // 8)))


@hostile(1_000_000)
def backslashes(n):
    return page(behind=f"<p>{chr(92) * n}</p>")
