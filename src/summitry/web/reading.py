"""What was read out of an article: each claim in words with its places, and the text cut up so that each can be marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from summitry.keep import View, lookups
from summitry.model import Claim, ClaimKind
from summitry.show.said import agreement_fields, count, field_of, figure, invitation, named, statement_fields
from summitry.show.tables import days, where
from summitry.web.render import country_name

_UNGROUPED = 4
"""Digits that are taken in at once; a year has so many."""
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
    verdict: str | None = None
    """Of a count: what became of it when it was weighed against the record."""
    why: str | None = None
    counted: tuple[str, ...] = ()
    """The events counted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that the same claims cover; none where nothing was read out of it."""

    start: int
    text: str
    claims: tuple[int, ...] = ()
    """Which of the claims, counted from 1."""


def what_was_read(view: View, claims: Sequence[Claim]) -> Iterator[Read]:
    """Claims in words, in their order."""
    weighed = {v.claim: v for article in {c.article for c in claims} for v in lookups.verdicts_on(view.rows, article)}
    for c in claims:
        verdict = weighed.get(c.id)
        yield Read(
            id=c.id,
            kind=str(c.kind),
            words=in_words(c),
            status=str(c.status) if c.status else None,
            event=lookups.event_of_claim(view.rows, c.id) if c.kind in _EVENTS else None,
            spans=tuple(sorted((s.start, s.end) for s in c.spans)),
            verdict=verdict.verdict if verdict else None,
            why=verdict.why or None if verdict else None,
            counted=verdict.counted if verdict else (),
        )


def in_words(claim: Claim) -> str:
    """What a claim says, in a line."""
    start, end = claim.days.start or claim.days.programme_start, claim.days.end or claim.days.programme_end
    when = days(field_of(start), field_of(end)) if start or end else ""
    said = _WORDS[claim.kind](claim)
    if claim.kind in _EVENTS:
        said = _joined(said, when, claim.form if claim.form != "unspecified" else "", claim.occasion)
    return said or claim.spans[0].text


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


def _visit(claim: Claim) -> str:
    visitors = [named(p) for p in claim.participants if p.role == "visitor"] or ["somebody"]
    return f"{', '.join(visitors)} to {where(claim.host_country, claim.place) if claim.place else country_name(claim.host_country)}"


def _meeting(claim: Claim) -> str:
    by = f"by {claim.mode}" if claim.mode in ("phone", "video") else ""
    at = where(claim.host_country, claim.place) if claim.host_country or claim.place else ""
    return _joined(" and ".join(map(named, claim.participants)), by, at)


def _invitation(claim: Claim) -> str:
    row = invitation(claim)
    return _joined(f"{row.by or 'somebody'} to {row.to or 'somebody'}", row.what, row.answer)


def _statement(claim: Claim) -> str:
    row = statement_fields(claim)
    return ": ".join(filter(None, (_joined(row["speaker"], row["organisation"]), row["quote"])))


def _agreement(claim: Claim) -> str:
    row = agreement_fields(claim)
    return _joined(" and ".join(row["parties"]), row["what"], row["status"], row["date"])


def _count(claim: Claim) -> str:
    row = count(claim)
    number = f"number {row.n}" if row.ordinal and row.n else str(row.n) if row.n is not None else ""
    since = f"since {row.since}" if row.since else ""
    return _joined(" and ".join(map(named, claim.participants)), f"{number} {row.what or ''}".strip(), since)


def _figure(claim: Claim) -> str:
    row = figure(claim)
    return _joined(" ".join(filter(None, (_grouped(row.value), row.unit))), row.measure, row.about, row.period)


def _grouped(number: str | None) -> str:
    """A large whole number in groups of three digits, that its size can be seen."""
    return f"{int(number):,}" if number and number.isascii() and number.isdecimal() and len(number) > _UNGROUPED else number or ""


_WORDS: Mapping[ClaimKind, Callable[[Claim], str]] = MappingProxyType(
    {
        ClaimKind.VISIT: _visit,
        ClaimKind.MEETING: _meeting,
        ClaimKind.INVITATION: _invitation,
        ClaimKind.STATEMENT: _statement,
        ClaimKind.AGREEMENT: _agreement,
        ClaimKind.COUNT: _count,
        ClaimKind.FIGURE: _figure,
    }
)


def pieces(text: str, read: Iterable[Read]) -> Iterator[Piece]:
    """The text from beginning to end, cut where a claim begins or ends."""
    marked = [(start, end, n) for n, r in enumerate(read, 1) for start, end in r.spans if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(at for start, end, _ in marked for at in (start, end))})
    for start, end in pairwise(cuts):
        over = tuple(sorted({n for a, b, n in marked if a <= start and end <= b}))
        yield Piece(start, text[start:end], over)
