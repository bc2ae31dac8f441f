"""How likely a set of traits makes something: the logistic function of the sum of their weights."""

from __future__ import annotations

import math
from collections.abc import Sequence

from summitry.lexicon.likely import Weighing


def likelihood(found: Sequence[str], table: Weighing) -> float:
    """The share of what has these traits that is so; a trait without a weight says nothing.

    >>> from summitry.lexicon.likely import Weighing
    >>> round(likelihood(["in a city", "unheard of"], Weighing(0.8, 0.8, -1.0, {"in a city": 1.0})), 2)
    0.5
    """
    return 1 / (1 + math.exp(-table.bias - sum(table.weights.get(t, 0.0) for t in found)))
