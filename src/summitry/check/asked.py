"""A counted claim as a question to the record: who, whom or where, how often, since when, as of when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from summitry.lexicon.asking import load_asking
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, Dating, Participant
from summitry.when import When, WhenError, parse, year

VISIT, MEETING, CALL, TRIP = "visit", "meeting", "call", "trip_abroad"
_WHATS: Mapping[str, str] = MappingProxyType(
    {"visits": VISIT, "trip": VISIT, "trips": VISIT, "meetings": MEETING, "calls": CALL, "trips_abroad": TRIP}
)
_IN_YEARS = re.compile(r"\b(?:in|for) (?:the |more than |over |nearly |almost |about |some )*(?P<n>[\w-]+) (?P<unit>years?|decades?)\b")
_SUPERLATIVES = frozenset({"first", "last", "previous"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a counted claim says, read from `Claim.details` (docs/rooms/check.md names the keys)."""

    claim: Claim
    published: When | None
    what: str
    n: int | None
    ordinal: bool
    superlative: str
    since: When | None
    since_words: str
    """What it counts from in words, where those are no date: "taking office"."""
    when: When | None
    """The day a "last" or "previous" visit is told to have been on."""
    people: tuple[str, ...]
    host: str
    by: str
    bound: str = ""
    """`least` or `most` where the number is a bound ("at least twice"), else empty."""

    @property
    def as_of(self) -> date:
        """The last day the claim can speak of; the last of the calendar where its article has none."""
        return self.published.last if self.published and self.published.last else date.max


def asked(claim: Claim, dating: Dating | None) -> Asked:
    """The question a counted claim puts."""
    d = claim.details
    what = _WHATS.get(d.get("what", ""), d.get("what", ""))
    superlative = d.get("superlative", "") or (what if what in _SUPERLATIVES else "")
    n = int(d["n"]) if d.get("n", "").isdecimal() else None
    bound, off = _bound(claim, n)
    n = n if n is None else n + off
    ordinal = d.get("ordinal", "").casefold() in ("true", "1", "yes")
    if ordinal and n == 1 and not superlative:
        superlative = "first"
    published = _when(d.get("as_of", "")) or (dating.published if dating else None)
    since = _when(d.get("since", "")) or _back(d.get("since", ""), published)
    return Asked(
        claim,
        published,
        VISIT if what in _SUPERLATIVES or not what else what,
        n,
        ordinal,
        superlative,
        since,
        "" if since else d.get("since", ""),
        claim.days.start or _when(d.get("when", "")),
        tuple(sorted({who(p) for p in claim.participants if p.role not in ("companion", "speaker", "host", "to")})),
        claim.host_country,
        d.get("by", ""),
        bound,
    )


def _bound(claim: Claim, n: int | None) -> tuple[str, int]:
    """Whether the words before the number make it the least or the most there can be, and how far the bound lies from it."""
    said = " ".join(s.text for s in claim.spans).casefold().replace("\n", " ")
    table = load_asking().bounds
    for words in sorted(table, key=len, reverse=True) if n else ():
        m = re.search(rf"\b{words} (?P<n>[\w-]+)", said)
        if m and load_weights().number(m["n"]) == n:
            return table[words]
    return "", 0


def _when(text: str) -> When | None:
    try:
        return parse(text) if text else None
    except WhenError:
        return None


def _back(words: str, published: When | None) -> When | None:
    """From when "in 41 years" and "this year" count, seen from the day of the article."""
    if not published or not published.first or not published.last:
        return None
    if words.casefold().strip() == "this year":
        return year(published.first.year) if published.first.year == published.last.year else None
    m = _IN_YEARS.search(words.casefold())
    n = load_weights().number(m["n"]) if m else None
    if m is None or n is None:
        return None
    n *= 10 if m["unit"].startswith("decade") else 1
    return year(published.last.year - n) if published.last.year > n else None


def who(p: Participant) -> str:
    """A key for the person: the stable id, else country and name."""
    return p.person or f"{p.country}:{p.name}"
