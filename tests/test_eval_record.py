"""`summitry eval` on the gold of a record: visits found once, none invented, and the words that tell them."""

from __future__ import annotations

from typing import Any

from summitry.run.evaluate import figures
from summitry.run.evaluate_record import evaluate_record, is_record_gold

TOLD = {"article": "a", "start": 10, "end": 40, "quote": "Modi will travel to Russia"}
GOLD: dict[str, Any] = {
    "id": "E1",
    "visitor": "Narendra Modi",
    "host_country": "RU",
    "start": "2024-07-08",
    "status": "completed",
    "told_by": [TOLD],
}


def found(**changes: Any) -> dict[str, Any]:
    row = {"id": "f00", "visitor": "Narendra Modi", "host_country": "RU", "start": "2024-07-08", "status": "completed"}
    return row | {"told_by": [{"article": "a", "start": 12, "end": 30, "text": "will travel to Rus"}]} | changes


def scored(gold: list[dict[str, Any]], told: list[dict[str, Any]]) -> dict[str, float | None]:
    return figures(evaluate_record({g["id"]: g for g in gold}, told, {}).total)


def test_gold_of_a_record_is_known_by_its_tellings() -> None:
    assert is_record_gold({"E1": GOLD})
    assert not is_record_gold({"a": {"id": "a", "visits": []}})


def test_a_visit_found_with_its_words_is_all_right() -> None:
    f = scored([GOLD], [found()])
    assert (f["visits F1"], f["date %"], f["told %"]) == (100.0, 100.0, 100.0)


def test_words_of_another_article_tell_nothing() -> None:
    elsewhere = [{"article": "b", "start": 12, "end": 30, "text": "will travel to Rus"}]
    assert scored([GOLD], [found(told_by=elsewhere)])["told %"] == 0.0


def test_the_same_visit_twice_is_one_found_and_one_invented() -> None:
    f = scored([GOLD], [found(), found(id="f01")])
    assert (f["visits P"], f["visits R"]) == (50.0, 100.0)


def test_a_borderline_visit_is_neither_missed_nor_invented_but_its_words_count() -> None:
    soft = GOLD | {"borderline": "implied"}
    assert (scored([soft], [])["visits R"], scored([soft], [])["told %"]) == (0.0, 0.0)
    n = evaluate_record({"E1": soft}, [found()], {}).total
    assert (n["visits gold"], n["visits system"], n["told right"]) == (0, 0, 1)
