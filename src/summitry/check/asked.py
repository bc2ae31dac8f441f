"""A counted claim as a question to the record: who, whom or where, how often, since when, as of when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from summitry.model import Claim, Dating, Participant
from summitry.when import When, WhenError, parse

VISIT, MEETING, TRIP = "visit", "meeting", "trip_abroad"
_WHATS = {"visits": VISIT, "trip": VISIT, "trips": VISIT, "meetings": MEETING, "call": MEETING, "calls": MEETING, "trips_abroad": TRIP}
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
    when: When | None
    """The day a "last" or "previous" visit is told to have been on."""
    people: tuple[str, ...]
    host: str
    by: str

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
    ordinal = d.get("ordinal", "").casefold() in ("true", "1", "yes")
    if ordinal and n == 1 and not superlative:
        superlative = "first"
    since = _when(d.get("since", ""))
    return Asked(
        claim,
        _when(d.get("as_of", "")) or (dating.published if dating else None),
        VISIT if what in _SUPERLATIVES or not what else what,
        n,
        ordinal,
        superlative,
        since,
        claim.days.start or _when(d.get("when", "")),
        tuple(sorted({who(p) for p in claim.participants if p.role not in ("companion", "speaker", "host", "to")})),
        claim.host_country,
        d.get("by", ""),
    )


def _when(text: str) -> When | None:
    try:
        return parse(text) if text else None
    except WhenError:
        return None


def who(p: Participant) -> str:
    """A key for the person: the stable id, else country and name."""
    return p.person or f"{p.country}:{p.name}"
