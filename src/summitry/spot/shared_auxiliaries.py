"""Verbs that share the auxiliary of the one before: "will fly to Oslo and meet", "is to arrive on Monday and visit"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.model import Unit, UnitKind

_JOINING = frozenset(("and", "or", "then", ","))
_APART = frozenset(("who", "which", "that", "where", "when", "while", "because", "but", "if", ";", ":", "“", "”", '"'))
_SHARED = ("mood", "neg", "perfect", "cue")


def share_auxiliaries(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, each bare verb behind "and" given what the verb before it says of plan and time."""
    out = list(units)
    last = -1
    for k, unit in enumerate(out):
        if unit.low in _APART:
            last = -1
        elif unit.kind is UnitKind.VERB:
            if last >= 0 and _bare(unit) and _joined(out, last, k):
                facts = out[last].facts
                shared = {name: facts[name] for name in _SHARED if name in facts}
                out[k] = replace(unit, facts={**unit.facts, "tense": facts["tense"], **shared})
            last = k if _leads(out[k]) else -1
    return tuple(out)


def _leads(unit: Unit) -> bool:
    """Whether an infinitive stands behind an auxiliary, a plan or "to" here."""
    return unit.facts["tense"] in ("future", "inf") or unit.facts.get("mood") in ("plan", "rumour", "would", "should", "can", "must")


def _bare(unit: Unit) -> bool:
    """A verb of one word in its base form; its auxiliary, if any, stands elsewhere."""
    return unit.facts["tense"] == "pres" and unit.facts.get("form") == "base"


def _joined(units: Sequence[Unit], last: int, k: int) -> bool:
    """Whether "and" joins the two, and nobody else is the second's subject."""
    before = units[k - 1]
    joined = before.low in _JOINING or before.kind is UnitKind.VERB or before.low.endswith("ly") and units[k - 2].low in _JOINING
    between = {u.low for u in units[last + 1 : k]}
    return joined and bool(between & {"and", "or", "then"})
