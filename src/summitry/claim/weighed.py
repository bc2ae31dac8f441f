"""How likely traits or measures make something: the logistic function of the sum of what each adds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from summitry.lexicon.likely import Forest, Tree, Weighing


def likelihood(found: Sequence[str], table: Weighing) -> float:
    """The share of what has these traits that is so; a trait without a weight says nothing.

    >>> from summitry.lexicon.likely import Weighing
    >>> round(likelihood(["in a city", "unheard of"], Weighing(0.8, 0.8, -1.0, {"in a city": 1.0})), 2)
    0.5
    """
    return 1 / (1 + math.exp(-table.bias - sum(table.weights.get(t, 0.0) for t in found)))


def grown(measures: Mapping[str, float], forest: Forest) -> float:
    """The share of what measures so that is so: what the trees come to.  A measure that is not given is 0.

    The trees are several forests one after the other, each adding its part: what the first finds hopeless is not asked of the others.

    >>> from summitry.lexicon.likely import Forest
    >>> round(grown({"both: sentences with a city": 2}, Forest(0.5, 0.8, -1.0, [("both: sentences with a city", 1.5, 2.0, -2.0)])), 2)
    0.73
    """
    first = len(forest.trees) // FORESTS
    part = _sum(measures, forest.trees[:first])
    if forest.bias + FORESTS * part < _HOPELESS:
        return 1 / (1 + math.exp(-forest.bias - FORESTS * part))
    return 1 / (1 + math.exp(-forest.bias - part - _sum(measures, forest.trees[first:])))


FORESTS = 3
_HOPELESS = -2.5
"""Log odds, about one in thirteen."""


def _sum(measures: Mapping[str, float], trees: Sequence[Tree]) -> float:
    total = 0.0
    for tree in trees:
        while not isinstance(tree, float):
            measure, than, over, otherwise = tree
            tree = over if measures.get(measure, 0.0) > than else otherwise
        total += tree
    return total
