"""What can be shown, by the words of the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from summitry.errors import UsageError
from summitry.show import beside, kept
from summitry.show.filters import Filter, meant
from summitry.show.shown import Shown

Listing = Callable[[Shown, Filter], Iterator[object]]

WHAT: Mapping[str, Listing] = MappingProxyType(
    {
        "timeline": kept.timeline,
        "visits": kept.visits,
        "meetings": kept.meetings,
        "calls": kept.calls,
        "statements": beside.statements,
        "agreements": beside.agreements,
        "articles": beside.articles,
        "origins": beside.origins,
        "disputes": beside.disputes,
        "verdicts": beside.verdicts,
        "review": beside.review,
        "coverage": beside.coverage,
        "problems": beside.problems,
    }
)


def listing(what: str) -> Listing:
    """The listing of a word; raises `UsageError` with what was likely meant."""
    if what in WHAT:
        return WHAT[what]
    raise UsageError(f"{what!r} cannot be shown: {meant(what, (*WHAT, 'event'))}show one of {', '.join(WHAT)}, or `event ID`")
