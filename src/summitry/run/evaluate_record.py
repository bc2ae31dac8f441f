"""Measure a record against the visits a careful reader of all its articles ends with, and how many of their tellings it kept."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summitry.model import Problem
from summitry.run.alone import choose
from summitry.run.evaluate import Item, Scores, label, visit_items
from summitry.run.evaluate_match import Aliases, Row, assign, visit_key
from summitry.run.local import build
from summitry.run.record import Record

UNLABELLED = "record"


def is_record_gold(gold: Mapping[str, Row]) -> bool:
    """Whether gold is of a record (visits with their tellings) and not of articles."""
    return any("told_by" in row for row in gold.values())


def visits_of(articles: str | Path, *, reference: bool = True, scope: str = "default") -> tuple[Sequence[Row], list[Problem]]:
    """The visits of the record that the articles make, and what was wrong with some of them."""
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "record.db")
        build([articles], file, choose(reference=reference, scope=scope), on_problem=problems.append)
        return Record(file).visits().to_dicts(), problems


def evaluate_record(gold: Mapping[str, Row], told: Sequence[Row], aliases: Aliases) -> Scores:
    """Score the visits of a record: each found once, none invented, dated right, told by the words that tell it."""
    wanted = list(gold.values())
    pairs = dict(assign(wanted, told, visit_key(aliases)))
    counts: dict[str, Counter[str]] = {}
    items: list[Item] = []
    for i, g in enumerate(wanted):
        n = counts[str(g["id"])] = Counter()
        items += _of_visit(g, told[pairs[i]] if i in pairs else None, n)
    for j in sorted(set(range(len(told))) - set(pairs.values())):
        counts[f"invented {told[j]['id']}"] = Counter({"visits system": 1})
        items.append(Item(UNLABELLED, "visits", label(told[j]), "spurious"))
    return Scores(counts, tuple(items))


def _of_visit(gold: Row, found: Row | None, n: Counter[str]) -> Iterator[Item]:
    firm = not gold.get("borderline")
    for telling in gold["told_by"]:
        kept = found is not None and any(_touch(telling, t) for t in found["told_by"])
        n["told of"] += 1
        n["told right"] += kept
        yield Item(telling["article"], "told", telling["quote"], "" if kept else "missed")
    if not firm:
        return
    n["visits gold"] += 1
    yield Item(UNLABELLED, "visits", label(gold), "" if found else "missed")
    if found:
        n["visits tp"] += 1
        n["visits system"] += 1
        yield from visit_items(UNLABELLED, gold, found, n)


def _touch(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return bool(a["article"] == b["article"] and a["start"] < b["end"] and b["start"] < a["end"])
