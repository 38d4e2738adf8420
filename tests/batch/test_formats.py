import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import scrubber
from scrubber import MissingExtra, clean_folder
from scrubber.batch import formats
from scrubber.batch.formats import Fields, FormatError, read_records
from scrubber.batch.names import safe

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
warcio = pytest.importorskip("warcio.warcwriter")

ARTICLE = "It rained all day in the old town by the river, and nobody came."
PAGE = f"<html><body><nav><a href='/'>Home</a></nav><p>{ARTICLE}</p></body></html>"


def lines(path: Path) -> list[dict]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.splitlines()]


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def warc(path: Path, *records: tuple, zipped: bool = True) -> Path:
    from warcio.statusandheaders import StatusAndHeaders

    with open(path, "wb") as file:
        writer = warcio.WARCWriter(file, gzip=zipped)
        for kind, url, body, *headers in records:
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1") if kind == "response" else None
            writer.write_record(writer.create_warc_record(url, kind, payload=io.BytesIO(body), http_headers=http))
    return path


HTML = ("Content-Type", "text/html")


# Nothing is lost, and nothing is written where it should not be.


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.html",
        "/etc/passwd.html",
        "C:\\Windows\\a.html",
        "..\\..\\a.html",
        "a/./../b.html",
        "~/x.html",
        ".scrubber/manifest.html",
        "x" * 5000 + ".html",
        "/".join("x" * 9 for _ in range(999)),
        "..",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_members_of_archives_stay_below_the_target(tmp_path, name, kind):
    assert not safe(name).is_absolute()
    assert ".." not in safe(name).parts
    assert "\0" not in str(safe(name + "\0"))
    archive = tmp_path / f"pages.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr(f"{name}.html", PAGE)
    else:
        with tarfile.open(archive, "w", format=tarfile.PAX_FORMAT) as file:
            member = tarfile.TarInfo(f"{name}.html")
            member.size = len(PAGE)
            file.addfile(member, io.BytesIO(PAGE.encode()))
    before = set(tmp_path.rglob("*"))
    report = clean_folder(archive, tmp_path / "clean")
    assert report.states["ok"] == 1, report.failed
    new = {path for path in tmp_path.rglob("*") if path not in before and path.is_file()}
    assert all(path.is_relative_to(tmp_path / "clean") for path in new)
    assert [path.read_text("utf-8") for path in new if path.suffix == ".txt"] == [f"{ARTICLE}\n"]


def test_every_record_has_a_row_whatever_is_wrong_with_it(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"text": "It rained."}\nnot json\n\n[1]\n{"id": 7}\n{"text": null}\n{"text": "It snowed."}\n', encoding="utf-8"
    )
    report = clean_folder(source, tmp_path / "out.jsonl", format="jsonl")
    rows = lines(tmp_path / "out.jsonl")
    assert [row["text"] for row in rows] == ["It rained.", None, None, None, None, "It snowed."]
    assert [row["status"] for row in rows] == ["ok", "failed", "failed", "failed", "failed", "ok"]
    assert "not JSON" in rows[1]["reason"]
    assert "'id'" in rows[3]["reason"]
    assert rows[3]["id"] == 7
    assert [page.record for page in report.failed] == ["2", "4", "5", "6"]


def test_other_fields_are_kept_and_never_overwritten(tmp_path):
    row = {
        "id": 12345678901234567890,
        "text": PAGE,
        "title": "Mine",
        "tags": ["a", {"b": None}],
        "status": 5,
        "url": "https://example.org/a",
    }
    clean_folder(jsonl(tmp_path / "in.jsonl", row), tmp_path / "out.jsonl", format="jsonl")
    (found,) = lines(tmp_path / "out.jsonl")
    assert {name: found[name] for name in row if name != "text"} == {name: row[name] for name in row if name != "text"}
    assert (found["text"], found["scrubber_status"], found["scrubber_title"]) == (ARTICLE, "ok", None)
    assert "scrubber_url" not in found  # it is the same


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet", "warc.gz", "zip", "tar.gz", "tar"])
@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b\x08garbage" * 100, b"PK\x03\x04", b"\0" * 5000, b"WARC/1.0\r\n" * 50]
)
def test_a_container_that_is_none_is_a_failure_and_the_run_goes_on(tmp_path, kind, content):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / f"broken.{kind}").write_bytes(content)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    report = clean_folder(folder, tmp_path / "clean")
    assert report.states["ok"] == 1
    assert all(page.source.name.startswith("broken") and page.reason for page in report.failed)


@pytest.mark.parametrize("kind", ["jsonl.gz", "warc.gz", "tar.gz", "zip"])
def test_of_a_file_that_was_cut_what_is_whole_is_kept(tmp_path, kind):
    whole, pages = tmp_path / f"whole.{kind}", [PAGE.replace("all", f"all the {n}th") for n in range(200)]
    if kind == "jsonl.gz":
        whole.write_bytes(gzip.compress("".join(json.dumps({"text": page}) + "\n" for page in pages).encode()))
    elif kind == "warc.gz":
        warc(whole, *(("response", f"http://a.example/{n}", page.encode(), HTML) for n, page in enumerate(pages)))
    elif kind == "tar.gz":
        with tarfile.open(whole, "w:gz") as file:
            for n, page in enumerate(pages):
                member = tarfile.TarInfo(f"{n}.html")
                member.size = len(page)
                file.addfile(member, io.BytesIO(page.encode()))
    else:
        with zipfile.ZipFile(whole, "w") as file:
            for n, page in enumerate(pages):
                file.writestr(f"{n}.html", page)
    raw = whole.read_bytes()
    cut = tmp_path / f"cut.{kind}"
    cut.write_bytes(raw[: len(raw) * 3 // 4])
    report = clean_folder(cut, tmp_path / "out.jsonl", format="jsonl")
    if kind == "zip":  # its list of members stands at the end
        assert (report.states["ok"], len(report.failed)) == (0, 1)
        return
    assert report.states["ok"] > 50
    if kind != "warc.gz":
        assert report.failed[-1].reason
    assert len([row for row in lines(tmp_path / "out.jsonl") if row["status"] == "ok"]) == report.states["ok"]


def test_a_bomb_fails_and_costs_no_more_than_its_limit(tmp_path, monkeypatch):
    from scrubber.batch import work
    from scrubber.batch.formats import zip as zip_format

    monkeypatch.setattr(zip_format, "MOST", 100_000)
    monkeypatch.setattr(work, "MOST", 100_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.html", b"\0" * 5_000_000)
        file.writestr("page.html", PAGE)
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(b"\0" * 5_000_000))
    report = clean_folder([tmp_path / "bomb.zip", tmp_path / "bomb.html.gz"], tmp_path / "clean")
    assert {page.record or page.source.name for page in report.failed} == {"bomb.html", "bomb.html.gz"}
    assert all("larger than" in page.reason for page in report.failed)
    assert report.states["ok"] == 1


# Each format.


def test_pages_may_be_gzipped(tmp_path):
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert clean_folder(tmp_path, tmp_path / "clean").states["ok"] == 1
    assert (tmp_path / "clean" / "a.txt").read_text("utf-8") == f"{ARTICLE}\n"


def test_a_folder_becomes_one_table(tmp_path):
    (tmp_path / "pages" / "sub").mkdir(parents=True)
    (tmp_path / "pages" / "sub" / "b.html").write_text(
        PAGE.replace("<body>", "<title>Rain</title><body>"), encoding="utf-8"
    )
    (tmp_path / "pages" / "a.html").write_text("<nav><a href='/'>Home</a></nav>", encoding="utf-8")
    clean_folder(tmp_path / "pages", tmp_path / "clean.jsonl", format="jsonl", changes=True)
    rows = lines(tmp_path / "clean.jsonl")
    assert [(row["source"], row["status"], row["title"], row["text"]) for row in rows] == [
        ("a.html", "not_article", None, ""),
        ("sub/b.html", "ok", "Rain", ARTICLE),
    ]
    assert [change["before"] for change in rows[1]["changes"]] == ["Home"]
    assert 0 <= rows[1]["confidence"] <= 1


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_json_lines_are_mirrored_as_they_are(tmp_path, name):
    raw = (
        "\ufeff" + json.dumps({"html": PAGE, "n": 1}) + "\r\n" + json.dumps({"html": "<p>雨 😀.</p>", "n": 2})
    ).encode()
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    clean_folder(tmp_path / name, tmp_path / "clean", text_field="html")
    rows = lines(tmp_path / "clean" / name)
    assert [(row["text"], row["n"], "html" in row) for row in rows] == [(ARTICLE, 1, False), ("雨 😀.", 2, False)]


def test_a_table_is_the_same_bytes_every_time(tmp_path):
    source = jsonl(tmp_path / "in.jsonl", *({"text": f"It rained {n} times.", "n": n} for n in range(300)))
    for format in ("jsonl", "jsonl.gz", "parquet"):
        for run, workers in (("one", 1), ("two", 2)):
            clean_folder(source, tmp_path / run / f"out.{format}", format=format.partition(".")[0], workers=workers)
        assert (tmp_path / "one" / f"out.{format}").read_bytes() == (tmp_path / "two" / f"out.{format}").read_bytes()


def test_parquet_keeps_its_columns_and_their_types(tmp_path):
    import datetime
    import decimal

    others = {
        "id": pyarrow.array([1, 2, 3], pyarrow.int32()),
        "when": pyarrow.array([datetime.datetime(2024, 5, 6, 7, 8, 9, 123)] * 3, pyarrow.timestamp("us", "UTC")),
        "price": pyarrow.array([decimal.Decimal("1.10")] * 3),
        "raw": pyarrow.array([b"\xff", None, b""]),
        "nested": pyarrow.array([[{"a": 1}], None, []], pyarrow.list_(pyarrow.struct([("a", pyarrow.int8())]))),
        "kind": pyarrow.array(["x", "y", "x"]).dictionary_encode(),
        "title": pyarrow.array(["Mine", None, "Yours"]),
    }
    table = pyarrow.table({"html": [PAGE, None, "<p>It snowed.</p>"], **others})
    parquet.write_table(table, tmp_path / "in.parquet")
    report = clean_folder(tmp_path / "in.parquet", tmp_path / "clean", text_field="html")
    found = parquet.read_table(tmp_path / "clean" / "in.parquet")
    for name in others:
        assert found.column(name).to_pylist() == table.column(name).to_pylist()
        if name != "kind":
            assert found.schema.field(name).type == table.schema.field(name).type
    assert found.column("text").to_pylist() == [ARTICLE, None, "It snowed."]
    assert found.column("status").to_pylist() == ["ok", "failed", "ok"]
    assert "html" not in found.column_names
    assert dict(report.states) == {"ok": 2, "failed": 1}


def test_parquet_with_pages_as_bytes(tmp_path):
    page = "<meta charset=windows-1251><p>Вчера днём прошёл сильный дождь.</p>".encode("cp1251")
    parquet.write_table(pyarrow.table({"text": pyarrow.array([page])}), tmp_path / "in.parquet")
    clean_folder(tmp_path / "in.parquet", tmp_path / "out.jsonl", format="jsonl")
    assert lines(tmp_path / "out.jsonl")[0]["text"] == "Вчера днём прошёл сильный дождь."


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path):
    parquet.write_table(pyarrow.table({"body": ["x"], "id": [1]}), tmp_path / "in.parquet")
    (page,) = clean_folder(tmp_path / "in.parquet", tmp_path / "out.jsonl", format="jsonl").failed
    assert "'text'" in page.reason
    assert "body, id" in page.reason


def test_rows_of_many_shapes_become_one_parquet_table(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    jsonl(
        tmp_path / "a.jsonl",
        {"text": "One.", "n": 1, "x": 1},
        {"text": "Two.", "n": 2.5, "x": "a"},
        {"text": "3.", "x": {"y": []}},
    )
    parquet.write_table(
        pyarrow.table({"text": ["Four."], "n": pyarrow.array([4], pyarrow.int8())}), tmp_path / "b.parquet"
    )
    clean_folder(
        [tmp_path / name for name in ("page.html", "a.jsonl", "b.parquet")], tmp_path / "out.parquet", format="parquet"
    )
    found = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["text"] for row in found] == [ARTICLE, "One.", "Two.", "3.", "Four."]
    assert [row["n"] for row in found] == [None, 1, 2.5, None, 4]
    assert [row["x"] for row in found] == [None, "1", "a", '{"y": []}', None]


def test_warc_gives_its_html_and_wet_its_text(tmp_path):
    russian = "<p>Вчера днём прошёл сильный дождь.</p>".encode("cp1251")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode())
    warc(
        tmp_path / "a.warc.gz",
        ("response", "http://a.example/1", PAGE.encode(), HTML),
        ("response", "http://a.example/2", b"%PDF-1.4", ("Content-Type", "application/pdf")),
        ("response", "http://a.example/3", gzip.compress(PAGE.encode()), HTML, ("Content-Encoding", "gzip")),
        ("response", "http://a.example/4", chunked, HTML, ("Transfer-Encoding", "chunked")),
        ("response", "http://a.example/5", russian, ("Content-Type", "text/html; charset=windows-1251")),
        ("resource", "http://a.example/6", PAGE.encode()),
        ("response", "http://a.example/7", b"", HTML),
    )
    warc(tmp_path / "b.wet", ("conversion", "http://b.example/", b"It rained <b>all</b> day."), zipped=False)
    clean_folder([tmp_path / "a.warc.gz", tmp_path / "b.wet"], tmp_path / "clean")
    rows = lines(tmp_path / "clean" / "a.jsonl")
    assert [(row["url"][-1], row["text"]) for row in rows] == [
        ("1", ARTICLE),
        ("3", ARTICLE),
        ("4", ARTICLE),
        ("5", "Вчера днём прошёл сильный дождь."),
        ("7", ""),
    ]
    assert rows[0]["http_status"] == "200"
    assert [row["url"] for row in lines(tmp_path / "clean" / "b.jsonl")] == ["http://b.example/"]


def test_archives_become_folders_and_no_two_members_one_file(tmp_path):
    names = ["a.html", "a.htm", "sub/A.html", "sub/a.html", "image.png", "a.html", "b.txt.gz"]
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as file:
        for number, name in enumerate(names):
            page = f"<p>Page {number} tells of the rain that fell all day.</p>".encode()
            file.writestr(name, gzip.compress(page) if name.endswith(".gz") else page)
    report = clean_folder(tmp_path / "p.zip", tmp_path / "clean")
    found = {
        path.relative_to(tmp_path / "clean").as_posix(): path.read_text("utf-8")[5] for path in tmp_path.rglob("*.txt")
    }
    assert found == {
        "p/a.txt": "0",
        "p/a.htm.txt": "1",
        "p/sub/A.txt": "2",
        "p/sub/a.html.txt": "3",
        "p/a.html.txt": "5",
        "p/b.txt": "6",
    }
    assert clean_folder(tmp_path / "p.zip", tmp_path / "clean", resume=True).again == len(report.pages) == 6


def test_links_in_tar_files_are_not_followed(tmp_path):
    with tarfile.open(tmp_path / "p.tar", "w") as file:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            member = tarfile.TarInfo("link.html")
            member.type, member.linkname = kind, "/etc/passwd"
            file.addfile(member)
    assert clean_folder(tmp_path / "p.tar", tmp_path / "clean").pages == []


@pytest.mark.parametrize("kind", ["parquet", "warc"])
def test_a_missing_library_is_told_with_its_extra(tmp_path, monkeypatch, kind):
    monkeypatch.setitem(sys.modules, {"parquet": "pyarrow", "warc": "warcio"}[kind], None)
    (tmp_path / f"a.{kind}").write_bytes(b"")
    with pytest.raises(MissingExtra, match=rf"scrubber-web\[{kind}\]"):
        clean_folder(tmp_path, tmp_path / "clean")
    assert not (tmp_path / "clean").exists()


def test_the_extras_that_are_named_exist():
    text = Path(scrubber.__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8")
    for name in formats._EXTRAS.values():
        assert f"\n{name} = [" in text


def test_records_are_read_one_at_a_time(tmp_path):
    with gzip.open(tmp_path / "big.jsonl.gz", "wb") as file:
        for _ in range(2000):
            file.write(json.dumps({"text": "x" * 100_000}).encode() + b"\n")
    code = (
        "import resource, sys, pathlib\n"
        "from scrubber.batch.formats import read_records\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
        "count = sum(1 for _ in read_records(pathlib.Path(sys.argv[1]), 'jsonl'))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    pytest.importorskip("resource")
    out = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "big.jsonl.gz"], capture_output=True, check=True
    ).stdout
    before, count, after = map(int, out.split())
    assert count == 2000
    assert after - before < 50  # MiB; the file holds 200 MB


def test_an_unknown_kind_of_error_is_not_hidden(tmp_path):
    parquet.write_table(pyarrow.table({"text": ["x"]}), tmp_path / "a.parquet")
    with pytest.raises(FormatError, match="no column 'html'"):
        list(read_records(tmp_path / "a.parquet", "parquet", Fields("html")))
