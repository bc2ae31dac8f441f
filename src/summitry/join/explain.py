"""Why tellings are one event, row by row, and which events are least sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summitry.join.evidence import Reason, reasons
from summitry.join.scene import Scene, parted, whereabouts
from summitry.join.telling import Group, Telling, signature, tellings_of
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, Dating, Judgement

SURE = 0.6
"""A telling that hangs on the others by more than this is no cause for a review."""


def explain(
    a: Iterable[Claim], b: Iterable[Claim], published: Mapping[str, Dating], judgements: Sequence[Judgement] = ()
) -> tuple[Reason, ...]:
    """What speaks for and against holding two sets of claims for one event."""
    weights = load_weights()
    first, second = (tellings_of(cs, published, weights) for cs in (a, b))
    scene = Scene(weights, whereabouts((*first, *second)), parted(judgements))
    return reasons(Group.of(first), Group.of(second), scene)


def least_sure(cluster: Sequence[Claim], published: Mapping[str, Dating]) -> tuple[float, str]:
    """How firmly the loosest telling of a cluster hangs on the others, and the words for it.

    The number is its evidence less the threshold: 0 is as unsure as a join can be, below 0 other tellings hold it in.
    Tellings that say the same are weighed once.
    """
    weights = load_weights()
    cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for t in tellings_of(cluster, published, weights):
        cells[(*signature(t, alone=False), t.claim.definite, t.report)].append(t)
    margin, says = 99.0, ""
    for key, tellings in cells.items() if len(cluster) > 1 else ():
        others = [ts[0] for k, ts in cells.items() if k != key] + tellings[1:2]
        scene = Scene(weights, whereabouts((tellings[0], *others)))
        found = reasons(Group.of(tellings[:1]), Group.of(others), scene)
        total = sum(r.score for r in found) - weights.threshold
        if total < margin:
            margin, says = total, f"{tellings[0].claim.article}: " + "; ".join(r.says for r in found)
    return margin, says
