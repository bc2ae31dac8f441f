"""join: which tellings are one event."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.join import cluster, explain, least_sure
from summitry.model import Judgement
from tellings import clusters_of, dated, days, meeting, seeds, seeds_at_hand, visit


def together(claims, published):
    """Clusters as sets of claim ids."""
    return clusters_of(cluster(claims, published))


def ids(*claims):
    return frozenset(c.id for c in claims)


@pytest.mark.skipif(not seeds_at_hand(), reason="needs the shared gold, which is not part of the repository")
def test_the_tellings_of_the_seeds_become_their_visits():
    claims, published, gold = seeds()
    assert len(claims) == 42
    assert together(claims, published) == set(gold.values())


def test_an_announcement_an_arrival_and_a_look_back_are_one_visit():
    a = visit("a", "FR:Q1", "JP", "2023-05", status="announced", occasion="G7 summit")
    b = visit("b", "FR:Q1", "JP", "2023-05-19", "2023-05-21", status="ongoing", place="Hiroshima")
    c = visit("c", "FR:Q1", "JP", "2023")
    assert together([a, b, c], dated(a="2023-04-02", b="2023-05-19", c="2024-02-01")) == {ids(a, b, c)}


def test_two_visits_of_one_year_stay_apart_and_the_year_alone_chooses_neither():
    a = visit("a", "FR:Q1", "JP", "2023-03-02")
    b = visit("b", "FR:Q1", "JP", "2023-10-20")
    c = visit("c", "FR:Q1", "JP", "2023")
    assert together([a, b, c], dated(a="2023-03-02", b="2023-10-20", c="2024-02-01")) == {ids(a), ids(b), ids(c)}


def test_one_month_wrong_in_a_look_back_is_the_same_summit():
    a = visit("a", "BR:Q1", "JP", "2023-05-19", "2023-05-21", status="ongoing", occasion="G7 summit", place="Hiroshima")
    b = visit("b", "BR:Q1", "JP", "2023-06", occasion="summit of the G7")
    assert together([a, b], dated(a="2023-05-19", b="2024-01-11")) == {ids(a, b)}


def test_two_summits_told_at_the_time_are_two_even_in_one_city():
    a = visit("a", "PL:Q1", "BE", "2022-05-30", status="ongoing", occasion="European Council", place="Brussels")
    b = visit("b", "PL:Q1", "BE", "2022-06-23", status="ongoing", occasion="European Council", place="Brussels")
    assert together([a, b], dated(a="2022-05-30", b="2022-06-23")) == {ids(a), ids(b)}


def test_a_visit_put_off_remembers_the_old_date():
    a = visit("a", "DE:Q1", "IN", "2022-03-10", status="announced")
    b = visit("b", "DE:Q1", "IN", status="postponed")
    c = visit("c", "DE:Q1", "IN", "2022-06-02", status="announced")
    d = visit("d", "DE:Q1", "IN", "2022-06-02", "2022-06-03", status="ongoing")
    e = visit("e", "DE:Q1", "IN", "2023-02-20", status="ongoing")
    published = dated(a="2022-02-20", b="2022-03-08", c="2022-04-15", d="2022-06-02", e="2023-02-20")
    assert together([a, b, c, d, e], published) == {ids(a, b, c, d), ids(e)}


def test_the_trip_points_at_the_coming_visit_of_its_article_not_at_the_last_one():
    a = visit("a", "DE:Q1", "IN", "2022-06-02", status="announced", at=0)
    b = visit("a", "DE:Q1", "IN", status="announced", definite=True, at=200)
    c = visit("a", "DE:Q1", "IN", "2021-01", at=400)
    assert together([a, b, c], dated(a="2022-05-20")) == {ids(a, b), ids(c)}


def test_an_undated_look_back_joins_the_one_event_that_fits():
    a = visit("a", "DE:Q1", "IN", "2022-06-02", status="ongoing")
    b = visit("b", "DE:Q1", "IN", at=10)
    assert together([a, b], dated(a="2022-06-02", b="2023-01-05")) == {ids(a, b)}
    early = dated(a="2022-06-02", b="2022-01-05")
    assert together([a, b], early) == {ids(a), ids(b)}, "told before it happened"


def test_an_undated_look_back_with_two_candidates_stands_alone():
    a = visit("a", "DE:Q1", "IN", "2022-06-02")
    b = visit("b", "DE:Q1", "IN", "2021-02-02")
    c = visit("c", "DE:Q1", "IN")
    assert together([a, b, c], dated(a="2022-06-02", b="2021-02-02", c="2024-01-05")) == {ids(a), ids(b), ids(c)}


def test_calls_of_two_days_are_two_and_a_call_is_no_meeting():
    a = meeting("a", "Q1 Q2", "2022-06-02", mode="phone")
    b = meeting("b", "Q2 Q1", "2022-06-02", mode="phone")
    c = meeting("c", "Q1 Q2", "2022-06-09", mode="phone")
    d = meeting("d", "Q1 Q2", "2022-06-02", mode="in-person")
    published = dated(a="2022-06-02", b="2022-06-03", c="2022-06-09", d="2022-06-02")
    assert together([a, b, c, d], published) == {ids(a, b), ids(c), ids(d)}


def test_a_visitor_told_elsewhere_between_made_two_visits():
    a = visit("a", "US:Q1", "IL", "2023-10-12")
    b = visit("a", "US:Q1", "JO", "2023-10-13")
    c = visit("b", "US:Q1", "IL", "2023-10-15")
    published = dated(a="2023-10-14", b="2023-10-15")
    assert together([a, b, c], published) == {ids(a), ids(b), ids(c)}
    assert together([a, c], published) == {ids(a, c)}


def test_what_a_person_decided_holds():
    a = visit("a", "DE:Q1", "IN", "2022-06-02", id="a")
    b = visit("b", "DE:Q1", "IN", "2022-06-02", id="b")
    c = visit("c", "DE:Q1", "IN", "2019-01-02", id="c")
    published = dated(a="2022-06-02", b="2022-06-02", c="2019-01-02")
    apart = Judgement("different", ("a", "b"), why="two ministers")
    assert clusters_of(cluster([a, b, c], published, [apart])) == {ids(a), ids(b), ids(c)}
    one = Judgement("same", ("a", "c"))
    assert clusters_of(cluster([a, b, c], published, [one])) == {ids(a, b, c)}
    assert clusters_of(cluster([a, b], published, [apart, Judgement("same", ("a", "b"))])) == {ids(a, b)}, "the last word counts"
    assert clusters_of(cluster([a, b], published, [Judgement("reject", ("b",))])) == {ids(a)}


def test_the_evidence_can_be_read():
    a = visit("a", "DE:Q1", "IN", "2022-06-02", place="Delhi")
    b = visit("b", "DE:Q1", "IN", "2022-06", place="Delhi")
    assert {r.row for r in explain([a], [b], dated(a="2022-06-02", b=""))} == {"nested_days", "same_place"}
    found = {r.row: r for r in explain([a], [b], dated(a="2022-06-02", b="2022-07-01"))}
    assert found.keys() == {"nested_days", "same_place"}
    assert "2022-06-02" in found["nested_days"].says
    margin, says = least_sure([a, b], dated(a="2022-06-02", b="2022-07-01"))
    assert margin == pytest.approx(3.0)
    assert "both in Delhi" in says


_DAY = st.dates(min_value=date(2022, 1, 1), max_value=date(2022, 12, 28))
_STATUSES = ("announced", "ongoing", "completed", "postponed", "cancelled")
_WHEN = st.one_of(_DAY.map(str), _DAY.map(lambda d: str(d)[:7]), st.just("2022"), st.just(""))


@st.composite
def _stories(draw):
    """Articles, each telling a few visits of one leader to one country."""
    n = draw(st.integers(1, 6))
    published = {f"a{i}": str(draw(_DAY)) for i in range(n)}
    claims = [
        visit(
            f"a{i}", "DE:Q1", "IN", draw(_WHEN), status=draw(st.sampled_from(_STATUSES)), id=f"{i}.{j}", at=100 * j,
            definite=draw(st.booleans()), occasion=draw(st.sampled_from(["", "G20 summit"])),
            place=draw(st.sampled_from(["", "Delhi", "Mumbai"])),
        )
        for i in range(n) for j in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    return claims, dated(**published)


@given(_stories(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_order_and_reading_twice_change_nothing(story, rng: random.Random):
    claims, published = story
    once = cluster(claims, published)
    shuffled = list(claims) * 2
    rng.shuffle(shuffled)
    assert cluster(shuffled, published) == once
    assert sorted(c.id for group in once for c in group) == sorted(c.id for c in claims)


def test_days_helper_keeps_some_day_within_apart_from_lasting():
    assert days("2025-08-21/2025-08-31").start.lasts is False
