"""Offices on the day of the event, not of the article, and whose claims the scope wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.claim.make import DEFAULT_OFFICES, scope_of
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Person, Term
from summitry.model import Claim, ClaimKind, Participant, Status
from summitry.when import When

_EVENTS = (ClaimKind.VISIT, ClaimKind.MEETING)
_MARKED = ("former_", "designate_")
_HANDOVER = 30
_TOLD = ("day", "month", "year")
"""Precisions that were told; a stretch that was only deduced proves nothing."""


def within_scope(claims: Sequence[Claim], lexicon: Lexicon, scope: str) -> tuple[Claim, ...]:
    """Claims whose persons held a default office on the day told; all of them in the wide scope.

    Who is out of office when the article is written may have been in office on the visit it looks back on.
    """
    fitted = (_fit(c, lexicon) for c in claims)
    if scope == "wide":
        return tuple(fitted)
    return tuple(c for f in fitted if _wanted(c := _without_aides(f)))


def _without_aides(claim: Claim) -> Claim:
    """ "met Pompeo and the security adviser": of the default scope the meeting of those who are in it."""
    people = tuple(p for p in claim.participants if p.office in DEFAULT_OFFICES)
    if claim.kind is not ClaimKind.MEETING or len({p.country for p in people if p.country}) < 2:
        return claim
    return replace(claim, participants=people, scope=scope_of(people))


def _fit(claim: Claim, lexicon: Lexicon) -> Claim:
    when = claim.days.start
    if claim.kind not in _EVENTS or when is None:
        return claim
    people = tuple(_on(p, when, lexicon, held=claim.status is Status.COMPLETED) for p in claim.participants)
    told = people[:1] if claim.kind is ClaimKind.VISIT else people
    return replace(claim, participants=people, scope=scope_of(told))


def _on(person: Participant, when: When, lexicon: Lexicon, *, held: bool) -> Participant:
    known = lexicon.people.by_id(person.person)
    if known is None:
        return person
    if not person.office.startswith(_MARKED):
        if _no_longer(person, known, when):
            return replace(person, office=f"former_{person.office}")
        return replace(person, office=f"designate_{person.office}") if held and _not_yet(person, known, when) else person
    terms = [t for t in known.terms if t.office in DEFAULT_OFFICES and _held(t, when)]
    return replace(person, office=terms[0].office, country=terms[0].country) if terms else person


def _not_yet(person: Participant, known: Person, when: When) -> bool:
    """Whether it was long before the first office the record wants: the journey of a senator who is president today."""
    terms = [t for t in known.terms if t.office in DEFAULT_OFFICES]
    early = when.precision in _TOLD and not any(t.start is None or t.near(when, _HANDOVER) or _before(t, when) for t in terms)
    return early and bool(terms) and person.office in DEFAULT_OFFICES


def _no_longer(person: Participant, known: Person, when: When) -> bool:
    """Whether it was long after the last such office: the journey of a former premier who heads an organisation today."""
    terms = [t for t in known.terms if t.office in DEFAULT_OFFICES]
    over = all(t.end and when.first and (when.first - t.end).days > _HANDOVER for t in terms)
    return when.precision in _TOLD and bool(terms) and over and person.office in DEFAULT_OFFICES


def _before(term: Term, when: When) -> bool:
    return bool(term.start and when.last and term.start <= when.last)


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
