"""Tellings that are one event with a wrong day, judged by the two alone, whatever else is told."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summitry.join.by_days import a_month_off, can_join, put_off
from summitry.join.by_words import SAME_WORDS, same_wording
from summitry.join.evidence import score
from summitry.join.scene import Scene, parted
from summitry.join.telling import MONTH, Group, Telling, block_key, signature, tellings_of
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, ClaimKind, Dating, Judgement

_YEAR = 366
"""Days within which a wrong day is still of the same visit."""
Slip = tuple[tuple[str, ...], tuple[str, ...]]
"""Claims each of which contradicts each of the others."""


def slips(claims: Iterable[Claim], published: Mapping[str, Dating], judgements: Sequence[Judgement] = ()) -> tuple[Slip, ...]:
    """Claims of visits whose days cannot both be right, and which would be one event were no other told.

    Tellings that say the same are named together: each claim of one side is such a pair with each of the other.  What
    arrives later can give one of the two to another event; it cannot take the pair from this list.
    """
    weights = load_weights()
    rejected = {c for j in judgements if j.verb == "reject" for c in j.claims}
    visits = (c for c in claims if c.kind is ClaimKind.VISIT and c.id not in rejected)
    scene = Scene(weights, parted=parted(judgements))
    blocks: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for t in tellings_of(visits, published, weights):
        if t.window and t.window.width <= MONTH:
            blocks[block_key(t.claim)].append(t)
    return tuple(sorted(s for key in sorted(blocks) for s in _of_block(blocks[key], scene)))


def _of_block(tellings: Iterable[Telling], scene: Scene) -> Iterator[Slip]:
    """The slips of one visitor and host; tellings that say the same are weighed once."""
    cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for t in tellings:
        d = t.claim.details
        cells[(*signature(t), d.get("since"), d.get("n"), t.claim.id if t.claim.id in scene.parted else "")].append(t)
    groups = sorted(map(Group.of, cells.values()), key=lambda g: (min(g.windows), g.key))
    for n, a in enumerate(groups):
        for b in groups[n + 1 :]:
            if (min(b.windows).first - min(a.windows).last).days > _YEAR:
                break
            if not any(x.gap(y) == 0 for x in a.windows for y in b.windows):
                yield from _between(a, b, scene)


def _between(a: Group, b: Group, scene: Scene) -> Iterator[Slip]:
    """The slips between two groups whose days are apart: of all of them, or of those told in the same words."""
    one, other = (Group.of([replace(g.tellings[0], wording=frozenset())]) for g in (a, b))
    if not can_join(one, other) or put_off(one, other, scene):
        return
    told = score(one, other, scene)
    if told >= scene.weights.threshold:
        yield _ordered(_ids(a.tellings), _ids(b.tellings))
    elif a_month_off(one, other) and told + scene.weights.of(SAME_WORDS) >= scene.weights.threshold:
        for xs, ys in _worded_alike(a.tellings, b.tellings):
            yield _ordered(_ids(xs), _ids(ys))


def _ids(tellings: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(t.claim.id for t in tellings)


def _ordered(x: tuple[str, ...], y: tuple[str, ...]) -> Slip:
    return (x, y) if x < y else (y, x)


def _worded_alike(a: Sequence[Telling], b: Sequence[Telling]) -> Iterator[tuple[list[Telling], list[Telling]]]:
    """Those told in the same words, found by the rarest words of each: alike ones share one of the few rarest."""
    left, right = _by_words(a), _by_words(b)
    often = Counter(w for wording in (*left, *right) for w in wording)
    index: dict[str, set[frozenset[str]]] = defaultdict(set)
    for wording in right:
        for w in _rarest(wording, often):
            index[w].add(wording)
    for wording, xs in left.items():
        for other in sorted({o for w in _rarest(wording, often) for o in index.get(w, ())}, key=sorted):
            if any(same_wording(x, y) for x in xs[:2] for y in right[other][:2]):
                yield xs, right[other]


def _by_words(tellings: Iterable[Telling]) -> dict[frozenset[str], list[Telling]]:
    out: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for t in tellings:
        out[t.wording].append(t)
    return out


def _rarest(words: frozenset[str], often: Mapping[str, int]) -> list[str]:
    """So many of the rarest words that two sets which share four fifths of all share one of them."""
    return sorted(words, key=lambda w: (often[w], w))[: len(words) - math.ceil(0.8 * len(words)) + 1]
