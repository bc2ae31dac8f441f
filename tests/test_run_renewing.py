"""What a build makes anew by what its articles touch is what it would make out of everything."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from summitry.errors import UsageError
from summitry.join import cluster, slips, unit
from summitry.keep import Store, open_view
from summitry.keep.schema import DERIVED
from summitry.model import Judgement
from summitry.read import of_text
from summitry.run.deciding import forget, judge
from summitry.run.local import build
from summitry.run.reading import read_one
from summitry.run.relating import relate_all
from summitry.settings import Settings
from summitry.trace import reprint_keys
from summitry.when import parse

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "articles").glob("*.txt"))
SLIPS = (("", ""), ("August", "September"), ("July", "June"), ("October", "September"), ("Warsaw", "Krakow"), ("India", "Nepal"))
COUNTS = "Indian Prime Minister Narendra Modi arrived in Moscow on Monday, his second visit to Russia since February 2022."
UNDATED = "Narendra Modi, the prime minister of India, is to visit Warsaw next month, on August 21 and 22, his first trip to Poland."
SETTINGS = Settings()
TRIED = 400 if os.environ.get("SUMMITRY_LONG") == "1" else 5


def dump(path) -> dict[str, list[tuple[object, ...]]]:
    """All that follows from the claims, row by row; numbers of rows tell only in which order they came."""
    db = sqlite3.connect(path)
    try:
        ids = dict(db.execute("SELECT key, id FROM articles"))
        out = {}
        for table in DERIVED:
            names = [c[1] for c in db.execute(f'PRAGMA table_info("{table}")')]
            rows = db.execute(f"SELECT {', '.join(f'{chr(34)}{n}{chr(34)}' for n in names if n != 'no')} FROM \"{table}\"").fetchall()
            at = names.index("article") if table == "event_claims" else None
            out[table] = sorted((tuple(ids[v] if i == at else v for i, v in enumerate(r)) for r in rows), key=repr)
        found = "SELECT event FROM event_words JOIN event_texts ON no = event_words.rowid WHERE event_words MATCH 'modi'"
        out["words"] = sorted(db.execute(found))
        out["dated"] = sorted(db.execute("SELECT id, published, clues FROM articles WHERE current"))
        return out
    finally:
        db.close()


@lru_cache(maxsize=512)
def read(at: int, slip: int, named: str, dated: bool):
    """A reading of an example with a word changed, under a name, with the day of its own or none."""
    texts = [p.read_text(encoding="utf-8") for p in EXAMPLES] + [COUNTS, UNDATED]
    text = texts[at % len(texts)].replace(*SLIPS[slip]) if slip else texts[at % len(texts)]
    article = replace(of_text(text), id=named, source=named)
    if dated and article.published is None:
        article = replace(article, published=parse(f"2024-{1 + at % 12:02d}-1{slip}"))
    return read_one(article, SETTINGS, [])


articles = st.builds(
    lambda at, slip, name, dated: ("add", at, slip, name, dated),
    st.integers(0, len(EXAMPLES) + 1),
    st.integers(0, len(SLIPS) - 1),
    st.sampled_from("abcdefghijkl"),
    st.booleans(),
)
forgets = st.builds(lambda name: ("forget", name), st.sampled_from("abcdefghijkl"))
decisions = st.builds(
    lambda verb, a, b: ("judge", verb, a, b),
    st.sampled_from(["same", "different", "reject", "set"]),
    st.integers(0, 40),
    st.integers(0, 40),
)
steps = st.lists(st.lists(st.one_of(articles, articles, articles, forgets, decisions), min_size=1, max_size=5), min_size=2, max_size=5)


def add(writer, run, step):
    _, at, slip, name, dated = step
    reading = read(at, slip, name, dated)
    if not writer._db.execute("SELECT 1 FROM articles WHERE id = ? AND digest = ?", (name, reading.article.digest)).fetchone():
        writer.add(reading, run, reprint_keys(reading.article))


def decide(store, step):
    _, verb, a, b = step
    claims = sorted(c.id for c in store.view().claims() if c.kind in ("visit", "meeting"))
    if len(claims) > max(a, b):
        named = (claims[a], claims[b]) if verb in ("same", "different") else (claims[a],)
        field, value = ("start", "2024-07-01") if verb == "set" else ("", "")
        with store.writing() as w:
            w.judge(Judgement(verb, named, field, value, why="a law"))


def taken(path, portions) -> None:
    with Store(path) as store:
        for portion in portions:
            with store.writing() as writer:
                run = writer.begin_run("build", "test")
                for step in portion:
                    if step[0] == "add":
                        add(writer, run, step)
                    elif step[0] == "forget" and list(store.view().articles([step[1]])):
                        writer.forget(step[1])
            for step in portion:
                if step[0] == "judge":
                    decide(store, step)
            relate_all(store, SETTINGS)
            assert not store.view().stale()


@hypothesis_settings(max_examples=TRIED, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(steps)
def test_what_is_touched_made_anew_is_what_everything_made_anew_is(tmp_path_factory, portions):
    path = tmp_path_factory.mktemp("law") / "r.db"
    taken(path, portions)
    before = dump(path)
    with Store(path) as store:
        relate_all(store, SETTINGS, whole=True)
    after = dump(path)
    assert [t for t in after if before[t] != after[t]] == []
    with open_view(path) as view:
        assert view.dangling() == ()


def test_the_examples_one_by_one_and_together_give_the_same_rows(tmp_path):
    build(EXAMPLES, tmp_path / "whole.db", SETTINGS)
    for path in reversed(EXAMPLES):
        build([path], tmp_path / "parts.db", SETTINGS)
    assert dump(tmp_path / "parts.db") == dump(tmp_path / "whole.db")


def test_units_are_joined_apart_as_they_are_together():
    """The law that lets a part be made anew, and units be joined on several machines."""
    readings = [read(at, slip, f"{at}-{slip}", True) for at in range(len(EXAMPLES) + 2) for slip in (0, 1, 3)]
    claims = [c for r in readings for c in r.claims]
    datings = {r.article.id: r.dating for r in readings}
    told = [c for c in claims if c.kind in ("visit", "meeting")]
    units = sorted({unit(c) for c in told})
    assert len(units) > 5
    parts = [[c for c in told if unit(c) == u] for u in units]
    assert sorted((c for p in parts for c in cluster(p, datings)), key=lambda c: c[0].id) == list(cluster(claims, datings))
    assert sorted(s for p in parts for s in slips(p, datings)) == list(slips(claims, datings))


def test_a_judgement_that_cannot_be_changes_nothing(tmp_path):
    record = tmp_path / "r.db"
    build(EXAMPLES, record, SETTINGS)
    before = dump(record)
    with open_view(record) as view:
        claim = next(e.id for e in view.events())
    with pytest.raises(UsageError):
        judge(record, Judgement("set", (claim,), "start", "some day", why="a slip"), SETTINGS)
    assert dump(record) == before
    with open_view(record) as view:
        assert (view.judgements(), view.stale()) == ((), False)


def test_only_rows_that_are_other_are_written(tmp_path):
    """An article about other people leaves every row of the record as it was, and is asked for by nothing."""
    record = tmp_path / "r.db"
    build(EXAMPLES, record, SETTINGS)
    text = "German Chancellor Angela Merkel arrived in Paris on Tuesday, 14 May 2013, for talks."
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    made = "SELECT value FROM meta WHERE name = 'made'"  # counts every row of events, disputes and doubts that is written
    before = sqlite3.connect(record).execute(made).fetchone()[0]
    build([tmp_path / "new.txt"], record, SETTINGS)
    assert int(sqlite3.connect(record).execute(made).fetchone()[0]) - int(before) == 1


def test_what_is_forgotten_is_in_no_row_and_in_no_page_of_the_file(tmp_path):
    record = tmp_path / "r.db"
    (tmp_path / "word.txt").write_text("Narendra Modi visited Warsaw on 21 August 2024, said Quibblewort Zanzotti.", encoding="utf-8")
    build([*EXAMPLES, tmp_path / "word.txt"], record, SETTINGS)
    forget(record, ["word"], SETTINGS)
    assert not any(b"Quibblewort" in p.read_bytes() for p in tmp_path.glob("r.db*"))
