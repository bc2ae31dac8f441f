"""Which articles are compared anew, and which pairs are other than they were."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.keep import View
from summitry.keep.keys import ARTICLE, COPY
from summitry.keep.part import Ends, Part, as_user
from summitry.model import Pair
from summitry.run.engines import Engine
from summitry.run.hanging import Cluster, users_of
from summitry.run.sharding import compare_by
from summitry.trace import Group, largest


def recompare(part: Part, view: View, by: Engine, clusters: Iterable[Cluster], least: Iterable[str]) -> set[Ends]:
    """Compares the groups of articles that are new or hold a changed text; answers the pairs that are other than they were.

    `least` are the least claims of the events that the clusters take the place of.
    """
    told, touched = list(clusters), part.touched(ARTICLE)
    copies = part.touched(COPY) - {""}
    users = {*least, *(cs[0].id for cs in told), *map(as_user, copies)}
    held = part.groups_with(touched)
    before = part.groups_used_by(users) | held
    ends = _within(part, before)
    wanted = frozenset(users_of(told, _keys(part, copies)))
    part.users_become(users, wanted)
    gone = part.unused(before)
    fresh = {g for _, g in wanted if not part.known(g)} | (held - gone)
    part.compared(compare_by(by, fresh, view.texts))
    return _other(part, ends | _within(part, fresh))


def _keys(part: Part, copies: Iterable[str]) -> dict[str, list[str]]:
    """Article -> those of the keys of reprints that it has."""
    out: dict[str, list[str]] = {}
    for key in copies:
        for article in part.copies(key):
            out.setdefault(article, []).append(key)
    return out


def _within(part: Part, groups: Iterable[Group]) -> set[Ends]:
    return set().union(*(part.pairs_within(g) for g in groups))


def _other(part: Part, ends: Iterable[Ends]) -> set[Ends]:
    """Writes the pairs as the largest groups that hold them have them now, and answers which changed."""
    asked = set(ends)
    now: dict[Ends, Pair | None] = {}
    for pair in asked:
        holding = part.groups_holding(pair)
        now[pair] = part.pair_in(largest(holding), pair) if holding else None
    was = part.pairs_of(asked, "pairs_alone")
    other = {pair: p for pair, p in now.items() if was.get(pair) != p}
    part.pairs_become(other, "pairs_alone")
    return set(other)
