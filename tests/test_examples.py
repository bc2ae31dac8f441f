"""The example articles and their gold: the gold quotes them exactly, the record of them disputes what it must."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitry import Record
from summitry.run.alone import choose
from summitry.run.evaluate_match import bounds
from summitry.run.evaluate_run import answers_of
from summitry.run.local import build

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
TEXTS = {p.stem: p.read_text(encoding="utf-8") for p in ARTICLES.glob("*.txt")} | {
    row["id"]: row["text"] for row in map(json.loads, (ARTICLES / "papers.jsonl").read_text(encoding="utf-8").splitlines())
}


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ROOT / "eval" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_article_has_its_gold_and_its_line_in_the_readme() -> None:
    assert {g["id"] for g in gold("examples_articles")} == set(TEXTS)
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(TEXTS) if f"`{name}" not in readme] == []


@pytest.mark.parametrize("row", gold("examples_articles"), ids=lambda g: g["id"])
def test_the_evidence_of_the_gold_stands_in_its_article(row: dict[str, Any]) -> None:
    assert [x["evidence"] for x in row["visits"] + row["meetings"] if x["evidence"] not in TEXTS[row["id"]]] == []


@pytest.mark.parametrize("visit", gold("examples_record"), ids=lambda g: g["id"])
def test_the_tellings_of_the_record_are_the_words_of_their_articles(visit: dict[str, Any]) -> None:
    assert [t for t in visit["told_by"] if TEXTS[t["article"]][t["start"] : t["end"]] != t["quote"]] == []
    assert visit["start"] is None or bounds(visit["start"])


def test_the_slip_that_one_article_copied_is_disputed_and_counts_once(tmp_path: Path) -> None:
    build([ARTICLES], str(tmp_path / "examples.db"), choose())
    disputes = [d for d in Record(tmp_path / "examples.db").disputes().to_dicts() if d["field"] == "start"]
    slips = [d for d in disputes if "kyiv-wire" in [a for side in d["sides"] for a in side["articles"]]]
    assert slips
    for dispute in slips:  # the visit of each of the two, and their meeting
        sides = {side["value"]: side for side in dispute["sides"]}
        assert dispute["preferred"].startswith("2024-06")
        assert (sides["2024-05"]["articles"], sides["2024-05"]["origins"]) == (["kyiv-reworded", "kyiv-wire"], [1, 1])


@pytest.mark.parametrize("name", ["cricket", "monsoon"])
def test_the_off_topic_articles_are_silent(name: str) -> None:
    answers, problems = answers_of(ARTICLES / f"{name}.txt")
    assert (answers[name]["visits"], answers[name]["meetings"], problems) == ([], [], [])
