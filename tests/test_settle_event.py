"""settle: one event out of its tellings, and what cannot be right beside what."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import UsageError
from summitry.join import cluster, slips
from summitry.lexicon import load_lexicon
from summitry.model import Basis, Judgement, Origin
from summitry.settle import disputes, known_on, latest_day, linked, settle, settle_all
from tellings import dated, meeting, seeds, seeds_at_hand, visit


def record(claims, published, origins=(), judgements=()):
    """Events and disputes of claims."""
    today = latest_day(published)
    events = [settle(c, published, origins, judgements, today=today) for c in cluster(claims, published, judgements)]
    return events, [d for e in events for d in disputes(e, claims, origins, published)]


# --- the seeds ------------------------------------------------------------------------------------

needs_seeds = pytest.mark.skipif(not seeds_at_hand(), reason="needs the shared gold, which is not part of the repository")


def _seed_record():
    claims, published, _ = seeds()
    copies = tuple(sorted(a for a in published if a[:3] in ("000", "002", "003")))
    return record(claims, published, (Origin(copies[0], copies, "reworded"),))


@needs_seeds
def test_the_only_dispute_of_the_seeds_is_the_month_of_one_summit():
    events, found = _seed_record()
    assert len(events) == 13
    (only,) = found
    assert (only.field, only.preferred, only.state) == ("start", "2024-10-22", "settled")
    assert [(s.value, s.origins) for s in only.sides] == [("2024-10-22", (2, 2)), ("2024-09", (1, 1))]
    for reason in ("told at the time", "told to the day", "weekday fits"):
        assert reason in only.why


@needs_seeds
def test_the_visits_of_the_seeds_carry_their_histories():
    events, _ = _seed_record()
    shapes = {tuple((when, status) for when, status, _ in e.history) for e in events}
    assert (("2024-09", "announced"), ("2024-10-22", "ongoing"), ("2025-05-04", "completed")) in shapes
    assert (("2024-05-14", "announced"), ("2024-09", "completed")) in shapes
    assert (("2025-05-04", "announced"),) in shapes


# --- values ---------------------------------------------------------------------------------------


def test_the_most_precise_day_told_at_the_time_is_best_and_the_stay_comes_before_the_programme():
    a = visit("a", "DE:Q1", "IN", "2023-09", status="announced")
    b = visit("b", "DE:Q1", "IN", "2023-09-09", "2023-09-10", status="announced", programme="2023-09-09..2023-09-10")
    c = visit("c", "DE:Q1", "IN", "2023-09-08", "2023-09-11", status="ongoing")
    (e,), found = record([a, b, c], dated(a="2023-08-01", b="2023-09-01", c="2023-09-08"))
    assert (e.days.start.text, e.days.end.text) == ("2023-09-08", "2023-09-11")
    assert (e.days.programme_start.text, e.days.programme_end.text) == ("2023-09-09", "2023-09-10")
    assert not found, "nested precision, and a stay beside a programme, are no dispute"


def test_a_day_known_to_lie_in_the_stay_is_not_its_first():
    a = visit("a", "DE:Q1", "IN", "2023-09-10", attested=("2023-09-10",))
    b = visit("b", "DE:Q1", "IN", "2023-09-08", "2023-09-11")
    (e,), _ = record([a, b], dated(a="2023-09-10", b="2023-12-01"))
    assert e.days.start.text == "2023-09-08"
    assert [w.text for w in e.days.attested] == ["2023-09-10"]


def test_a_weekday_that_fits_speaks_for_a_date():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", occasion="G20 summit", words="arrived on Friday, September 8")
    b = visit("b", "DE:Q1", "IN", "2023-10", occasion="G20 summit")
    (e,), (d,) = record([a, b], dated(a="2024-05-01", b="2024-05-02"))
    assert e.days.start.text == d.preferred == "2023-09-08"
    assert "weekday" in d.why


def test_the_id_is_that_of_the_earliest_claim():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", id="zz")
    b = visit("b", "DE:Q1", "IN", "2023-09-08", id="aa")
    (e,), _ = record([a, b], dated(a="2023-09-01", b="2023-09-08"))
    assert e.id == "zz"


def test_a_passed_plan_stays_a_plan_and_says_so():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", status="announced")
    b = visit("b", "FR:Q2", "IN", "2023-12-08", status="completed")
    events, _ = record([a, b], dated(a="2023-09-01", b="2023-12-09"))
    plan = next(e for e in events if e.id == a.id)
    assert (plan.status, plan.date_passed) == ("announced", True)


def test_a_late_look_ahead_does_not_undo_what_was_held():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", status="completed")
    b = visit("b", "DE:Q1", "IN", "2023-09-08", status="announced")
    (e,), _ = record([a, b], dated(a="2023-09-09", b="2023-09-20"))
    assert e.status == "completed"
    assert [s for _, s, _ in e.history] == ["completed"]


def test_a_visit_put_off_keeps_the_old_date_without_a_dispute():
    a = visit("a", "DE:Q1", "IN", "2022-03-10", status="announced")
    b = visit("b", "DE:Q1", "IN", status="postponed")
    c = visit("c", "DE:Q1", "IN", "2022-06-02", status="ongoing")
    (e,), found = record([a, b, c], dated(a="2022-02-20", b="2022-03-08", c="2022-06-02"))
    assert [s for _, s, _ in e.history] == ["announced", "postponed", "ongoing"]
    assert e.days.start.text == "2022-06-02"
    assert [v.value for v in e.values["start"]] == ["2022-06-02", "2022-03-10"]
    assert not found


def test_what_a_person_set_stands_and_is_marked():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", id="a")
    said = Judgement("set", ("a",), "start", "2023-09-07", who="me", why="the log says so")
    (e,), _ = record([a], dated(a="2023-09-08"), judgements=[said])
    assert (e.days.start.text, e.values["start"][0].basis, e.judged) == ("2023-09-07", Basis.JUDGED, ("start",))
    with pytest.raises(UsageError, match="cannot be set"):
        record([a], dated(a="2023-09-08"), judgements=[Judgement("set", ("a",), "colour", "red")])


# --- disputes -------------------------------------------------------------------------------------


def test_one_month_changed_and_reprinted_is_one_origin_against_the_true_one():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", "2023-09-10", status="ongoing", occasion="G20 summit", place="Delhi")
    b = visit("b", "DE:Q1", "IN", "2023-09", status="announced", occasion="G20 summit")
    wrong = [visit(f"w{i}", "DE:Q1", "IN", "2023-10", occasion="G20 summit") for i in range(3)]
    published = dated(a="2023-09-08", b="2023-08-20", w0="2024-02-01", w1="2024-02-01", w2="2024-02-02")
    (e,), (d,) = record([a, b, *wrong], published, (Origin("w0", ("w0", "w1", "w2"), "reprint"),))
    assert [(s.value, s.origins) for s in d.sides] == [("2023-09-08", (2, 2)), ("2023-10", (1, 1))]
    assert (d.preferred, e.days.start.text) == ("2023-09-08", "2023-09-08")


def test_the_known_days_of_a_summit_speak_where_they_may():
    a = visit("a", "CN:Q1", "RU", "2024-09", occasion="BRICS summit")
    b = visit("b", "CN:Q1", "RU", "2024-10", occasion="BRICS summit")
    published = dated(a="2025-05-01", b="2025-05-02")
    clusters = cluster([a, b], published)
    _, (open_one,) = settle_all(clusters, published)
    assert (open_one.state, open_one.preferred) == ("open", "")
    (e,), (d,) = settle_all(clusters, published, facts=load_lexicon())
    assert (d.preferred, e.days.start.text) == ("2024-10", "2024-10")
    assert "reference" in d.why


def test_held_and_called_off_afterwards_cannot_both_be_right():
    a = visit("a", "DE:Q1", "IN", "2023-09-08", status="completed")
    b = visit("b", "DE:Q1", "IN", "2023-09-08", status="cancelled")
    _, (d,) = record([a, b], dated(a="2023-09-09", b="2023-09-20"))
    assert (d.field, d.state, d.preferred) == ("status", "open", "")
    _, none = record([a, b], dated(a="2023-09-09", b="2023-09-02"))
    assert not none, "called off, then taken up again: history"


def test_kinds_of_visit_that_go_together_are_no_dispute():
    state = visit("a", "DE:Q1", "IN", "2023-09-08", form="state")
    official = visit("b", "DE:Q1", "IN", "2023-09-08", form="official")
    private = visit("c", "DE:Q1", "IN", "2023-09-08", form="private")
    published = dated(a="2023-09-09", b="2023-09-09", c="2023-09-09")
    assert not record([state, official], published)[1]
    assert [d.field for d in record([state, private], published)[1]] == ["form"]


_MONTHS = st.sampled_from(["2023-08", "2023-09", "2023-09-08", "2023-10", "2023", ""])


@given(st.lists(st.tuples(_MONTHS, st.sampled_from(["announced", "ongoing", "completed", "postponed"])), max_size=5))
@settings(max_examples=80, deadline=None)
def test_a_dispute_stays_whatever_else_arrives(more):
    a = visit("a", "DE:Q1", "IN", "2023-09-08", status="ongoing", occasion="G20 summit", id="a")
    b = visit("b", "DE:Q1", "IN", "2023-10", occasion="G20 summit", id="b")
    others = [visit(f"m{i}", "DE:Q1", "IN", when, status=status, id=f"m{i}") for i, (when, status) in enumerate(more)]
    published = dated(a="2023-09-08", b="2024-02-01", **{f"m{i}": "2023-09-20" for i in range(len(others))})
    _, found = record([a, b, *others], published)
    assert any({"a", "b"} <= {c for s in d.sides for c in s.claims} and d.field == "start" for d in found)


_RIVALS = st.tuples(
    st.sampled_from(["2023-09-08", "2023-09-20", "2023-10", "2023-10-05", "2023-10-20", "2023-11-03", "2023", ""]),
    st.sampled_from(["announced", "ongoing", "completed", "postponed", "cancelled"]),
    st.sampled_from(["G20 summit", "SCO summit", ""]),
    st.sampled_from(["", "Delhi", "Mumbai"]),
    st.sampled_from(["2023-08-20", "2023-09-20", "2023-10-05", "2023-10-20", "2023-11-04", "2024-03-01", ""]),
)


@given(st.lists(_RIVALS, max_size=7))
@settings(max_examples=250, deadline=None)
def test_a_dispute_stays_even_where_rivals_of_the_same_name_are_told_at_the_time(more):
    a = visit("a", "DE:Q1", "IN", "2023-09-08", status="ongoing", occasion="G20 summit", id="a")
    b = visit("b", "DE:Q1", "IN", "2023-10", occasion="G20 summit", id="b")
    rivals = [visit(f"m{i}", "DE:Q1", "IN", d, status=s, occasion=o, place=p, id=f"m{i}") for i, (d, s, o, p, _) in enumerate(more)]
    published = dated(a="2023-09-08", b="2024-02-01", **{f"m{i}": row[4] for i, row in enumerate(more)})
    claims = [a, b, *rivals]
    today = latest_day(published)
    events, found = settle_all(cluster(claims, published), published, today=today, slips=slips(claims, published))
    kept = [d for d in found if d.field == "start" and {"a", "b"} <= {c for s in d.sides for c in s.claims}]
    assert kept
    assert all("start" in e.disputed for e in events for d in kept if e.id == d.event)


def joined(*claims):
    """The disputes of claims that a person says are one event."""
    published = dated(a="2023-05-10", b="2023-05-11")
    said = (Judgement("same", tuple(c.id for c in claims), why="one journey"),)
    (event,), found = settle_all(cluster(claims, published, said), published, judgements=said)
    assert event.judged
    return [(d.field, d.preferred, [s.value for s in d.sides]) for d in found]


def test_two_names_for_one_seat_are_a_dispute_and_somebody_left_out_is_none():
    premier = visit("a", "CN:Q1", "DE", "2023-05-09", id="x", office="head_of_government")
    other = visit("b", "CN:Q2", "DE", "2023-05-09", id="y", office="head_of_government")
    assert joined(premier, other) == [("participants", "", ["Name Q1", "Name Q2"])]
    both, one = meeting("a", "Q1 Q2 Q3", "2023-05-09", id="x"), meeting("b", "Q1 Q2", "2023-05-09", id="y")
    assert joined(both, one) == []


# --- beside ---------------------------------------------------------------------------------------


def test_an_article_counts_from_the_latest_day_it_can_have_been_published():
    published = dated(a="2024-09", b="2024-09-10", c="")
    assert known_on(date(2024, 9, 29), published) == {"b"}
    assert known_on(date(2024, 9, 30), published) == {"a", "b"}
    assert latest_day(published) == date(2024, 9, 10)


def test_legs_of_a_tour_and_a_meeting_within_a_visit_are_linked():
    from tellings import meeting

    a = visit("a", "DE:Q1", "IN", "2023-09-08", "2023-09-10", id="a")
    b = visit("a", "DE:Q1", "JP", "2023-09-11", "2023-09-12", id="b")
    c = visit("a", "DE:Q1", "FR", "2023-11-01", id="c")
    m = meeting("a", "Q1 Q2", "2023-09-12", host="JP", id="m")
    n = meeting("a", "Q1 Q3", host="FR", id="n")
    published = dated(a="2023-12-01")
    events = {e.id: e.links for e in linked(record([a, b, c, m, n], published)[0])}
    legs = {"a": (("leg_of", "a"),), "b": (("leg_of", "a"),), "c": ()}
    assert events == legs | {"m": (("part_of", "b"),), "n": (("part_of", "c"),)}
