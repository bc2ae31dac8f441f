"""What hangs on an event: the units its claims are joined in, the articles compared because of it, the doubt about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summitry.join import SURE, least_sure, unit
from summitry.keep.keys import UNIT
from summitry.keep.part import as_user
from summitry.model import Claim, Dating, Doubt, Event
from summitry.trace import Group, in_row

Cluster = Sequence[Claim]
"""The claims of one event, in the order of their ids."""


def units_of(clusters: Iterable[Cluster]) -> Iterator[tuple[str, str]]:
    """The least claim of each event with every unit its claims are of."""
    return ((told[0].id, UNIT + unit(c)) for told in clusters for c in told)


def users_of(clusters: Iterable[Cluster], keys: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Group]]:
    """Which groups of articles are compared, and because of which event or key of reprints; `keys` are those of each article."""
    for told in clusters:
        group = tuple(sorted({c.article for c in told}))
        if len(group) > 1:
            yield told[0].id, group
    having: dict[str, list[str]] = {}
    for article, own in keys.items():
        for key in own:
            having.setdefault(key, []).append(article)
    yield from ((as_user(key), pair) for key, ids in having.items() for pair in in_row(ids))


def doubts_of(events: Iterable[Event], claims: Mapping[str, Claim], datings: Mapping[str, Dating]) -> Iterator[Doubt]:
    """Events one of whose tellings hangs loosely on the others, unless a person said it belongs there."""
    for event in (e for e in events if "join" not in e.judged):
        sureness, says = least_sure([claims[c] for c in event.claims], datings)
        if sureness < SURE:
            yield Doubt(event.id, sureness, says)
