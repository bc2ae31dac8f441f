"""What a request asks for, read from its address; it can say itself in words and give the address of a question near it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request

from summitry.errors import UsageError
from summitry.keep.wanted import Filter
from summitry.lexicon import load_lexicon
from summitry.run.as_of import last_day
from summitry.show import make_filter
from summitry.show.filters import meant

FILTERS: Mapping[str, str] = MappingProxyType(
    {
        "who": "with {} taking part",
        "with": "together with {}",
        "country": "in {0} or with somebody of {0}",
        "place": "at a place called {}",
        "from": "from {} on",
        "to": "up to {}",
        "status": "{}",
        "kind": "of the kind {}",
        "as_of": "as could be known on {}",
    }
)
"""Each filter, and how it says itself."""
BESIDE = ("after", "limit", "q", "state", "year", "order")
"""What an address may hold besides."""


@dataclass(frozen=True, slots=True)
class Question:
    """The filters of a request, as they were written and as they are meant."""

    given: Mapping[str, str]
    wanted: Filter
    as_of: str = ""
    after: str = ""
    limit: int | None = None

    @property
    def words(self) -> str:
        """The filters in words: "with Modi taking part, completed, from 2024 on"; empty where there are none."""
        return ", ".join(FILTERS[name].format(said(name, value)) for name, value in self.given.items())

    def address(self, path: str, **changed: str | None) -> str:
        """The address of a page with the same filters, some changed; None or nothing takes one away.

        Names that Python keeps for itself end in an underscore: `from_`, `with_`.
        """
        wanted: dict[str, str | None] = {**self.given, **{k.rstrip("_"): v for k, v in changed.items()}}
        kept = {k: v for k, v in wanted.items() if v}
        return f"{path}?{urlencode(kept)}" if kept else path


def said(name: str, value: str) -> str:
    """The value of a filter as people say it: a country by its name."""
    if name != "country":
        return value
    countries = load_lexicon().countries
    found = countries.by_code.get(value.upper())
    return found.name if found else value


def question(
    request: Request,
    who: Annotated[str, Query(description="Somebody who takes part: a name or a part of it.")] = "",
    with_: Annotated[str, Query(alias="with", description="Somebody else who takes part.")] = "",
    country: Annotated[str, Query(description="Of the host or of somebody who takes part: ISO code or name.")] = "",
    place: Annotated[str, Query(description="City or venue, or a part of its name.")] = "",
    from_: Annotated[str, Query(alias="from", description="From this day, month or year on (EDTF).")] = "",
    to: Annotated[str, Query(description="Up to and with this day, month or year (EDTF).")] = "",
    status: Annotated[str, Query(description="announced, ongoing, completed, cancelled, postponed, denied or rumoured.")] = "",
    kind: Annotated[str, Query(description="visit, meeting, call; state, official, working, ...; phone, video, in-person.")] = "",
    as_of: Annotated[str, Query(description="As could be known on that day: nothing told later takes part.")] = "",
    after: Annotated[str, Query(description="Where the page begins, as `next` of the page before says.")] = "",
    limit: Annotated[str, Query(description="Rows of a page.")] = "",
) -> Question:
    """The question of a request; raises `UsageError` for a filter or value that is not known."""
    for name in request.query_params:
        if name not in FILTERS and name not in BESIDE:
            raise UsageError(f"{name!r} is no filter: {meant(name, FILTERS)}choose by {', '.join(FILTERS)}")
    if limit and not (limit.isdecimal() and len(limit) < 6):
        raise UsageError(f"limit={limit!r} is no number of rows: write one, such as 50")
    if as_of:
        last_day(as_of)
    wanted = make_filter(who=who, counterpart=with_, country=country, place=place, first=from_, last=to, status=status, kind=kind)
    asked = {"who": who, "with": with_, "country": wanted.country, "place": place, "from": from_, "to": to}
    asked |= {"status": status, "kind": kind, "as_of": as_of}
    return Question({k: v for k, v in asked.items() if v}, wanted, as_of, after, int(limit) if limit else None)
