"""Whom an epithet means: the cases of cases/who_*.yml, and what holds for all epithets."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.ground.who import holders_of, parse_epithet
from summitry.lexicon import load_lexicon
from summitry.run.who import who_line
from summitry.when import When, day, parse

FILES = sorted((Path(__file__).parent.parent / "cases").glob("who_*.yml"))


def cases():
    for file in FILES:
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            yield pytest.param(case, marks=marks, id=f"{file.stem}: {case['words']} {case.get('day', '')}")


def when(case) -> When | None:
    return parse(str(case["day"])) if "day" in case else None


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    found = holders_of(load_lexicon(), case["words"], when(case))
    assert [c.person.name for c in found] == case["who"]
    if "standing" in case:
        assert found[0].standing == case["standing"]


def test_there_are_enough_cases():
    assert sum(1 for _ in cases()) >= 100


def test_the_line_says_the_term_and_where_it_is_from():
    row = who_line("the Chinese president", parse("2008-05-01"))[0]
    shown = [row[k] for k in ("person", "id", "title", "start", "end")]
    assert shown == ["Hu Jintao", "Q15029", "President", "2003-03-15", "2013-03-14"]
    assert "factbook" in str(row["source"])
    assert row["note"] == "in office on 2008-05-01"


def test_past_the_table_the_line_says_since_when_nothing_is_known():
    row = who_line("the Russian foreign minister", parse("2030-01-01"))[0]
    assert row["standing"] == "unknown after"
    assert str(row["note"]).endswith("; unknown after 2025-09-01")


def test_words_that_are_none_of_the_parts_are_kept_apart():
    parts = parse_epithet(load_lexicon(), "the weary Chinese president")
    assert (parts.countries, parts.title, parts.strange) == (("CN",), "president", "weary")


DAYS = st.dates(date(1996, 1, 1), date(2025, 1, 1))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["the French president", "the Japanese prime minister", "the US secretary of state", "Iran's president"]), DAYS)
def test_the_first_named_holds_or_changes_near_the_day(words, on):
    first = holders_of(load_lexicon(), words, day(on))[0]
    assert first.term is not None
    assert first.term.near(day(on), 30)


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(min_value=1, max_value=300))
def test_a_wider_day_never_names_fewer(on, days):
    lexicon = load_lexicon()
    narrow = {c.person.id for c in holders_of(lexicon, "the Italian prime minister", day(on)) if c.standing != "handover"}
    wide = parse(f"[{on.isoformat()}..{(on + timedelta(days)).isoformat()}]")
    assert narrow <= {c.person.id for c in holders_of(lexicon, "the Italian prime minister", wide)}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(words):
    holders_of(load_lexicon(), words, parse("2020-01-01"))
