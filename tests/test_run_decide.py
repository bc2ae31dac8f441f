"""What people decide: it is said what changed, it survives rebuilds, and what cannot be meant is refused and not written."""

from __future__ import annotations

import shutil

import pytest

from summitry.errors import UsageError
from summitry.keep import open_view
from summitry.model import Judgement
from summitry.run.as_of import as_of
from summitry.run.changes import since
from summitry.run.deciding import forget, judge, merge
from summitry.run.local import build
from summitry.run.verifying import faults
from test_run_build import ARRIVAL, EXAMPLES, PLAN, articles, contents


@pytest.fixture
def record(tmp_path, settings):
    build([articles(tmp_path / "in")], tmp_path / "r.db", settings)
    return tmp_path / "r.db"


def event(record, visitor):
    return next(v for v in contents(record)["visits"] if v["visitor"] == visitor)


def test_a_field_set_stays_through_rebuilds_and_is_marked(record, settings):
    tusk = event(record, "Donald Tusk")
    judgement = Judgement("set", (tusk["id"][:8],), "place", "Potsdam", "me", "2024-07-01", "the programme says so")
    assert ("place", "Potsdam") in [(c.change, c.after) for c in judge(record, judgement, settings)]
    build([], record, settings, rebuild=True)
    again = event(record, "Donald Tusk")
    assert (again["place"], again["judged"]) == ("Potsdam", ["place"])


def test_a_rejected_claim_tells_no_event(record, settings):
    tusk = event(record, "Donald Tusk")
    with open_view(record) as view:
        members = view.event(tusk["id"]).claims
    for claim in members:
        judge(record, Judgement("reject", (claim,), why="misread"), settings)
    assert "Donald Tusk" not in [v["visitor"] for v in contents(record)["visits"]]
    with open_view(record) as view:
        assert set(members) <= {c.id for c in view.claims()}, "claims are never taken away by a judgement"
        assert not list(faults(view))


@pytest.mark.parametrize(
    ("judgement", "wrong"),
    [
        (Judgement("reject", ("f" * 16,), why="x"), "no event or claim"),
        (Judgement("set", ("TUSK",), "mood", "good", why="x"), "'mood' cannot be set"),
        (Judgement("set", ("TUSK",), "start", "soon", why="x"), "no EDTF date"),
        (Judgement("set", ("TUSK",), "place", "Potsdam", why=" "), "--why"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_and_not_written(record, settings, judgement, wrong):
    from dataclasses import replace

    named = tuple(event(record, "Donald Tusk")["id"] if c == "TUSK" else c for c in judgement.claims)
    before = contents(record)
    with pytest.raises(UsageError, match=wrong):
        judge(record, replace(judgement, claims=named), settings)
    assert contents(record) == before
    with open_view(record) as view:
        assert view.judgements() == ()


def test_forgetting_gives_the_record_without_the_article_and_leaves_none_of_its_words_in_the_file(tmp_path, settings, record):
    (tmp_path / "in" / "plan.jsonl").unlink()
    build([tmp_path / "in"], tmp_path / "without.db", settings)
    said = forget(record, ["plan"], settings)
    assert ("gone", "Donald Tusk") in [(c.change, "Donald Tusk" if "Tusk" in c.what else "") for c in said]
    assert contents(record) == contents(tmp_path / "without.db")
    assert PLAN[20:60].encode() not in record.read_bytes()
    with pytest.raises(UsageError, match="no article 'plan'"):
        forget(record, ["plan"], settings)


def test_records_of_two_halves_make_the_record_of_the_whole(tmp_path, settings):
    source = articles(tmp_path / "in")
    for f in EXAMPLES.glob("*.txt"):
        shutil.copy(f, source)
    files = sorted(source.iterdir())
    whole = build([source], tmp_path / "whole.db", settings)
    for name, half in (("a", files[::2]), ("b", files[1::2])):
        build(half, tmp_path / f"{name}.db", settings)
    for order in (("a", "b"), ("b", "a")):
        merged = tmp_path / f"{''.join(order)}.db"
        assert merge([tmp_path / f"{n}.db" for n in order], merged, "test", settings) == whole.articles
        assert merge([tmp_path / "a.db"], merged, "test", settings) == 0
        assert contents(merged) == contents(tmp_path / "whole.db")


def test_as_of_a_day_nothing_told_later_takes_part(record, settings):
    with as_of(record, "2024-05-31", settings) as shown:
        assert [k.article.id for k in shown.articles()] == ["arrival"]
        known = list(shown.events())
        assert {c.article for e in known for c in shown.claims(e.claims)} == {"arrival"}
        assert known
        assert shown.event(known[0].id) == known[0]
    with as_of(record, "", settings) as now, as_of(record, "2030", settings) as later:
        assert list(later.events()) == list(now.events())
    with pytest.raises(UsageError, match="--as-of"), as_of(record, "yesterday", settings):
        pass


def test_diff_says_what_came_since(record, settings):
    found = since(record, "2024-06-21", settings)
    assert any(c.change == "new" and "Donald Tusk" in c.what and c.after == "announced" for c in found)
    assert not any("Scholz" in c.what and c.change == "new" for c in found)
    assert since(record, "2030-01-01", settings) == []


def test_verify_finds_what_is_wrong(record):
    import sqlite3

    db = sqlite3.connect(record)
    db.execute("UPDATE articles SET text = replace(text, 'Paris', 'Pariz')")
    db.commit()
    db.close()
    with open_view(record) as view:
        assert {f.what[:24] for f in faults(view)} == {"its words do not stand i"}
    assert ARRIVAL.count("Paris")


def test_the_choices_of_the_first_build_hold_for_all_that_follows(tmp_path, settings):
    from dataclasses import replace

    from summitry.errors import UsageError

    plain = replace(settings, reference=False, scope="wide")
    build([articles(tmp_path / "in")], tmp_path / "wide.db", plain)
    build([tmp_path / "in"], tmp_path / "r.db", settings)
    for other, option in ((replace(plain, reference=True), "--no-reference"), (replace(plain, scope="default"), "--scope")):
        with pytest.raises(UsageError, match=option):
            build([tmp_path / "in"], tmp_path / "wide.db", other)
    with pytest.raises(UsageError, match="was built with another"):
        merge([tmp_path / "wide.db"], tmp_path / "r.db", "test", settings)
    assert merge([tmp_path / "wide.db"], tmp_path / "new.db", "test", settings) == 3
    assert build([tmp_path / "in"], tmp_path / "new.db", plain).known == 3
