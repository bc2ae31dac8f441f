"""WARC archives: every page an article, and what is damaged is said while the rest is read."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace

import pytest

from archives import bomb, page, record
from summitry.model import Problem
from summitry.read import article, gather

PAGE = page()


def found_in(path, settings):
    pages, problems = [], []
    for found in gather([path], settings):
        (problems if isinstance(found, Problem) else pages).append(found)
    return pages, problems


def archive(tmp_path, packed: bool, *records: bytes):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_every_page_is_an_article_with_its_place_and_address(tmp_path, settings, packed):
    others = record(3, b"{}", kind="application/json"), record(4, PAGE, status=404)
    path = archive(tmp_path, packed, record(1, PAGE), *others, record(5, page("More.")))
    pages, problems = found_in(path, settings)
    assert not problems
    assert [(p.source, p.url) for p in pages] == [(f"{path}#1", "https://news.example/1"), (f"{path}#4", "https://news.example/5")]
    read = article(pages[0], settings).article
    assert (read.id, read.url, str(read.published), read.title) == ("a:1", "https://news.example/1", "2024-05-06", "Talks in Oslo")
    assert read.text.startswith("Prime Minister")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("second", "message"),
    [
        (record(2, PAGE, length=300), "is no WARC record"),
        (record(2, PAGE, length=len(PAGE) + 500), "runs into the next record"),
        (record(2, PAGE, length=10**12), "is cut short"),
        (b"junk\n" * 40, "is no WARC record"),
        (record(2, b"x" * 20_000), "is longer than 10,000 bytes"),
        (record(2, gzip.compress(bytes(200_000)), kind="text/html\r\nContent-Encoding: gzip"), "is longer than 10,000 bytes"),
        (record(2, b"\x1f\x8bjunk", kind="text/html\r\nContent-Encoding: gzip"), "is a damaged page"),
    ],
)
def test_after_a_damaged_record_the_next_one_is_found(tmp_path, settings, packed, second, message):
    path = archive(tmp_path, packed, record(1, PAGE), second, record(3, PAGE), second, record(5, PAGE))
    pages, problems = found_in(path, replace(settings, max_document_bytes=10_000))
    assert [p.url[-1] for p in pages if p.data == PAGE] == ["1", "3", "5"]
    assert any(message in p.message for p in problems)
    assert all(p.source.startswith(f"{path}#") for p in problems)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_off_gives_what_came_before(tmp_path, settings, packed):
    path = archive(tmp_path, packed, record(1, PAGE), record(2, PAGE))
    path.write_bytes(path.read_bytes()[: -len(path.read_bytes()) // 5])
    pages, problems = found_in(path, settings)
    assert [p.url[-1] for p in pages] == ["1"]
    assert "is cut short" in problems[0].message


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_an_archive_is_cut_off_it_is_said(tmp_path, settings, packed):
    path = archive(tmp_path, packed, record(1, PAGE), record(2, PAGE))
    whole = path.read_bytes()
    second = whole.rindex(b"\x1f\x8b\x08" if packed else b"WARC/1.")
    for end in (*range(second + 1, len(whole) - 4, 7), len(whole) - 5):
        path.write_bytes(whole[:end])
        pages, problems = found_in(path, settings)
        assert [p.url[-1] for p in pages if p.data == PAGE][:1] == ["1"]
        assert {p.source for p in problems} <= {f"{path}#2", str(path)}, end
        assert problems, end
        assert any(said in problems[0].message for said in ("breaks off", "is cut short", "no WARC record"))
    path.write_bytes(whole[:second])
    assert [len(found) for found in found_in(path, settings)] == [1, 0]


@pytest.mark.parametrize("length", [100 << 20, 200])
def test_a_bomb_in_an_archive_is_stepped_over(tmp_path, settings, length):
    path = tmp_path / "a.warc.gz"
    begun = record(2, b"x", length=length)[:-4]
    path.write_bytes(gzip.compress(record(1, PAGE)) + bomb(begun, 100) + gzip.compress(record(3, PAGE)))
    pages, problems = found_in(path, settings)
    assert [p.url[-1] for p in pages if p.data == PAGE] == ["1", "3"]
    assert problems


def test_pages_sent_packed_or_in_chunks_are_opened(tmp_path, settings):
    chunks = b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"
    path = archive(
        tmp_path,
        True,
        record(1, gzip.compress(PAGE), kind="text/html\r\nContent-Encoding: gzip"),
        record(2, chunks, kind="text/html\r\nTransfer-Encoding: chunked"),
        record(3, PAGE, kind="text/html\r\nContent-Encoding: br"),  # as archives keep it that unpacked the page themselves
    )
    pages, problems = found_in(path, settings)
    assert not problems
    assert [p.data for p in pages] == [PAGE] * 3


class Pipe(io.RawIOBase):
    """A stream that cannot go back."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer) -> int:
        return self._data.readinto(buffer)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_comes_through_a_pipe(monkeypatch, settings, packed):
    records = [record(1, PAGE), record(2, PAGE)]
    data = b"".join(map(gzip.compress, records) if packed else records)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Pipe(data))))
    assert [f.url[-1] for f in gather(["-"], settings)] == ["1", "2"]
