"""Partly known dates: EDTF both ways, bounds, and comparisons that may answer "cannot tell"."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from summitry import when
from summitry.when import When, WhenError, parse

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
MONTHS = st.builds(lambda d: when.month(d.year, d.month), DAYS)
YEARS = st.builds(lambda d: when.year(d.year), DAYS)
UNITS = st.one_of(st.builds(when.day, DAYS), MONTHS, YEARS)
SPANS = st.builds(lambda a, b: when.between(min(a, b), max(a, b)), DAYS, DAYS)
STAYS = st.builds(lambda a, b: when.lasting(when.day(min(a, b)), when.day(max(a, b))), DAYS, DAYS)
OPEN = st.one_of(st.builds(lambda d: when.lasting(when.day(d), None), DAYS), st.builds(lambda d: when.within(None, when.day(d)), DAYS))
PLACED = st.one_of(UNITS, SPANS, STAYS, OPEN)
ANY = st.one_of(PLACED, st.sampled_from([parse("XXXX-06-12"), parse("XXXX-10"), parse("-0490"), parse("Y170000002")]))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-10", "2024-10-01", "2024-10-31", "month"),
        ("2024-10-22", "2024-10-22", "2024-10-22", "day"),
        ("2024-10-22T22:50", "2024-10-22", "2024-10-22", "day"),
        ("2024-10-22/2024-10-24", "2024-10-22", "2024-10-24", "interval"),
        ("[2025-08-21..2025-08-31]", "2025-08-21", "2025-08-31", "interval"),
        ("2025-05~", "2025-05-01", "2025-05-31", "month"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("1985-04-XX", "1985-04-01", "1985-04-30", "month"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31", "year"),
        ("2001-22", "2001-06-01", "2001-08-31", "season"),
        ("201X-02-29", "2012-02-29", "2016-02-29", "day"),
        ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval"),
    ],
)
def test_bounds_and_precision(text: str, first: str, last: str, precision: str) -> None:
    w = parse(text)
    assert (w.first, w.last, w.precision) == (date.fromisoformat(first), date.fromisoformat(last), precision)


@pytest.mark.parametrize(
    "text", ["2024/..", "2024/", "../2024", "/2024", "[2024-01-01..]", "[..2024-01-01]", "XXXX-06-12", "-0490", "Y170000002", "2001-24"]
)
def test_open_unknown_and_far_ends_are_written_as_they_were_read(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "2024-13",
        "2024-02-30",
        "XXXX-02-30",
        "24-10-22",
        "2024-10-22/2024-10-20",
        "[2024-05-02..2024-05-01]",
        "2024/2025/2026",
        "2024-XX-12",
        "2024-1-2",
        "[2024]",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(WhenError):
        parse(text)


def test_the_record_writes_some_day_within_as_an_interval_and_keeps_the_difference() -> None:
    some, all_through = parse("[2025-08-21..2025-08-31]"), parse("2025-08-21/2025-08-31")
    assert some.field == all_through.field
    assert some != all_through
    assert (some.lasts, all_through.lasts) == (False, True)


def test_between_is_the_plain_unit_where_it_is_exactly_one() -> None:
    assert str(when.between(date(2024, 2, 1), date(2024, 2, 29))) == "2024-02"
    assert str(when.between(date(2024, 1, 1), date(2024, 12, 31))) == "2024"
    assert str(when.between(date(2024, 2, 1), date(2024, 2, 28))) == "[2024-02-01..2024-02-28]"


def test_before_can_say_that_it_cannot_tell() -> None:
    assert when.before(parse("2024-03"), parse("2024-04")) is True
    assert when.before(parse("2024-04"), parse("2024-03")) is False
    assert when.before(parse("2024-04"), parse("2024")) is None
    assert when.before(parse("XXXX-04-01"), parse("2024")) is None


@given(ANY)
def test_text_reads_back_to_the_same(w: When) -> None:
    assert parse(str(w)) == w


@given(ANY, ANY)
def test_overlap_and_intersection_do_not_depend_on_order(a: When, b: When) -> None:
    assert when.overlaps(a, b) == when.overlaps(b, a)
    x, y = when.intersect(a, b), when.intersect(b, a)
    assert (x and (x.first, x.last)) == (y and (y.first, y.last))


@given(PLACED, PLACED)
def test_an_intersection_lies_in_both_and_exists_where_they_overlap(a: When, b: When) -> None:
    both = when.intersect(a, b)
    assert (both is not None) == when.overlaps(a, b)
    if both is not None:
        assert when.contains(a, both)
        assert when.contains(b, both)


@given(st.lists(DAYS, min_size=6, max_size=6), PLACED)
def test_containment_is_passed_on(days: list[date], other: When) -> None:
    d = sorted(days)
    a, b, c = when.between(d[0], d[5]), when.between(d[1], d[4]), when.between(d[2], d[3])
    assert when.contains(a, b)
    assert when.contains(b, c)
    assert when.contains(a, c)
    if when.contains(c, other):
        assert when.contains(a, other)


@given(PLACED, PLACED)
def test_before_after_and_overlap_agree(a: When, b: When) -> None:
    assert when.before(a, b) == when.after(b, a)
    if when.before(a, b):
        assert not when.overlaps(a, b)
        assert when.before(b, a) is False
    if when.overlaps(a, b) is False:
        assert when.before(a, b) or when.before(b, a)


@given(st.builds(when.day, DAYS), st.builds(when.day, DAYS))
def test_of_two_days_one_can_always_tell(a: When, b: When) -> None:
    assert when.before(a, b) is (str(a) < str(b))


@given(st.one_of(UNITS, SPANS), st.integers(0, 400))
def test_widening_holds_what_it_widens(w: When, days: int) -> None:
    wide = when.widen(w, days)
    assert when.contains(wide, w)
    assert wide.width is not None
    assert w.width is not None
    assert wide.width >= w.width + (2 * days if 400 < w.first.year < 2900 else 0)  # type: ignore[union-attr]


def _strict(text: str) -> tuple[date, date]:
    found: Any = parse_edtf(text)
    return tuple(date(*found_end[:3]) for found_end in (found.lower_strict(), found.upper_strict()))  # type: ignore[return-value]


@given(st.one_of(UNITS, STAYS))
def test_strict_bounds_are_those_of_the_reference_library(w: When) -> None:
    assert _strict(str(w)) == (w.first, w.last)


@pytest.mark.parametrize("text", ["201X", "20XX", "1985-04-XX", "1985-XX-XX", "2024-02", "1900-02", "1984/2004-06", "2004-02-01/2005"])
def test_strict_bounds_of_unspecified_digits_are_those_of_the_reference_library(text: str) -> None:
    w = parse(text)
    assert _strict(text) == (w.first, w.last)


def test_an_open_set_with_a_stretch_for_its_end_takes_the_outer_day() -> None:
    assert when.within(None, parse("[2008-09-01..2008-12-31]")).text == "[..2008-12-31]"
    assert when.within(parse("2008-09-01/2008-09-05"), None).text == "[2008-09-01..]"
    assert parse(when.within(None, parse("2008-09-01/2008-09-05")).text).last == when.within(None, parse("2008-09-05")).last
