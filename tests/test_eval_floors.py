"""The gold the project owns: it quotes its texts, and every article is read as well as its floors say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitry.run.evaluate_run import measure, read_floors

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "eval" / "floors.json"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / "eval" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


SETS = (
    "wider", "papers", "dailies", "newsrooms", "press", "plain",
    "wires", "statecraft", "dispatches", "broadsheets", "locals", "portals", "quiet",
    "mornings", "gatherings", "roads", "regions", "desks", "envoys", "columns",
    "crawl", "magazines", "provinces", "reports", "summits", "capitals",
)  # fmt: skip
ARTICLES = {
    "examples_articles": ROOT / "examples" / "articles",
    "examples_record": ROOT / "examples" / "articles",
    **{f"{name}_articles": ROOT / "eval" / f"{name}_texts.jsonl" for name in SETS},
}
QUOTING = [(name, gold) for name in SETS for gold in rows(f"{name}_articles")]


def test_all_gold_has_floors_and_all_floors_have_gold() -> None:
    assert set(read_floors(FLOORS)) == set(ARTICLES)


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_are_read_as_well_as_their_floors_say(name: str) -> None:
    measured = measure(ROOT / "eval" / f"{name}.jsonl", ARTICLES[name], floors=FLOORS)
    assert any(f.floor is not None for f in measured.figures), "the gold has changed since its floors were set"
    assert [(f.figure, f.value, f.floor) for f in measured.below] == []


@pytest.mark.parametrize(("name", "gold"), QUOTING, ids=[g["id"] for _, g in QUOTING])
def test_the_evidence_of_the_gold_stands_in_its_text(name: str, gold: dict[str, Any]) -> None:
    text = next(row["text"] for row in rows(f"{name}_texts") if row["id"] == gold["id"])
    assert [x["evidence"] for x in gold["visits"] + gold["meetings"] if x["evidence"] not in text] == []
