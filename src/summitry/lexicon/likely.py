"""The weights by which a person and a city in one sentence are taken for a visit: `likely_weights.yml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from summitry.errors import LexiconError
from summitry.lexicon.weighing import number, read_table

FILE = "likely_weights.yml"


@dataclass(frozen=True, slots=True)
class Likely:
    """The whole of likely_weights.yml."""

    threshold: float
    """The least likelihood that is told."""
    trust: float
    """What a likelihood is multiplied by to become a confidence: nothing is told outright."""
    bias: float
    weights: Mapping[str, float]
    """By the name of a trait; the log odds it adds."""


@functools.cache
def load_likely() -> Likely:
    """The packaged table.  Raises `LexiconError` where a number or the weights are missing."""
    table = read_table(FILE)
    weights = table.get("weights")
    if not isinstance(weights, dict):
        raise LexiconError(f"{FILE} holds no `weights`: restore it from the package")
    known = {str(name): number(FILE, weights, name) for name in weights}
    return Likely(number(FILE, table, "threshold"), number(FILE, table, "trust"), number(FILE, table, "bias"), known)
