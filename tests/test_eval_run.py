"""`measure`: a run over articles, what moved since the saved one, and floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summitry.errors import InputError, UsageError
from summitry.run.evaluate_run import Measured, measure, raise_floors, read_floors

TEXT = "Brazilian President Luiz Inácio Lula da Silva arrived in Lisbon on Friday, April 21, 2023."
GOLD = {
    "visitor": "Luiz Inácio Lula da Silva",
    "visitor_country": "BR",
    "host_country": "PT",
    "place": "Lisbon",
    "start": "2023-04-21",
    "status": "ongoing",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article and its gold."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "lisbon.txt").write_text(TEXT, encoding="utf-8")
    write_gold(tmp_path, [GOLD])
    return tmp_path


def write_gold(folder: Path, visits: list[dict[str, str]]) -> None:
    row = {"id": "lisbon", "published": None, "visits": visits, "meetings": []}
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def run(folder: Path, *, save: bool = False) -> Measured:
    return measure(folder / "gold.jsonl", folder / "articles", save=save, runs=folder / "runs", floors=folder / "floors.json")


def values(measured: Measured) -> dict[str, float | None]:
    return {f.figure: f.value for f in measured.figures}


def test_articles_are_read_and_scored(folder: Path) -> None:
    assert values(run(folder))["visits F1"] == 100.0


def test_nothing_moved_without_a_saved_run_or_since_the_same_run(folder: Path) -> None:
    assert run(folder, save=True).moved == ()
    again = run(folder)
    assert again.moved == ()
    assert {f.saved for f in again.figures if f.figure == "visits F1"} == {100.0}


def test_what_was_lost_since_the_saved_run_is_named(folder: Path) -> None:
    run(folder, save=True)
    (folder / "articles" / "lisbon.txt").write_text("It rained in Lisbon, Luiz Inácio Lula da Silva wrote.", encoding="utf-8")
    assert ("lost", "lisbon", "visits") in {(m.change, m.article, m.kind) for m in run(folder).moved}


def test_a_run_saved_for_other_gold_is_no_measure(folder: Path) -> None:
    run(folder, save=True)
    write_gold(folder, [])
    assert run(folder).moved == ()


def test_floors_rise_and_do_not_fall_without_a_reason(folder: Path) -> None:
    raise_floors(run(folder), folder / "gold.jsonl", folder / "floors.json", names=("visits F1",))
    assert read_floors(folder / "floors.json")["gold"]["floors"] == {"visits F1": 100.0}
    (folder / "articles" / "lisbon.txt").write_text("It rained in Lisbon, Luiz Inácio Lula da Silva wrote.", encoding="utf-8")
    fallen = run(folder)
    assert [f.figure for f in fallen.below] == ["visits F1"]
    with pytest.raises(UsageError, match="only rise"):
        raise_floors(fallen, folder / "gold.jsonl", folder / "floors.json")
    raise_floors(fallen, folder / "gold.jsonl", folder / "floors.json", names=("visits F1",), lower="the article was rewritten")
    assert read_floors(folder / "floors.json")["gold"]["lowered"] == "the article was rewritten"


def test_floors_set_for_other_gold_do_not_hold_and_are_not_overwritten(folder: Path) -> None:
    raise_floors(run(folder), folder / "gold.jsonl", folder / "floors.json")
    write_gold(folder, [GOLD | {"place": "Porto"}])
    changed = run(folder)
    assert changed.below == ()
    with pytest.raises(UsageError, match="not the gold"):
        raise_floors(changed, folder / "gold.jsonl", folder / "floors.json")


def test_gold_that_is_none_is_named(folder: Path) -> None:
    (folder / "gold.jsonl").write_text("no json\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        run(folder)


def test_articles_that_are_not_there_are_named(folder: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        measure(folder / "gold.jsonl", folder / "nowhere")
