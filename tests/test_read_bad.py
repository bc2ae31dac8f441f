"""Files made to break a reader: each is a problem with its place, in bounded memory and time, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import resource
import time
from dataclasses import replace

import pytest

from archives import bomb, page, record
from gathered import read
from summitry.run.local import build

TEXT = "The French president arrived in Warsaw on Tuesday for talks with the prime minister of Poland."
MEGABYTE = 1 << 20


@pytest.fixture
def bounded():
    """Fails where what was done in between took long or much memory."""
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024, "kilobytes"
    assert time.process_time() - begun < 30


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.json.gz", "bomb.html.gz", "bomb.xml.gz", "bomb.warc.gz"])
def test_a_small_file_that_opens_to_a_large_one(tmp_path, settings, name):
    begin = record(1, b"x", length=60 * MEGABYTE)[:-4] if "warc" in name else b'{"id": "a", "text": "'
    (tmp_path / name).write_bytes(bomb(begin, 60))
    (tmp_path / "z.txt").write_text(TEXT)
    assert (tmp_path / name).stat().st_size < MEGABYTE
    articles, problems = read([tmp_path], replace(settings, max_skip_bytes=30 * MEGABYTE))
    assert [a.id for a in articles] == ["z"]
    assert problems
    assert all(name in p.source for p in problems)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", ["large.html", "large.json", "large.xml", "large.txt"])
def test_a_file_of_two_hundred_megabytes_is_not_held(tmp_path, settings, name):
    with (tmp_path / name).open("wb") as file:
        file.write(b"<html><body>")
        file.truncate(200 * MEGABYTE)
    (tmp_path / "z.txt").write_text(TEXT)
    articles, problems = read([tmp_path], settings)
    assert [a.id for a in articles] == ["z"]
    assert "is longer than 10,000,000 bytes" in problems[0].message


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("count", [10_000_000, 1_500_000])
def test_tags_without_end(tmp_path, settings, count):
    (tmp_path / "a.html").write_bytes(b"<div>" * count)
    (tmp_path / "b.warc").write_bytes(record(1, b"<div>" * count) + record(2, page()))
    articles, problems = read([tmp_path], settings)
    assert [a.id for a in articles] == ["b:2"]
    assert len(problems) == 2


def test_ids_that_two_texts_have(tmp_path, settings):
    lines = [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT.replace("Tuesday", "Monday")}, {"id": "b", "text": TEXT}]
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, lines)))
    problems = []
    outcome = build([tmp_path], tmp_path / "r.db", settings, on_problem=problems.append)
    assert outcome.new == 2
    assert [p.source for p in problems] == [f"{tmp_path / 'f.jsonl'}:2"]
    assert "another text of this run has" in problems[0].message


def test_file_names_that_are_no_text(tmp_path, settings):
    for name in (b"line\nend.txt", b"byte\xff.txt", "Zürich.txt".encode(), b"turn\xe2\x80\xaeed.txt"):
        (tmp_path / os.fsdecode(name)).write_text(f"{TEXT} {len(name)}")
    (tmp_path / os.fsdecode(b"bad\xfe\n.txt")).write_bytes(TEXT.encode() + b" \xff")
    problems = []
    outcome = build([tmp_path], tmp_path / "r.db", settings, on_problem=problems.append)
    assert (outcome.new, outcome.problems) == (4, 1)
    assert problems[0].source.endswith(r"bad\xfe\n.txt")
    again = build([tmp_path], tmp_path / "r.db", settings)
    assert (again.new, again.known) == (0, 4)


def test_links_in_a_circle_and_devices(tmp_path, settings):
    (tmp_path / "z.txt").write_text(TEXT)
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    articles, problems = read([tmp_path], settings)
    assert [a.id for a in articles] == ["z"]
    assert sorted(os.path.basename(p.source) for p in problems) == ["a.txt", "b.txt", "gone.txt", "pipe.txt"]
    assert "in a circle" in read([tmp_path / "a.txt"], settings)[1][0].message


def test_a_truncated_gzip_of_every_format(tmp_path, settings):
    whole = {
        "a.html.gz": page(),
        "a.xml.gz": b"<rss version='2.0'><channel></channel></rss>" * 40,
        "a.txt.gz": TEXT.encode() * 9,
        "a.json.gz": json.dumps([{"id": str(i), "text": f"{TEXT} {i}"} for i in range(40)]).encode(),
    }
    for name, data in whole.items():
        (tmp_path / name).write_bytes(gzip.compress(data)[:-12])
    (tmp_path / "z.txt").write_text(TEXT)
    articles, problems = read([tmp_path], settings)
    assert [a.id for a in articles] == ["z"]
    assert all("is a damaged gzip file" in p.message for p in problems)
    assert len(problems) == 4
