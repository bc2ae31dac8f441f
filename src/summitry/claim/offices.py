"""Offices on the day of the event, not of the article, and whose claims the scope wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.claim.make import DEFAULT_OFFICES, scope_of
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Term
from summitry.model import Claim, ClaimKind, Participant
from summitry.when import When

_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)
_MARKED = ("former_", "designate_")
_HANDOVER = 30


def within_scope(claims: Sequence[Claim], lexicon: Lexicon, scope: str) -> tuple[Claim, ...]:
    """Claims whose persons held a default office on the day told; all of them in the wide scope.

    Who is out of office when the article is written may have been in office on the visit it looks back on.
    """
    fitted = (_fit(c, lexicon) for c in claims)
    return tuple(c for c in fitted if scope == "wide" or _wanted(c))


def _fit(claim: Claim, lexicon: Lexicon) -> Claim:
    when = claim.days.start
    if claim.kind not in _EVENTS or when is None or not any(p.office.startswith(_MARKED) for p in claim.participants):
        return claim
    people = tuple(_on(p, when, lexicon) for p in claim.participants)
    told = people[:1] if claim.kind is ClaimKind.VISIT else people
    return replace(claim, participants=people, scope=scope_of(told))


def _on(person: Participant, when: When, lexicon: Lexicon) -> Participant:
    known = lexicon.people.by_id(person.person)
    if known is None or not person.office.startswith(_MARKED):
        return person
    held = [t for t in known.terms if t.office in DEFAULT_OFFICES and _held(t, when)]
    return replace(person, office=held[0].office, country=held[0].country) if held else person


def _held(term: Term, when: When) -> bool:
    return (
        term.holds(when) is not False
        and not (when.last and when.first and (when.last - when.first).days > 366)
        or term.near(when, _HANDOVER)
        and when.precision == "day"
    )


def _wanted(claim: Claim) -> bool:
    if claim.kind is ClaimKind.VISIT:
        return claim.participants[0].office in DEFAULT_OFFICES
    if claim.kind is ClaimKind.MEETING:
        return all(p.office in DEFAULT_OFFICES for p in claim.participants)
    return claim.kind is not ClaimKind.STATEMENT or claim.scope == "default"
