"""Pairs of tellings that are one event with a wrong day, judged by the two alone, whatever else is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from summitry.join.by_days import can_join, put_off
from summitry.join.evidence import score
from summitry.join.scene import Scene, parted
from summitry.join.telling import MONTH, Group, Telling, block_key, signature, tellings_of
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, ClaimKind, Dating, Judgement

_YEAR = 366
"""Days within which a wrong day is still of the same visit."""


def slips(claims: Iterable[Claim], published: Mapping[str, Dating], judgements: Sequence[Judgement] = ()) -> tuple[tuple[str, str], ...]:
    """Claims of visits whose days cannot both be right, and which would be one event were no other told.

    What arrives later can give one of the two to another event; it cannot take the pair from this list.
    """
    weights = load_weights()
    rejected = {c for j in judgements if j.verb == "reject" for c in j.claims}
    visits = (c for c in claims if c.kind is ClaimKind.VISIT and c.id not in rejected)
    scene = Scene(weights, parted=parted(judgements))
    blocks: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for t in tellings_of(visits, published, weights):
        if t.window and t.window.width <= MONTH:
            blocks[block_key(t.claim)].append(t)
    return tuple(sorted(p for key in sorted(blocks) for p in _of_block(blocks[key], scene)))


def _of_block(tellings: Iterable[Telling], scene: Scene) -> Iterable[tuple[str, str]]:
    """The pairs of one visitor and host; tellings that say the same are weighed once."""
    cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for t in tellings:
        cells[(*signature(t), t.wording, t.claim.id if t.claim.id in scene.parted else "")].append(t)
    groups = sorted(map(Group.of, cells.values()), key=lambda g: (min(g.windows), g.key))
    for n, a in enumerate(groups):
        for b in groups[n + 1 :]:
            if (min(b.windows).first - min(a.windows).last).days > _YEAR:
                break
            if _one_but_for_the_day(a, b, scene):
                yield from ((x, y) if x < y else (y, x) for x, y in product(_ids(a), _ids(b)))


def _ids(g: Group) -> list[str]:
    return [t.claim.id for t in g.tellings]


def _one_but_for_the_day(a: Group, b: Group, scene: Scene) -> bool:
    """Whether two single tellings would be joined though no day is shared, and no delay explains the two days."""
    one, other = Group.of(a.tellings[:1]), Group.of(b.tellings[:1])
    if any(x.gap(y) == 0 for x in one.windows for y in other.windows) or not can_join(one, other) or put_off(one, other, scene):
        return False
    return score(one, other, scene) >= scene.weights.threshold
