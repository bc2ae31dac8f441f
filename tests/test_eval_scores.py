"""The scores of `summitry eval`: what counts as right, gained and lost, and the same numbers as the shared scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from summitry.run.evaluate import SHARES, Item, compare, evaluate, figures, intervals
from summitry.run.evaluate_match import accord, bounds, same_person

DATES = (None, "2024", "2024-10", "2024-10-22", "2025-08-21/2025-08-31", "2023-05~", "XXXX-06-12", "../2024", "2024-09-01/..", "soon")
DAYS = {"start": "2024-07-08", "end": "2024-07-09"}
VISIT: dict[str, Any] = {"visitor": "Narendra Modi", "host_country": "RU", "status": "completed", **DAYS}
GOLD = {"a": {"id": "a", "published": "2024-07-10", "visits": [VISIT], "meetings": []}}


def answer(**changes: Any) -> dict[str, dict[str, Any]]:
    return {"a": {"id": "a", "published": "2024-07-10", "visits": [VISIT | changes], "meetings": []}}


def shares(system: dict[str, Any]) -> dict[str, float | None]:
    return figures(evaluate(GOLD, system, {}).total)


def test_gold_against_itself_is_all_right() -> None:
    f = shares(answer())
    assert (f["visits F1"], f["exact %"], f["end %"], f["published right"]) == (100.0, 100.0, 100.0, 1)


@pytest.mark.parametrize(
    ("start", "date", "exact"),
    [("2024-07-09", 100.0, 0.0), ("2024-07", 100.0, 0.0), ("2024", 0.0, 0.0), (None, 0.0, 0.0), ("2024-07-11", 0.0, 0.0)],
)
def test_a_start_may_be_a_day_off_or_one_step_coarser_and_no_more(start: str | None, date: float, exact: float) -> None:
    f = shares(answer(start=start))
    assert (f["date %"], f["exact %"]) == (date, exact)


def test_a_visit_to_another_country_is_one_missed_and_one_invented() -> None:
    faults = {i.fault for i in evaluate(GOLD, answer(host_country="BY"), {}).items if i.kind == "visits"}
    assert faults == {"missed", "spurious"}


def test_borderline_gold_counts_neither_way() -> None:
    gold = {"a": {"id": "a", "visits": [VISIT | {"borderline": "implied"}]}}
    for system in ({}, answer()):
        n = evaluate(gold, system, {}).total
        assert (n["visits gold"], n["visits tp"], n["visits system"]) == (0, 0, 0)


def test_an_article_without_an_answer_is_named() -> None:
    assert evaluate(GOLD, {}, {}).missing == ("a",)


def test_an_unset_field_is_right_where_gold_lets_it_be_unset() -> None:
    gold = {"a": {"id": "a", "visits": [VISIT | {"end_alt": [None]}]}}
    assert figures(evaluate(gold, answer(end=None), {}).total)["end %"] == 100.0
    assert shares(answer(end=None))["end %"] == 0.0


def test_compare_names_what_moved_and_only_that() -> None:
    right, wrong = evaluate(GOLD, answer(), {}).items, evaluate(GOLD, answer(start="2023", visitor="N. Modi"), {}).items
    gained, lost = compare(wrong, right)
    assert {i.kind for i in gained} == {"date", "exact"}
    assert lost == ()
    assert compare(right, wrong) == ((), gained)


def test_an_invention_that_goes_is_gained() -> None:
    invented = Item("a", "visits", "X > Y", "spurious")
    assert compare([invented], []) == ((invented,), ())
    assert compare([], [invented]) == ((), (invented,))


def test_the_interval_holds_the_figure_and_is_repeatable() -> None:
    gold = {str(n): {"id": str(n), "visits": [VISIT]} for n in range(20)}
    system = {str(n): {"id": str(n), "visits": [VISIT] if n % 4 else []} for n in range(20)}
    scores = evaluate(gold, system, {})
    low, high = intervals(scores)["visits R"]
    assert low < 75.0 == figures(scores.total)["visits R"] < high
    assert intervals(scores) == intervals(scores)


def test_names_that_differ_in_spelling_are_one_person_and_namesakes_are_not() -> None:
    assert same_person("Recep Tayyip Erdoğan", "Erdogan", {})
    assert same_person("Kim Jong Un", "Kim Jong-un", {})
    assert not same_person("George Bush", "Tony Blair", {})
    assert same_person("Lula", "Luiz Inacio da Silva", {"lula": frozenset({"L"}), "luiz inacio da silva": frozenset({"L"})})


def test_bounds_of_what_is_no_date_are_none() -> None:
    assert [bounds(t) for t in ("soon", "XXXX-06-12", None)] == [None, None, None]
    assert not accord("2024", "soon")


@pytest.fixture
def scorer(shared: Path) -> ModuleType:
    """The shared scorer, as a module."""
    spec = importlib.util.spec_from_file_location("score_visits", shared / "tools" / "score_visits.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(gold: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    out = {}
    names = [v["visitor"] for g in gold.values() for v in g["visits"]]
    for key, g in gold.items():
        row = json.loads(json.dumps(g))
        row["published"] = draw.choice([g.get("published"), g.get("published_inferrable"), *DATES])
        for v in row["visits"]:
            v["start"], v["end"] = draw.choice([v["start"], *DATES]), draw.choice([v["end"], *DATES])
            v["visitor"] = draw.choice([*names, v["visitor"].split()[-1], v["visitor"].upper()])
            v["status"], v["kind"] = draw.choice([v["status"], None]), draw.choice([v["kind"], "state", None])
            v["host_country"], v["place"] = draw.choice([v["host_country"], None, "us"]), draw.choice([v["place"], None, "Moscow"])
        for m in row["meetings"]:
            m["date"], m["mode"] = draw.choice([m["date"], *DATES]), draw.choice([m["mode"], None])
            m["participants"] = m["participants"][: draw.randint(1, 3)]
        row["visits"] += row["visits"][: draw.randint(0, 1)]
        if draw.random() > 0.05:
            out[key] = row
    return out


@pytest.mark.parametrize("name", ["seeds_articles", "wikinews"])
@pytest.mark.parametrize("seed", range(6))
def test_the_figures_are_those_of_the_shared_scorer(shared: Path, scorer: ModuleType, name: str, seed: int) -> None:
    aliases = {k: frozenset(v) for k, v in scorer.aliases().items()}
    gold = scorer.load(shared / "gold" / f"{name}.jsonl")
    system = perturbed(gold, random.Random(seed)) if seed else gold
    theirs, _ = scorer.score(gold, system)
    ours = figures(evaluate(gold, system, aliases).total)
    for part in ("visits", "meetings"):
        assert [ours[f"{part} {k}"] for k in ("P", "R", "F1")] == [theirs[part][k] for k in ("P", "R", "F1")]
    assert {k: ours[f"{k} %"] for k in SHARES} == {k: theirs[k]["share"] for k in SHARES}
    assert all(ours[f"published {k}"] == theirs["published"][k] for k in ("right", "unknown", "wrong"))
