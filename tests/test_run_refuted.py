"""A guest's visit that was only inferred is not shown where the host was abroad that day, whatever comes first."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from summitry.keep import Store, open_view
from summitry.run.deciding import forget
from summitry.run.local import build
from summitry.run.relating import relate_all
from summitry.run.verifying import faults
from summitry.settings import from_environment
from summitry.show import WHAT, Filter

SITE = "https://www.whitehouse.gov/briefing-room/"
READOUT = "President Joseph R. Biden, Jr. met today with Prime Minister Lee Hsien Loong of Singapore. They spoke of trade."
ABROAD = "La Nuvola\nRome, Italy\n\n7:05 P.M. CET\n\nPRESIDENT BIDEN: Good evening. We had two good days here."
AT_HOME = "President Joseph R. Biden, Jr. met today with Prime Minister Mario Draghi of Italy. They spoke of grain."
TEXTS = {
    "readout": ("2021-10-31", "Readout of President Biden's Meeting with Prime Minister Lee", READOUT),
    "abroad": ("2021-10-31", "Remarks by President Biden in Press Conference", ABROAD),
    "at-home": ("2022-05-10", "Readout of President Biden's Meeting with Prime Minister Draghi", AT_HOME),
}


def write(folder: Path, name: str) -> Path:
    published, title, text = TEXTS[name]
    path = folder / f"{name}.jsonl"
    row = {"id": name, "url": SITE + name, "published": published, "title": title, "text": text}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def shown(record: Path) -> set[tuple[str, str]]:
    with open_view(record) as view:
        assert list(faults(view)) == []
        assert len(list(view.bare_events())) == len(list(view.events()))
        return {(v.visitor, v.host_country) for v in WHAT["visits"](view, Filter())}


@pytest.mark.parametrize("order", sorted(permutations(TEXTS)))
def test_a_visit_only_inferred_gives_way_to_where_the_host_was(tmp_path, order):
    record = tmp_path / "r.db"
    for name in order:
        build([write(tmp_path, name)], record, from_environment())
    whole = {("Joe Biden", "IT"), ("Mario Draghi", "US")}
    assert shown(record) == whole
    with Store(record) as store:
        relate_all(store, from_environment(), whole=True)
    assert shown(record) == whole


def test_it_comes_back_when_what_refuted_it_goes(tmp_path):
    record = tmp_path / "r.db"
    build([write(tmp_path, name) for name in TEXTS], record, from_environment())
    forget(record, ["abroad"], from_environment())
    assert ("Lee Hsien Loong", "US") in shown(record)
