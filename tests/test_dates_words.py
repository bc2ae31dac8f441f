"""Words of time and named days: what the tables hold, and how a table that does not fit is refused."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.errors import LexiconError
from summitry.lexicon import times
from summitry.lexicon.times import Holiday, load_beside, load_calendar, load_tense


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", "2024-03-31"),
        ("good friday", "2025-04-18"),
        ("easter monday", "2000-04-24"),
        ("thanksgiving", "2021-11-25"),
        ("memorial day", "2021-05-31"),
        ("martin luther king day", "2022-01-17"),
        ("victory day", "2025-05-09"),
        ("lunar new year", "2024-02-10"),
        ("9/11", "2001-09-11"),
    ],
)
def test_named_days_fall_where_the_calendar_has_them(name: str, day: str) -> None:
    expected = date.fromisoformat(day)
    assert load_calendar().holidays[name].on(expected.year) == expected


def test_every_rule_gives_a_day_in_every_year_it_covers() -> None:
    for holiday in set(load_calendar().holidays.values()):
        days = [holiday.on(y) for y in range(1995, 2029)]
        assert any(days)
        if holiday.event is None:
            assert all(d is None or d.year == y for d, y in zip(days, range(1995, 2029), strict=True))


def test_a_holiday_the_table_does_not_reach_has_no_day() -> None:
    assert load_calendar().holidays["lunar new year"].on(1900) is None


def test_words_of_one_class_stay_one_thing() -> None:
    assert load_calendar().meaning("months", "Oct") == 10
    assert load_calendar().meaning("months", "octopus") is None
    assert not load_tense()["modal"] & load_tense()["past"]
    assert not load_beside()["labelled"] & load_beside()["year_leads"] - {"to"}


@pytest.mark.parametrize(
    "row",
    [
        {"names": ["X Day"]},
        {"names": ["X Day"], "day": "13-01"},
        {"names": ["X Day"], "day": "01-01", "easter": 3},
        {"names": ["X Day"], "moon": 3},
        {"names": ["X Day"], "nth": [1]},
        {"day": "01-01"},
    ],
)
def test_a_named_day_without_one_good_rule_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match="holidays"):
        times._holidays([row])


def test_a_name_may_stand_once() -> None:
    with pytest.raises(LexiconError, match="twice"):
        times._holidays([{"names": ["X Day"], "day": "01-01"}, {"names": ["X Day"], "day": "01-02"}])


def test_a_table_with_a_class_too_few_is_refused() -> None:
    with pytest.raises(LexiconError, match="classes do not fit"):
        times._words({"months": {}})


def test_a_rule_is_kept_as_what_it_is() -> None:
    assert Holiday("X", nth=(9, 1, 1)).on(2024) == date(2024, 9, 2)
