"""The cases of dates: what must be found with which value, which way it lies, what must stay silent, what dates an undated text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from summitry.date import dating
from summitry.lexicon import load_lexicon
from summitry.model import Article
from summitry.run.dates import read_dates
from summitry.spot.times import spot_times
from summitry.when import contains, parse

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = "2024-05-14"


def _load(name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def _find() -> list[Any]:
    rows = [(group, row) for group, rows in _load("dates_find.yml").items() for row in rows]
    return [pytest.param(r, id=f"{g}: {r['text'][:60]}", marks=[pytest.mark.xfail(reason=r["gap"])] if "gap" in r else []) for g, r in rows]


@pytest.mark.parametrize("row", _find())
def test_what_must_be_found(row: dict[str, Any]) -> None:
    published = row.get("published", PUBLISHED)
    found = [[t.span.text, t.type, t.value] for t in read_dates(row["text"], str(published) if published else None)]
    assert found == [[str(x) for x in expected] for expected in row["expect"]]


@pytest.mark.parametrize(("group", "rows"), _load("dates_direction.yml").items())
def test_which_way_a_yearless_date_lies(group: str, rows: list[list[Any]]) -> None:
    wrong = []
    for text, words, value in rows:
        found = [t.value for t in read_dates(text, PUBLISHED) if t.span.text == words]
        if found != [str(value)]:
            wrong.append((text, found, str(value)))
    assert not wrong


def test_direction_is_tried_both_ways_often_enough() -> None:
    assert sum(len(rows) for rows in _load("dates_direction.yml").values()) >= 60


def _silent() -> list[Any]:
    rows = [(group, text) for group, texts in _load("dates_silent.yml").items() for text in texts]
    gap = [pytest.mark.xfail(reason="a known gap")]
    return [pytest.param(text, id=text[:60], marks=gap if group == "known gaps" else []) for group, text in rows]


@pytest.mark.parametrize("text", _silent())
def test_what_must_stay_silent(text: str) -> None:
    assert not [t.span.text for t in spot_times("a", text)]


def test_there_are_two_hundred_look_alikes() -> None:
    texts = [t for group, texts in _load("dates_silent.yml").items() for t in texts if group != "known gaps"]
    assert len(set(texts)) >= 200


def _dating() -> list[Any]:
    return [pytest.param(r, id=f"{g}: {r['text'][:50]}") for g, rows in _load("dates_dating.yml").items() for r in rows]


@pytest.mark.parametrize("row", _dating())
def test_what_dates_an_undated_text(row: dict[str, Any]) -> None:
    text = row["text"]
    found = dating(
        Article("a", text, "x"), spot_times("a", text), (), load_lexicon() if row.get("facts") else None, today=date(2026, 6, 30)
    )
    if row.get("silent"):
        assert found.published is None
        return
    assert found.published is not None
    assert row.get("rule", "") in {"", *(c.rule for c in found.clues)}
    assert str(found.basis) == row.get("basis", "inferred")
    if "within" in row:
        assert contains(parse(str(row["within"])), found.published), str(found.published)
    if "holds" in row:
        assert contains(found.published, parse(str(row["holds"]))), str(found.published)
    assert all(c.span is None or text[c.span.start : c.span.end] == c.span.text for c in found.clues)
