"""Events and claims -> the rows of one article, and the parts they share with the rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summitry.model import Claim, ClaimKind, Event, Participant, Reading, Span
from summitry.show.shapes import Agreement, Clued, Count, Evidence, Figure, Invitation, SaidMeeting, SaidVisit, Saying, Statement
from summitry.when import When


def saying(reading: Reading, events: Iterable[Event]) -> Saying:
    """All that one article says, its tellings of one event put together."""
    claims = {c.id: c for c in reading.claims}
    visits, meetings = [], []
    for event in sorted(events, key=lambda e: (min(claims[c].spans[0].start for c in e.claims), e.id)):
        told = [claims[c] for c in event.claims]
        if event.kind is ClaimKind.VISIT:
            visits.append(SaidVisit(**visit_fields(event, told)))
        else:
            meetings.append(SaidMeeting(**meeting_fields(event, told)))
    rest = sorted(reading.claims, key=lambda c: (c.spans[0].start, c.id))
    return Saying(
        id=reading.article.id,
        digest=reading.article.digest,
        published=field_of(reading.dating.published),
        published_basis=str(reading.dating.basis),
        published_evidence=tuple(
            Clued(start=c.span.start, end=c.span.end, text=c.span.text, rule=c.rule) for c in reading.dating.clues if c.span
        ),
        visits=tuple(visits),
        meetings=tuple(meetings),
        invitations=tuple(invitation(c) for c in rest if c.kind is ClaimKind.INVITATION),
        statements=tuple(Statement(**statement_fields(c)) for c in rest if c.kind is ClaimKind.STATEMENT),
        agreements=tuple(Agreement(**agreement_fields(c)) for c in rest if c.kind is ClaimKind.AGREEMENT),
        counts=tuple(count(c) for c in rest if c.kind is ClaimKind.COUNT),
        figures=tuple(figure(c) for c in rest if c.kind is ClaimKind.FIGURE),
    )


def field_of(when: When | None) -> str | None:
    """A day as a field of a row."""
    return when.field if when else None


def evidence(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    """The words of the claims, each stretch once, in order of place."""
    spans = {(s.start, s.end): s for c in claims for s in c.spans}
    return tuple(Evidence(start=s.start, end=s.end, text=s.text) for _, s in sorted(spans.items()))


def in_role(people: Iterable[Participant], *roles: str) -> tuple[Participant, ...]:
    """Those who take part in one of the roles."""
    return tuple(p for p in people if p.role in roles)


def named(person: Participant) -> str:
    """ "Name (CC)", the country left out where it is unknown."""
    return f"{person.name} ({person.country})" if person.country else person.name


def visit_fields(event: Event, told: Sequence[Claim]) -> dict[str, Any]:
    """The fields of a visit that a row of an article and one of the record share."""
    visitor = next(iter(in_role(event.participants, "visitor")), None)
    return {
        "visitor": visitor.name if visitor else None,
        "visitor_country": (visitor.country or None) if visitor else None,
        "host_country": event.host_country or None,
        "start": field_of(event.days.start),
        "end": field_of(event.days.end),
        "programme_start": field_of(event.days.programme_start),
        "programme_end": field_of(event.days.programme_end),
        "attested": tuple(w.field for w in event.days.attested),
        "kind": event.form or "unspecified",
        "occasion": event.occasion or None,
        **_told_fields(event, told),
    }


def meeting_fields(event: Event, told: Sequence[Claim]) -> dict[str, Any]:
    """The fields of a meeting that a row of an article and one of the record share."""
    return {
        "participants": tuple(named(p) for p in event.participants),
        "country": event.host_country or None,
        "date": field_of(event.days.start),
        "mode": event.mode or None,
        **_told_fields(event, told),
    }


def _told_fields(event: Event, told: Sequence[Claim]) -> dict[str, Any]:
    return {
        "place": event.place or None,
        "status": str(event.status) if event.status else None,
        "attributed_to": next((c.attributed_to for c in told if c.attributed_to), None),
        "confidence": max((c.confidence for c in told), default=1.0),
        "scope": "default" if any(c.scope == "default" for c in told) else "wide",
        "evidence": evidence(told),
    }


def invitation(claim: Claim) -> Invitation:
    """An invitation as a row."""
    d = claim.details
    return Invitation(
        by=_one(claim, "by"), to=_one(claim, "to"), what=d.get("what") or None, answer=d.get("answer") or None, evidence=evidence([claim])
    )


def statement_fields(claim: Claim) -> dict[str, Any]:
    """The fields of a statement."""
    speaker = next(iter(in_role(claim.participants, "speaker")), None)
    return {
        "speaker": speaker.name if speaker else claim.details.get("speaker") or None,
        "speaker_office": (speaker.office if speaker else "") or claim.details.get("speaker_office") or None,
        "organisation": claim.details.get("organisation") or None,
        "date": field_of(claim.days.start),
        "quote": claim.details.get("quote") or None,
        "evidence": evidence([claim]),
    }


def agreement_fields(claim: Claim) -> dict[str, Any]:
    """The fields of an agreement."""
    return {
        "parties": tuple(named(p) for p in claim.participants) or tuple(filter(None, claim.details.get("parties", "").split(", "))),
        "what": claim.details.get("what") or None,
        "status": claim.details.get("status") or (str(claim.status) if claim.status else None),
        "date": field_of(claim.days.start),
        "evidence": evidence([claim]),
    }


def count(claim: Claim) -> Count:
    """A count as a row."""
    d = claim.details
    number = d.get("n", "")
    return Count(
        what=" ".join(w for w in ("" if number else d.get("superlative", ""), d.get("what", "")) if w) or None,
        n=int(number) if number.isdecimal() else None,
        ordinal=d.get("ordinal", "") not in ("", "no", "false", "False"),
        since=d.get("since") or (field_of(claim.days.start) if d.get("superlative") in ("last", "previous") else None),
        as_of=d.get("as_of") or None,
        evidence=evidence([claim]),
    )


def figure(claim: Claim) -> Figure:
    """A figure as a row."""
    d: Mapping[str, str] = claim.details
    said = {name: d.get(name) or None for name in ("measure", "value", "unit", "period", "about")}
    return Figure(**said, evidence=evidence([claim]))


def _one(claim: Claim, role: str) -> str | None:
    person = next(iter(in_role(claim.participants, role)), None)
    return named(person) if person else claim.details.get(role) or None


def words(span: Span) -> Evidence:
    """One span as evidence."""
    return Evidence(start=span.start, end=span.end, text=span.text)
