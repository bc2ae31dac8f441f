"""A filter in SQL answers as the filter itself does, page by page and in its counts; words are found; takedowns leave no word."""

import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records import article, reading, visit
from summitry.errors import UsageError
from summitry.keep import Filter, Store, counting, finding, open_view
from summitry.keep.keys import keys_of
from summitry.keep.rows import article_row, claim_row, dating_row
from summitry.keep.schema import APPLICATION, MIGRATIONS, migrate
from summitry.keep.wanted import kinds as kinds_of
from summitry.model import ClaimKind
from summitry.run.local import build
from summitry.settings import Settings
from summitry.show import make_filter


@pytest.fixture(scope="module")
def record(examples_record):
    return examples_record


filters = st.builds(
    make_filter,
    who=st.sampled_from(["", "Modi", "Narendra Modi", "putin", "Scholz", "nobody at all"]),
    counterpart=st.sampled_from(["", "", "Zelensky"]),
    country=st.sampled_from(["", "", "IN", "Russia", "CN"]),
    place=st.sampled_from(["", "", "kyiv", "o"]),
    first=st.sampled_from(["", "2024", "2024-07", "2020-02-03", "2025-01-01", "2023-12-31"]),
    last=st.sampled_from(["", "2024-08", "2025", "2019", "2024-12-31", "2024-12-30"]),
    status=st.sampled_from(["", "", "completed", "announced"]),
    kind=st.sampled_from(["", "", "visit", "meeting", "call", "phone", "unspecified", "state"]),
)


@settings(max_examples=150, deadline=None)
@given(filters, st.sampled_from([None, ClaimKind.VISIT, ClaimKind.MEETING]), st.integers(1, 7))
def test_sql_and_python_leave_in_the_same_events(record, wanted, kind, limit):
    with open_view(record) as view:
        every = list(view.events())
        fit = [e for e in every if wanted.accepts(e) and kind in (None, e.kind)]
        assert list(view.events(kind, wanted)) == fit
        assert finding.total(view.rows, wanted, kind) == len(fit)
        paged, after = [], ""
        while True:
            found = finding.page(view.rows, wanted, kind=kind, after=after, limit=limit)
            paged += found.events
            after = found.after
            if not after:
                break
        assert paged == [without_what_was_told(e) for e in fit]
        paged, after = [], ""
        while True:
            found = finding.latest(view.rows, wanted, after=after, limit=limit)
            paged += found.events
            after = found.after
            if not after:
                break
        dated = [e for e in every if wanted.accepts(e) and (w := e.days.start or e.days.programme_start) and w.first]
        assert paged == [without_what_was_told(e) for e in dated[::-1]]
        assert finding.tellers(view.rows, paged) == {e.id: told_in(e) for e in dated}


def without_what_was_told(event):
    return replace(event, values={}, reasons={})


def told_in(event):
    return len({a for values in event.values.values() for v in values for a in v.articles})


@settings(max_examples=100, deadline=None)
@given(filters)
def test_counts_beside_a_page_are_those_of_its_events(record, wanted):
    with open_view(record) as view:
        fit = list(view.events(wanted=wanted))
        leaders = Counter(name for e in fit for name in {p.name for p in e.participants})
        countries = Counter(c for e in fit for c in {e.host_country, *(p.country for p in e.participants)} if c)
        assert Counter(dict(counting.by_value(view.rows, wanted, "leader"))) == leaders
        assert Counter(dict(counting.by_value(view.rows, wanted, "country"))) == countries
        found = counting.counts(view.rows, wanted)
        assert found.total == len(fit)
        of_any_status = view.events(wanted=replace(wanted, status=""))
        assert Counter(dict(found.status)) == Counter(str(e.status) for e in of_any_status if e.status)
        kinds = Counter(k for e in view.events(wanted=replace(wanted, kind="")) for k in set(kinds_of(e)) - {""})
        assert {k: n for k, n in found.kind if k != "unspecified"} == {k: n for k, n in kinds.items() if k != "unspecified"}
        dated = [e for e in fit if (w := e.days.start or e.days.programme_start) and w.first]
        assert sum(n for _, _, n in counting.by_year(view.rows, wanted)) == len(dated)


def test_a_place_in_the_list_that_is_none_is_refused(record):
    with open_view(record) as view, pytest.raises(UsageError, match="no place in the list"):
        finding.page(view.rows, Filter(), after="third")


def test_a_record_of_before_is_brought_up_to_date(tmp_path):
    a = article("a", "Anna Rossi arrived in Paris on 2 May 2024.", "2024-05-02")
    told = reading(a, visit(a, "Anna Rossi arrived in Paris", "Anna Rossi:IT", "FR", "2024-05-02"))
    path = tmp_path / "r.db"
    db = sqlite3.connect(path, isolation_level=None)
    for migration in MIGRATIONS[:2]:
        migration(db)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("PRAGMA user_version = 2")
    db.execute("INSERT INTO runs(command, version) VALUES ('build', 'before')")
    for table, row in (("articles", article_row(a) | dating_row(told.dating) | {"run": 1}), ("claims", claim_row(told.claims[0], 1))):
        db.execute(f"INSERT INTO {table}({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    migrate(db, str(path))
    assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert db.execute("SELECT leader FROM article_leaders").fetchall() == [("Anna Rossi",)]
    assert db.execute("SELECT count(*) FROM article_words WHERE article_words MATCH 'paris'").fetchone()[0] == 1
    db.close()
    assert build([], path, Settings(), rebuild=True).events == 1
    with Store(path) as store:
        assert not store.view().stale()
        assert list(store.view().hanging.claims(keys_of(told.claims[0]))) == [told.claims[0].id]


def test_what_is_taken_out_is_found_no_more(tmp_path):
    a = article("a", "Anna Rossi arrived in Paris on 2 May 2024.", "2024-05-02")
    with Store(tmp_path / "r.db") as store:
        with store.writing() as w:
            w.add(reading(a, visit(a, "Anna Rossi arrived in Paris", "Anna Rossi:IT", "FR", "2024-05-02")), w.begin_run("build", "test"))
        found = "SELECT count(*) FROM article_words WHERE article_words MATCH 'paris'"
        assert store.view().rows(found)[0][0] == 1
        with store.writing() as w:
            w.forget("a")
            w.clear_words()
            w.made()  # until then its keys say what is to be made anew
        assert store.view().rows(found)[0][0] == 0
        assert store.view().count("article_leaders") == 0
        assert not store.view().dangling()
    assert b"rossi" not in (tmp_path / "r.db").read_bytes().lower()


def test_days_of_the_calendar_s_ends_do_no_harm(record):
    with open_view(record) as view:
        assert finding.total(view.rows, Filter(first=date.min, last=date.max)) > 0
