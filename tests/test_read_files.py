"""Paths to documents: which files are found, in what order, under which ids, and what is said of those that cannot be read."""

import gzip
import io
import json
from dataclasses import replace

import pytest

from summitry.errors import UsageError
from summitry.model import Problem, Raw
from summitry.read import READERS, article, gather, identify
from summitry.read.files import names

TEXT = "The president arrived in the capital on Tuesday for talks with the prime minister."


def read(paths, settings):
    """Articles by id and problems by source."""
    articles, problems = {}, []
    for found in gather(paths, settings):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        parsed = article(found, settings)
        problems += parsed.problems
        if parsed.article:
            articles[parsed.article.id] = parsed.article
    return articles, problems


def said(problems):
    return " | ".join(f"{p.source} {p.message}" for p in problems)


def test_a_text_file_is_its_text_character_for_character(tmp_path, settings):
    path = tmp_path / "a.b.txt"
    path.write_bytes("\ufeffTitle\r\n\r\nXi’s trip – “done”.\rEnd\n".encode())
    articles, problems = read([tmp_path], settings)
    assert not problems
    assert articles["a.b"].text == path.read_text(encoding="utf-8")
    assert articles["a.b"].published is None


def test_files_of_one_name_take_their_folder_into_their_id(tmp_path, settings):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(TEXT + folder)
    (tmp_path / "x" / "other.txt").write_text(TEXT)
    assert set(read([tmp_path], settings)[0]) == {"x/news", "y/news", "other"}


def test_the_order_and_number_of_paths_make_no_difference(tmp_path, settings):
    files = []
    for name in ("b", "a", "c"):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(TEXT + name)
    once = [r.name for r in gather([tmp_path], settings)]
    assert once == ["a", "b", "c"]
    assert [r.name for r in gather([*reversed(files), tmp_path, files[0]], settings)] == once


def test_a_link_in_a_circle_is_not_followed(tmp_path, settings):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert [r.name for r in gather([tmp_path], settings)] == ["a"]


def test_names_are_unique_even_where_folders_are_alike(tmp_path):
    paths = [tmp_path / "a/z/n.txt", tmp_path / "b/z/n.txt", tmp_path / "b/z/n.jsonl"]
    assert len(set(names(paths).values())) == 3


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "holds no text"),
        ("blank.txt", b" \n\xef\xbb\xbf\n", "holds no text"),
        ("binary.txt", b"\x7fELF\0\0\1", "is a binary file"),
        ("latin.txt", "Visité à Pékin".encode("latin-1"), "is not valid UTF-8 (byte 5)"),
        ("empty.jsonl", b"", "is empty"),
        ("broken.jsonl", b'{"id": "a", "text": \n', "broken.jsonl:1 is not valid JSON"),
        ("list.jsonl", b'["a"]\n', "list.jsonl:1 is no JSON object"),
        ("textless.jsonl", b'\n{"id": "a", "title": "A"}\n', "textless.jsonl:2 has no text"),
        ("number.jsonl", b'{"id": "a", "text": true}\n', "has no text"),
        ("bytes.jsonl", b'{"id": "a", "text": "\xff"}\n', "is not valid UTF-8"),
        ("notgzip.jsonl.gz", b"\x1f\x8bjunk", "is a damaged gzip file"),
        ("deep.jsonl", b'{"id": "a", "text": ' + b"[" * 200_000 + b"}\n", "is not valid JSON"),
        ("picture.png", b"\x89PNG", "is in no format known here"),
    ],
)
def test_bad_input_is_a_problem_that_names_the_file_and_the_rest_goes_on(tmp_path, settings, name, data, message):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT)
    articles, problems = read([tmp_path / name, tmp_path / "z.txt"], settings)
    assert list(articles) == ["z"]
    assert message in said(problems)
    assert name in problems[0].source
    assert all(":" in p.message for p in problems), "each says what to do"


def test_a_path_that_leads_nowhere_and_a_folder_without_articles_are_problems(tmp_path, settings):
    (tmp_path / "empty").mkdir()
    problems = read([tmp_path / "nowhere", tmp_path / "empty"], settings)[1]
    assert "does not exist" in said(problems)
    assert "holds no file that can be read" in said(problems)


def test_a_line_too_long_is_skipped_and_the_next_one_read(tmp_path, settings):
    small = replace(settings, max_document_bytes=1000)
    lines = [json.dumps({"id": i, "text": TEXT * n}) for i, n in (("a", 1), ("b", 90), ("c", 1))]
    (tmp_path / "f.jsonl").write_text("\n".join(lines))
    articles, problems = read([tmp_path], small)
    assert list(articles) == ["a", "c"]
    assert "f.jsonl:2 is longer than 1,000 bytes" in said(problems)


def test_a_line_of_fifty_megabytes_costs_no_memory_and_one_without_end_is_given_up(settings):
    from summitry.read.jsonl import split
    from summitry.read.reader import Place

    class Endless(io.RawIOBase):
        """A stream of x without a line end that counts what was asked of it."""

        asked = 0

        def readline(self, size=-1):
            Endless.asked += size
            return b"x" * size

    small = replace(settings, max_document_bytes=1000, max_skip_bytes=5_000_000)
    found = list(split(Endless(), Place("f", "f"), small))
    assert [p.skipped for p in found] == ["document", "rest of file"]
    assert Endless.asked < 10_000_000


def test_gzip_is_opened_and_what_came_before_a_break_is_kept(tmp_path, settings):
    lines = "".join(json.dumps({"id": f"a{i}", "text": f"{TEXT} {i}"}) + "\n" for i in range(2000)).encode()
    (tmp_path / "whole.jsonl.gz").write_bytes(gzip.compress(lines))
    articles, problems = read([tmp_path], settings)
    assert len(articles) == 2000
    assert not problems
    (tmp_path / "whole.jsonl.gz").write_bytes(gzip.compress(lines)[:-3000])
    articles, problems = read([tmp_path], settings)
    assert 0 < len(articles) < 2000
    assert "damaged gzip" in said(problems)


def test_standard_input_is_told_by_its_first_character(monkeypatch, settings):
    for data, ids in (
        (b'{"id": "j", "text": "%s"}' % TEXT.encode(), ["j"]),
        (TEXT.encode(), ["stdin"]),
        (b'[{"id":"l","text":"%s"}]' % TEXT.encode(), ["l"]),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert list(read(["-"], settings)[0]) == ids


def test_two_readers_that_claim_one_file_are_named():
    twin = READERS[0]._replace(name="twin")
    with pytest.raises(UsageError, match=r"a\.txt: claimed by the readers txt and twin"):
        identify("a.txt", b"", (*READERS, twin))


def test_each_reader_claims_its_endings_alone():
    for reader in READERS:
        for ending in reader.endings:
            assert identify(f"a{ending}", b"") is reader


def test_raw_keeps_the_place_of_a_line(tmp_path, settings):
    (tmp_path / "f.jsonl").write_text(f'\n{{"text": "{TEXT}"}}\n')
    raw = next(iter(gather([tmp_path], settings)))
    assert isinstance(raw, Raw)
    assert raw.source.endswith("f.jsonl:2")
    assert article(raw, settings).article.id == "f:2"
