"""The maker of archives and the drawing, in a small form; speed is measured by `python -m bench`, never asserted."""

from __future__ import annotations

import gzip
import json

from bench.archive import rows, write
from bench.drawing import draw

from summitry.model import Raw
from summitry.read import gather
from summitry.settings import Settings
from summitry.sift import sift


def test_an_archive_has_the_share_it_states_and_is_the_same_again(tmp_path):
    made = list(rows(400, 0.25, 3))
    assert made == list(rows(400, 0.25, 3))
    on = [r for r in made if r["title"] != "Notes of the day"]
    assert 70 < len(on) < 130
    write(tmp_path / "a.jsonl.gz", 50, 0.5)
    with gzip.open(tmp_path / "a.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["id"] for line in lines] == [f"a{n:07}" for n in range(50)]


def test_the_same_archive_as_pages_is_read_whole(tmp_path):
    write(tmp_path / "a.warc.gz", 30, 0.5)
    found = list(gather([tmp_path / "a.warc.gz"], Settings()))
    assert len(found) == 30
    assert all(isinstance(raw, Raw) for raw in found)
    assert sum(sift(raw) is not None for raw in found) >= 10


def test_curves_are_drawn(tmp_path):
    curves = {"a & b": [(10, 1.0), (1000, 50.0)], "none": [], "flat": [(10, 3), (100, 3)], "free": [(1, 1), (2, 2)]}
    draw(curves, tmp_path / "b.svg", {"a & b": 1.15}, {"flat": 1500})
    drawn = (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert drawn.count("<polyline") == 5
    assert drawn.count("stroke-dasharray") == 2
    assert all("nan" not in part for part in drawn.split("points=")[1:])
    assert "a &amp; b" in drawn
