"""The record on disk: adding, superseding, forgetting, rebuilding, and files that are no records."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records import article, claims, reading, visit
from summitry.errors import RecordError
from summitry.keep import Store, open_view
from summitry.keep.schema import MIGRATIONS
from summitry.keep.writer import Standing
from summitry.model import Derived, Dispute, Event, Judgement, Origin, Problem, Side, Value, Verdict
from summitry.when import parse

A = article("a", "Anna Rossi arrived in Paris on 2 May 2024.", "2024-05-02")
B = article("b", "Last month Anna Rossi went to Paris.", "2024-06-10")
TOLD_A = visit(A, "Anna Rossi arrived in Paris", "Anna Rossi:IT", "FR", "2024-05-02")
TOLD_B = visit(B, "Anna Rossi went to Paris", "Anna Rossi:IT", "FR", "2024-05")


def filled(path):
    with Store(path) as store, store.writing() as w:
        run = w.begin_run("build", "test")
        for r in (reading(A, TOLD_A), reading(B, TOLD_B)):
            assert w.standing(r.article) is Standing.NEW
            w.add(r, run)
    return path


def event_of(*told):
    values = {"start": (Value("2024-05-02", ("x",), ("a",), (1, 1)),)}
    return Event(told[0].id, told[0].kind, told[0].participants, tuple(sorted(c.id for c in told)), "FR", days=told[0].days, values=values)


def test_what_was_added_is_there_and_in_order(tmp_path):
    with open_view(filled(tmp_path / "r.db")) as view:
        assert [k.article for k in view.articles()] == [A, B]
        assert sorted(view.claims(), key=lambda c: c.article) == [TOLD_A, TOLD_B]
        assert [k.claims for k in view.articles()] == [1, 1]
        assert list(view.claims_told_by(["b"])) == [TOLD_B]
        assert view.stale()


def test_a_view_cannot_write(tmp_path):
    with open_view(filled(tmp_path / "r.db")) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view._db.execute("DELETE FROM claims")


def test_the_same_text_is_known_and_another_under_its_id_takes_its_place_without_losing_it(tmp_path):
    path = filled(tmp_path / "r.db")
    changed = replace(A, text=A.text + " She left on 3 May.", digest="0" * 16)
    with Store(path) as store:
        with store.writing() as w:
            run = w.begin_run("build", "test")
            assert w.standing(A) is Standing.KNOWN
        with store.writing() as w:
            run = w.begin_run("build", "test")
            assert w.standing(changed) is Standing.CHANGED
            w.add(reading(changed, visit(changed, "Anna Rossi arrived in Paris", "Anna Rossi:IT", "FR", "2024-05-02")), run)
            assert w.standing(A) is Standing.TWICE
        view = store.view()
        assert [k.article.text for k in view.articles(["a"])] == [changed.text]
        assert view.count("articles") == 2
        assert len(list(view.claims())) == 2, "the same words at the same place: the claim of the old version is not shown twice"
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM articles").fetchone()[0] == 3, "the old version is kept"
    assert db.execute("SELECT count(*) FROM claims").fetchone()[0] == 3


def test_a_transaction_is_whole_or_nothing(tmp_path):
    path = tmp_path / "r.db"
    with Store(path) as store:
        with pytest.raises(KeyError), store.writing() as w:
            run = w.begin_run("build", "test")
            w.add(reading(A, TOLD_A), run)
            raise KeyError
        assert store.view().count("articles") == 0


def test_derived_rows_are_replaced_whole_and_the_claims_stay(tmp_path):
    path = filled(tmp_path / "r.db")
    event = event_of(TOLD_A, TOLD_B)
    sides = (Side("2024-05-02", ("a",), (1, 1), (TOLD_A.id,)), Side("2024-04", ("b",), (1, 1), (TOLD_B.id,)))
    dispute = Dispute(event.id, "start", sides, "2024-05-02", "said at the time", "settled")
    derived = Derived(
        (event,),
        (),
        (Origin("o", ("a", "b"), "reworded"),),
        (dispute,),
        (Verdict(TOLD_A.id, "a", TOLD_A.spans[0], "borne out", (event.id,)),),
    )
    with Store(path) as store:
        for _ in range(2):
            with store.writing() as w:
                w.replace_derived(derived)
        view = store.view()
        assert list(view.events()) == [event]
        assert list(view.disputes()) == [dispute]
        assert tuple(view.origins()) == derived.origins
        assert tuple(view.verdicts()) == derived.verdicts
        assert view.event(TOLD_B.id) == view.event(TOLD_A.id) == event
        assert view.event("nobody") is None
        assert not view.stale()
        assert not view.dangling()
        with store.writing() as w:
            w.drop_derived()
        assert not list(view.events())
        assert len(list(view.claims())) == 2


def test_an_event_of_claims_that_are_not_there_is_refused(tmp_path):
    path = filled(tmp_path / "r.db")
    stranger = replace(TOLD_A, id="stranger")
    with Store(path) as store, pytest.raises(KeyError), store.writing() as w:
        w.replace_derived(Derived((event_of(stranger),)))


def test_forgetting_takes_every_version_and_claim_of_an_article_and_nothing_else(tmp_path):
    path = filled(tmp_path / "r.db")
    with Store(path) as store:
        with store.writing() as w:
            w.replace_derived(Derived((event_of(TOLD_A, TOLD_B),)))
            assert w.forget("a") == 1
        view = store.view()
        assert [k.article.id for k in view.articles()] == ["b"]
        assert list(view.claims()) == [TOLD_B]
        assert not view.dangling()
        assert view.stale()
    assert "Anna Rossi arrived" not in str(sqlite3.connect(path).execute("SELECT * FROM claims").fetchall())


def test_judgements_and_problems_are_kept_once_each(tmp_path):
    path = filled(tmp_path / "r.db")
    decided = Judgement("same", (TOLD_A.id, TOLD_B.id), who="me", when="2024-07-01", why="one trip")
    with Store(path) as store:
        with store.writing() as w:
            run = w.begin_run("build", "test")
            for _ in range(2):
                w.judge(decided)
                w.note([Problem("f:1", "is broken", "article")], run)
        assert store.view().judgements() == (decided,)
        assert list(store.view().problems()) == [Problem("f:1", "is broken", "article")]


@settings(max_examples=20, deadline=None)
@given(st.lists(claims, max_size=4, unique_by=lambda c: c.id))
def test_any_claims_come_back_from_disk(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("r") / "r.db"
    with Store(path) as store:
        with store.writing() as w:
            w.add(reading(A, *told), w.begin_run("build", "test"))
        assert {c.id: c for c in store.view().claims()} == {c.id: c for c in told}


def test_a_later_dating_changes_days_and_no_ids(tmp_path):
    path = filled(tmp_path / "r.db")
    later = replace(TOLD_B, days=replace(TOLD_B.days, start=parse("2024-05-02")))
    with Store(path) as store:
        with store.writing() as w:
            w.redate("b", replace(reading(B).dating, published=parse("2024-06")), [later])
        view = store.view()
        assert list(view.claims_told_by(["b"])) == [later]
        kept = next(view.articles(["b"]))
        assert (str(kept.dating.published), str(kept.article.published)) == ("2024-06", "2024-06-10")


def test_a_full_disk_is_said_and_what_was_written_before_stands(tmp_path):
    path = filled(tmp_path / "r.db")
    large = article("large", "A delegation arrived. " * 50_000)
    with Store(path) as store:
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(RecordError, match="disk is full: make room and run the same command again"), store.writing() as w:
            w.add(reading(large), w.begin_run("build", "test"))
        assert [k.article.id for k in store.view().articles()] == ["a", "b"]
    with open_view(path) as view:
        assert not view.dangling()


def refused(path):
    with pytest.raises(RecordError) as e, Store(path):
        pass
    with pytest.raises(RecordError) as seen, open_view(path):
        pass
    assert str(path) in str(e.value)
    assert str(path) in str(seen.value)
    return str(e.value)


def test_files_that_are_no_records_are_said_and_left_as_they_are(tmp_path):
    text = tmp_path / "text.db"
    text.write_text("not a database at all, and long enough to be looked at as one" * 20)
    before = text.read_bytes()
    assert "no SQLite database" in refused(text)
    assert text.read_bytes() == before
    other = tmp_path / "other.db"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE shopping(item)")
    db.close()
    assert "something else" in refused(other)
    newer = filled(tmp_path / "newer.db")
    db = sqlite3.connect(newer)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    assert "install a newer summitry" in refused(newer)
    assert "its folder does not exist" in str(pytest.raises(RecordError, Store, tmp_path / "no" / "r.db").value)
    assert "does not exist: build it" in str(pytest.raises(RecordError, open_view(tmp_path / "none.db").__enter__).value)


def test_a_record_of_an_earlier_schema_is_brought_up_to_date_with_what_it_holds(tmp_path):
    path = tmp_path / "r.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN")
    MIGRATIONS[0](db)
    db.execute("PRAGMA application_id = 1398099277")
    db.execute("PRAGMA user_version = 1")
    db.execute("INSERT INTO runs(command, version) VALUES ('build', 'old')")
    db.execute("COMMIT")
    db.close()
    with pytest.raises(RecordError, match="earlier version"), open_view(path):
        pass
    filled(path)
    with open_view(path) as view:
        assert view.count("articles") == 2
        assert view.count("runs") == 2


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path, monkeypatch):
    path = filled(tmp_path / "r.db")

    def broken(db):
        db.execute("CREATE TABLE half(x)")
        db.execute("SELECT nothing FROM nowhere")

    monkeypatch.setattr("summitry.keep.schema.MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(RecordError), Store(path):
        pass
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert not db.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall()
