"""The key figures on the shared gold, held as floors where the shared texts are: see docs/eval.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summitry import Record
from summitry.run.alone import choose
from summitry.run.evaluate import read_rows
from summitry.run.evaluate_match import bounds
from summitry.run.evaluate_run import Measured, answers_of, measure
from summitry.run.local import build

SEEDS = {
    "visits P": 95.0,
    "visits R": 95.0,
    "date %": 100.0,
    "exact %": 90.0,
    "status %": 95.0,
    "meetings F1": 85.0,
    "published right": 5.0,
}
WIKINEWS = {"visits F1": 80.0, "date %": 90.0, "exact %": 75.0, "status %": 90.0, "meetings F1": 70.0}
A_SENTENCE = 600
TELLINGS = 100 * 38 / 42
HISTORIES = {
    "Xi Jinping to Kazan": ("Xi Jinping", "RU", "2024-10-22", ["announced", "ongoing", "completed"]),
    "Xi Jinping to Moscow": ("Xi Jinping", "RU", "2025-05-07", ["announced"]),
    "Vladimir Putin to China": ("Vladimir Putin", "CN", "2024-05-16", ["announced", "completed"]),
}


def values(measured: Measured) -> dict[str, float]:
    return {f.figure: f.value or 0.0 for f in measured.figures}


@pytest.mark.parametrize(("figure", "floor"), SEEDS.items())
def test_the_seeds_article_by_article(seeds: dict[str, float], figure: str, floor: float) -> None:
    assert seeds[figure] >= floor


def test_no_seed_is_dated_wrongly(seeds: dict[str, float]) -> None:
    assert seeds["published wrong"] == 0


@pytest.mark.parametrize(("figure", "floor"), WIKINEWS.items())
def test_real_articles_of_many_years(wikinews: dict[str, float], figure: str, floor: float) -> None:
    assert wikinews[figure] >= floor


def test_articles_without_diplomacy_are_silent(shared_folder: Path) -> None:
    gold = read_rows(shared_folder / "gold" / "wikinews.jsonl")
    answers, _ = answers_of(shared_folder / "corpora" / "wikinews.jsonl")
    assert [i for i, g in gold.items() if not g["visits"] and not g["meetings"] and answers[i]["visits"]] == []


@pytest.fixture(scope="module")
def shared_folder() -> Path:
    """The folder of shared texts, or none and the tests are skipped."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip(f"needs the shared texts in {folder}")
    return folder


@pytest.fixture(scope="module")
def seeds(shared_folder: Path) -> dict[str, float]:
    """The figures of the seeds, each article read alone."""
    return values(measure(shared_folder / "gold" / "seeds_articles.jsonl", shared_folder / "seeds"))


@pytest.fixture(scope="module")
def wikinews(shared_folder: Path) -> dict[str, float]:
    """The figures of the Wikinews articles."""
    return values(measure(shared_folder / "gold" / "wikinews.jsonl", shared_folder / "corpora" / "wikinews.jsonl"))


@pytest.fixture(scope="module")
def of_record(shared_folder: Path) -> dict[str, float]:
    """The figures of the record of the seeds."""
    return values(measure(shared_folder / "gold" / "seeds_record.jsonl", shared_folder / "seeds"))


@pytest.fixture(scope="module")
def record(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of the seeds."""
    file = tmp_path_factory.mktemp("seeds") / "seeds.db"
    build([shared_folder / "seeds"], str(file), choose())
    return Record(file)


@pytest.fixture(scope="module")
def told(record: Record) -> list[dict[str, Any]]:
    """Its visits."""
    return record.visits().to_dicts()


def test_every_visit_is_found_once_and_none_invented(of_record: dict[str, float]) -> None:
    assert (of_record["visits R"], of_record["visits P"]) == (100.0, 100.0)


def test_found_visits_are_dated_right_and_told_by_their_words(of_record: dict[str, float]) -> None:
    assert of_record["date %"] == 100.0
    assert of_record["told %"] >= TELLINGS


def test_spans_hold_exactly_the_words_quoted(shared_folder: Path, told: list[dict[str, Any]]) -> None:
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (shared_folder / "seeds").glob("*.txt")}
    spans = [w for v in told for w in v["told_by"]]
    assert [w for w in spans if texts[w["article"]][w["start"] : w["end"]] != w["text"] or not 0 < len(w["text"]) <= A_SENTENCE] == []


def test_only_the_month_of_kazan_is_disputed_and_october_preferred(record: Record) -> None:
    (dispute,) = record.disputes().to_dicts()
    assert bounds("2024-09") in [bounds(s["value"]) for s in dispute["sides"]]
    assert dispute["preferred"].startswith("2024-10")
    assert dispute["why"]


@pytest.mark.parametrize(("who", "where", "start", "statuses"), HISTORIES.values(), ids=HISTORIES)
def test_visits_carry_the_history_of_their_status(
    told: list[dict[str, Any]], who: str, where: str, start: str, statuses: list[str]
) -> None:
    (visit,) = [v for v in told if (v["visitor"], v["host_country"], v["start"]) == (who, where, start)]
    assert [status for _, status, _ in visit["history"]] == statuses
