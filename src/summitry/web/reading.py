"""What was read out of an article: each claim in words with its places, and the text cut up so that each can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summitry.keep import View
from summitry.model import Claim, ClaimKind
from summitry.show.said import field_of, named
from summitry.show.tables import days, where
from summitry.web.render import country_name

_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)


@dataclass(frozen=True, slots=True)
class Read:
    """One claim of an article, in words."""

    id: str
    kind: str
    words: str
    status: str | None
    event: str | None
    """The event it tells of."""
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that the same claims cover; none where nothing was read out of it."""

    start: int
    text: str
    claims: tuple[int, ...] = ()
    """Which of the claims, counted from 1."""


def what_was_read(view: View, claims: Sequence[Claim]) -> Iterator[Read]:
    """Claims in words, in their order."""
    for c in claims:
        event = view.rows("SELECT event FROM event_claims WHERE claim = ? LIMIT 1", (c.id,)) if c.kind in _EVENTS else []
        yield Read(
            id=c.id,
            kind=str(c.kind),
            words=in_words(c),
            status=str(c.status) if c.status else None,
            event=event[0][0] if event else None,
            spans=tuple(sorted((s.start, s.end) for s in c.spans)),
        )


def in_words(claim: Claim) -> str:
    """What a claim says, in a line."""
    start, end = claim.days.start or claim.days.programme_start, claim.days.end or claim.days.programme_end
    when = days(field_of(start), field_of(end)) if start or end else ""
    people = [named(p) for p in claim.participants]
    if claim.kind is ClaimKind.VISIT:
        visitors = [named(p) for p in claim.participants if p.role == "visitor"] or ["somebody"]
        said = f"{', '.join(visitors)} to {where(claim.host_country, claim.place) if claim.place else country_name(claim.host_country)}"
    elif claim.kind is ClaimKind.MEETING:
        said = f"{' and '.join(people)}{', by ' + claim.mode if claim.mode in ('phone', 'video') else ''}"
        said += f", {where(claim.host_country, claim.place)}" if claim.host_country or claim.place else ""
    else:
        details = [f"{name.replace('_', ' ')}: {value}" for name, value in claim.details.items() if value]
        said = "; ".join((*people, *details)) or claim.spans[0].text
    return ", ".join(filter(None, (said, when, claim.form if claim.form != "unspecified" else "", claim.occasion)))


def pieces(text: str, read: Iterable[Read]) -> Iterator[Piece]:
    """The text from beginning to end, cut where a claim begins or ends."""
    marked = [(start, end, n) for n, r in enumerate(read, 1) for start, end in r.spans if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(at for start, end, _ in marked for at in (start, end))})
    for start, end in pairwise(cuts):
        over = tuple(sorted({n for a, b, n in marked if a <= start and end <= b}))
        yield Piece(start, text[start:end], over)
