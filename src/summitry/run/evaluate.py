"""Measure answers against gold: found and invented, right and wrong fields, gained and lost since a saved run.

`evaluate` counts; `compare` says which items moved; `intervals` gives the bootstrap intervals over articles.
Every figure is a share in per cent, computed from counts kept per article so that it can be resampled.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from summitry.errors import InputError
from summitry.lexicon import Lexicon
from summitry.run.evaluate_match import Aliases, Row, accepted, accord, assign, bounds, may_be_unset, meeting_key, plain, visit_key

_VISIT_FIELDS = (("start", "date"), ("end", "end"), ("status", "status"), ("kind", "kind"), ("place", "place"))
_MEETING_FIELDS = ("date", "status", "mode")
SHARES = ("date", "exact", "end", "status", "kind", "place", "meeting date", "meeting status", "meeting mode")
_WHOLE = frozenset(("date", "status"))
PARTS = ("visits", "meetings")


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing of gold or answer that counts, and whether it came out right: the unit of gained and lost."""

    article: str
    kind: str
    """`visits`, `meetings`, `date`, `status`, `place`, ... or `published`."""
    what: str
    fault: str = ""
    """`missed`, `spurious`, `wrong`, `unknown`; empty where right."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What an evaluation found: counts per article, and every item that counts."""

    counts: Mapping[str, Counter[str]]
    items: tuple[Item, ...] = ()
    missing: tuple[str, ...] = field(default=())
    """Articles of gold for which there was no answer."""

    @property
    def total(self) -> Counter[str]:
        """The counts of all articles together."""
        return sum(self.counts.values(), Counter())


def read_rows(path: Path) -> dict[str, Row]:
    """JSON lines by their `id`.  Raises `InputError` where the file is missing or holds something else."""
    try:
        with path.open(encoding="utf-8") as lines:
            return {str(row["id"]): row for row in map(json.loads, filter(str.strip, lines))}
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise InputError(f"{path}: cannot be read as JSON lines with an id each ({e}); see docs/eval.md for the shape") from e


def evaluate(gold: Mapping[str, Row], system: Mapping[str, Row], aliases: Aliases) -> Scores:
    """Score answers against gold, article by article; what gold marks `borderline` counts neither way."""
    counts: dict[str, Counter[str]] = {}
    items: list[Item] = []
    for article, g in gold.items():
        counts[article] = Counter()
        items += _items(article, g, system.get(article, {}), aliases, counts[article])
    return Scores(counts, tuple(items), tuple(a for a in gold if a not in system))


def _items(article: str, gold: Row, answer: Row, aliases: Aliases, n: Counter[str]) -> Iterator[Item]:
    for part, key in (("visits", visit_key(aliases)), ("meetings", meeting_key(aliases))):
        wanted, got = gold.get(part) or (), answer.get(part) or ()
        pairs = sorted(assign(wanted, got, key))
        soft = {i for i, g in enumerate(wanted) if g.get("borderline")}
        found, answered = {i for i, _ in pairs}, {j for _, j in pairs}
        n[f"{part} tp"] += len(found - soft)
        n[f"{part} gold"] += len(wanted) - len(soft)
        n[f"{part} system"] += len(got) - sum(i in soft for i, _ in pairs)
        firm = [(i, g) for i, g in enumerate(wanted) if i not in soft]
        yield from (Item(article, part, label(g), "" if i in found else "missed") for i, g in firm)
        yield from (Item(article, part, label(s), "spurious") for j, s in enumerate(got) if j not in answered)
        for i, j in pairs:
            if i not in soft:
                yield from (
                    visit_items(article, wanted[i], got[j], n)
                    if part == "visits"
                    else _checked(article, wanted[i], _meeting_checks(wanted[i], got[j]), n)
                )
    yield from _published(article, gold, answer, n)


def visit_items(article: str, gold: Row, got: Row, n: Counter[str]) -> Iterator[Item]:
    """The fields of a found visit that count, right or wrong, counted into `n`."""
    checks = tuple(_visit_checks(gold, got))
    n["whole right"] += all(right for name, _, right in checks if name in _WHOLE)
    yield from _checked(article, gold, checks, n)


def _checked(article: str, gold: Row, checks: Iterable[tuple[str, str | None, bool]], n: Counter[str]) -> Iterator[Item]:
    for name, value, right in checks:
        n[f"{name} of"] += 1
        n[f"{name} right"] += right
        yield Item(article, name, label(gold), "" if right else f"wrong: {value or 'unset'}")


def _visit_checks(gold: Row, got: Row) -> Iterator[tuple[str, str | None, bool]]:
    for field_, name in _VISIT_FIELDS:
        values, answer = accepted(gold, field_), got.get(field_)
        if (field_ != "start" and not values) or (field_ == "kind" and "unspecified" in values):
            continue
        unset = may_be_unset(gold, field_)
        if field_ in ("start", "end"):
            yield name, answer, any(v == answer or accord(v, answer) for v in values) if answer else unset
        else:
            yield name, answer, any(plain(v) == plain(answer) for v in values) if answer else unset
        if field_ == "start":
            yield "exact", answer, any(_same_days(v, answer) for v in values) if answer else unset


def _meeting_checks(gold: Row, got: Row) -> Iterator[tuple[str, str | None, bool]]:
    for name in _MEETING_FIELDS:
        values, answer = accepted(gold, name), got.get(name)
        if values:
            right = any(v == answer or (name == "date" and accord(v, answer)) for v in values)
            yield f"meeting {name}", answer, right if answer else may_be_unset(gold, name)


def _same_days(a: str, b: str) -> bool:
    return a == b or (bounds(a) is not None and bounds(a) == bounds(b))


def _published(article: str, gold: Row, answer: Row, n: Counter[str]) -> Iterator[Item]:
    want, got = gold.get("published") or gold.get("published_inferrable"), answer.get("published")
    if want:
        state = "unknown" if not got else "right" if accord(want, got) else "wrong"
        n["published gold"] += 1
        n[f"published {state}"] += 1
        yield Item(article, "published", want, "" if state == "right" else f"{state}: {got or 'unset'}")


def label(row: Row) -> str:
    """One row in a few words, the same for the same row."""
    who = f"{row['visitor']} > {row.get('host_country') or '-'}" if "visitor" in row else " + ".join(row.get("participants") or ())
    when = row.get("start") if "visitor" in row else row.get("date")
    return " ".join(x for x in (who, row.get("place"), when, row.get("status")) if x)


def alias_table(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Every alias the lexicon knows, folded as names are compared, with the persons it can mean."""
    table: dict[str, set[str]] = {}
    for person in lexicon.people:
        for name in (person.name, *person.aliases):
            table.setdefault(plain(name), set()).add(person.id)
    return {name: frozenset(ids) for name, ids in table.items()}


# --- figures --------------------------------------------------------------------------------------


def figures(n: Mapping[str, int]) -> dict[str, float | None]:
    """Precision, recall and F1 of each part, and the share right of each field, in per cent; None where nothing counts."""
    out: dict[str, float | None] = {}
    for part in PARTS:
        tp, gold, system = (n.get(f"{part} {k}", 0) for k in ("tp", "gold", "system"))
        p, r = (tp / system if system else 0.0), (tp / gold if gold else 0.0)
        out[f"{part} P"], out[f"{part} R"] = round(100 * p, 1), round(100 * r, 1)
        out[f"{part} F1"] = round(200 * p * r / (p + r), 1) if tp else 0.0
    out["whole %"] = round(100 * n.get("whole right", 0) / n["visits gold"], 1) if n.get("visits gold") else None
    for name in (*SHARES, *(("told",) if "told of" in n else ())):
        of = n.get(f"{name} of", 0)
        out[f"{name} %"] = round(100 * n.get(f"{name} right", 0) / of, 1) if of else None
    for state in ("right", "unknown", "wrong"):
        out[f"published {state}"] = n.get(f"published {state}", 0)
    return out


def intervals(scores: Scores, rounds: int = 1000, seed: int = 7) -> dict[str, tuple[float, float]]:
    """The middle 95 % of each figure over articles drawn anew with replacement; empty for fewer than two articles."""
    counts = list(scores.counts.values())
    draw = random.Random(seed)
    seen: dict[str, list[float]] = {}
    for _ in range(rounds if len(counts) > 1 else 0):
        for name, value in figures(_sum(draw.choices(counts, k=len(counts)))).items():
            if value is not None:
                seen.setdefault(name, []).append(value)
    ordered = {name: sorted(values) for name, values in seen.items()}
    return {name: (v[int(0.025 * len(v))], v[int(0.975 * len(v))]) for name, v in ordered.items()}


def _sum(counts: Iterable[Counter[str]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for c in counts:
        for k, v in c.items():
            total[k] = total.get(k, 0) + v
    return total


def compare(old: Iterable[Item], new: Iterable[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Items gained (now right, or no longer invented) and lost (now wrong, or newly invented) from one run to another."""
    was, now = set(_standing(old)), set(_standing(new))
    better = [i for i in now - was if not i.fault] + [i for i in was - now if i.fault == "spurious"]
    worse = [i for i in was - now if not i.fault] + [i for i in now - was if i.fault == "spurious"]
    return tuple(sorted(better)), tuple(sorted(worse))


def _standing(items: Iterable[Item]) -> Iterator[Item]:
    return (i for i in items if i.fault in ("", "spurious"))
