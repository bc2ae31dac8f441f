"""The record and the articles as Python sees them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summitry import Record, claim, read_dates
from summitry.errors import InputError, RecordError, UsageError
from summitry.run.local import build
from summitry.show.shapes import Meeting, Visit
from test_run_build import ARRIVAL, PLAN, articles


@pytest.fixture
def record(tmp_path, settings):
    build([articles(tmp_path / "in")], tmp_path / "r.db", settings)
    return Record(tmp_path / "r.db")


def test_visits_are_typed_rows_that_can_be_chosen(record):
    (visit,) = record.visits(who="Olaf Scholz")
    assert isinstance(visit, Visit)
    assert (visit.visitor, visit.host_country, visit.place) == ("Olaf Scholz", "FR", "Paris")
    assert len(record.visits()) == 2
    assert len(record.visits(country="France")) == 1
    assert record.event(visit.id) == visit
    with pytest.raises(UsageError, match="'whom' is no filter: choose by"):
        record.visits(whom="x")
    with pytest.raises(UsageError, match="no event or claim"):
        record.event("nothing")


def test_every_listing_answers(record):
    assert all(isinstance(m, Meeting) for m in record.meetings())
    assert [a.id for a in record.articles()] == ["arrival", "back", "plan"]
    assert len(record.timeline()) == len(record.visits()) + len(record.meetings()) + len(record.calls())
    assert not record.disputes()
    assert not record.origins()
    assert record.verdicts() is not None


def test_rows_are_a_sequence_with_a_table_for_notebooks(record):
    rows = record.visits()
    assert (rows[0], list(rows[:1])) == (next(iter(rows)), [rows[0]])
    assert rows.to_dicts()[0]["visitor"] == rows[0].visitor
    assert rows._repr_html_().startswith("<table><thead><tr><th scope=\"col\">when</th>")
    assert "<script" not in record.articles()._repr_html_()


def test_as_of_is_the_record_of_that_day(record):
    assert [v.visitor for v in Record(record.path, as_of="2024-05-31").visits()] == ["Olaf Scholz"]


def test_a_record_that_is_not_there_is_said_at_once(tmp_path):
    with pytest.raises(RecordError, match="does not exist"):
        Record(tmp_path / "no.db")


def test_claim_reads_paths_and_texts(tmp_path):
    assert [s.id for s in claim(articles(tmp_path / "in"))] == ["arrival", "back", "plan"]
    (said,) = claim(text=PLAN, published="2024-06-24")
    (visit,) = said.visits
    assert (visit.visitor, visit.start, visit.status) == ("Donald Tusk", "2024-07-02", "announced")
    with pytest.raises(InputError, match="does not exist"):
        list(claim(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match="published"):
        list(claim(text=PLAN, published="soon"))
    with pytest.raises(UsageError, match="no scope"):
        list(claim(text=PLAN, scope="all"))


def test_read_dates_reads_a_text():
    assert [str(t.when) for t in read_dates(PLAN, published="2024-06-24")] == ["2024-07-02"]


def test_looking_leaves_one_file(record):
    record.visits()
    assert [p.name for p in record.path.parent.glob("r.db*")] == ["r.db"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_on_a_read_only_disk_can_be_looked_at(record):
    folder: Path = record.path.parent
    folder.chmod(0o555)
    try:
        assert record.visits()
    finally:
        folder.chmod(0o755)


def test_a_text_of_hostile_words_is_shown_as_text(tmp_path, settings):
    import json

    row = {"id": "<script>alert(1)</script>", "text": ARRIVAL, "title": "=HYPERLINK(1)", "published": "2024-05-14"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    build([tmp_path / "a.jsonl"], tmp_path / "r.db", settings)
    assert "<script>" not in Record(tmp_path / "r.db").articles()._repr_html_()
