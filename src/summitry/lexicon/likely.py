"""The weights by which what a sentence brings together is taken for a visit or a meeting: `likely_weights.yml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from summitry.errors import LexiconError
from summitry.lexicon.weighing import number, read_table

FILE = "likely_weights.yml"


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one kind of claim is weighed by."""

    threshold: float
    """The least likelihood that is told."""
    trust: float
    """What a likelihood is multiplied by to become a confidence: nothing is told outright."""
    bias: float
    weights: Mapping[str, float]
    """By the name of a trait; the log odds it adds."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The whole of likely_weights.yml."""

    visits: Weighing
    meetings: Weighing


@functools.cache
def load_likely() -> Likely:
    """The packaged table.  Raises `LexiconError` where a number or the weights of a kind are missing."""
    table = read_table(FILE)
    return Likely(_weighing(table, "visits"), _weighing(table, "meetings"))


def _weighing(table: Mapping[str, object], kind: str) -> Weighing:
    part = table.get(kind)
    weights = part.get("weights") if isinstance(part, dict) else None
    if not isinstance(part, dict) or not isinstance(weights, dict):
        raise LexiconError(f"{FILE} holds no `weights` of `{kind}`: restore it from the package")
    known = {str(name): number(FILE, weights, name) for name in weights}
    return Weighing(number(FILE, part, "threshold"), number(FILE, part, "trust"), number(FILE, part, "bias"), known)
