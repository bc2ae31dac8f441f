"""Invitations taken up in a later sentence: "He was invited to visit Russia. He accepted with thanks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import right_end, subject
from summitry.claim.make import visit
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.scene import Line, destinations, foreign, in_scope
from summitry.claim.status import verb_status
from summitry.model import Claim, Participant, Status, UnitKind

GIVES = frozenset("extend hand convey deliver issue renew offer send give pass present repeat reiterate bring carry".split())
"""What is done with an invitation that somebody else gets."""


def receiver(line: Line, v: int, n: int) -> tuple[Participant, ...]:
    """Who gets the invitation: the object before it, or the person behind "to"."""
    units = line.units
    k = next((k for k in range(v + 1, n) if units[k].kind in PEOPLE and not possessive(units, k)), -1)
    to = next((k for k in range(n + 2, min(len(units), n + 7)) if units[k - 1].low in ("to", "for") and units[k].kind in PEOPLE), -1)
    at = k if k > 0 else to
    return units[at].people[:1] if at > 0 else ()


def note_invited(line: Line, k: int, by: Sequence[Participant], to: Sequence[Participant]) -> None:
    """Remember where somebody was invited: to the place named, else to the country of whoever invites him."""
    units, stop = line.units, right_end(line.units, k)
    while stop < len(units) and units[stop].kind is UnitKind.VERB and units[stop].facts["tense"] == "inf":
        stop = right_end(units, stop)
    spots = destinations(line, k + 1, stop, ("to", "in", ""))
    country, place = (spots[0].country, spots[0].place) if spots else (by[0].country if by else "", "")
    comes = bool({"visit", "come", "travel", "trip"} & {w for u in units[k + 1 : stop] for w in u.low.split()})
    for person in to:
        if in_scope(person) and foreign(person, country) and (comes or spots):
            line.scene.invited[person.person] = (country, place)


def invitation_taken(line: Line, v: int) -> Iterator[Claim]:
    """ "The invitation was accepted", "he accepted", "Kim took up the offer": whoever was invited before is to come."""
    units, facts = line.units, line.units[v].facts
    if units[v].key != "accept" or facts["lemma"] != "accept" or "neg" in facts or not line.scene.invited or line.speech:
        return
    found, end = subject(units, v), right_end(units, v)
    if verb_status(units, v, line.scene.acts, line.headline, line.caption) is not Status.COMPLETED or not _an_invitation(line, v, end):
        return
    people = found.people
    if facts.get("passive"):
        people = tuple(_last_invited(line))
    for person in people:
        country, place = line.scene.invited.get(person.person, ("", ""))
        if country:
            yield visit(line.scene.article, line.clause(v), person, country, place, Status.ANNOUNCED, said_by=line.said_by)


def _last_invited(line: Line) -> Iterator[Participant]:
    """Whoever was invited last, as the text names him before."""
    person = next(reversed(line.scene.invited))
    before = (c for c in line.scene.lines if c.sentence.start <= line.sentence.start)
    named = [p for c in before for u in c.units for p in u.people if p.person == person]
    yield from named[-1:]


def _an_invitation(line: Line, v: int, end: int) -> bool:
    """Whether what is accepted is the invitation told before: it is named without a place, or nothing is."""
    units = line.units
    if destinations(line, v + 1, end, ("to", "in", "")):
        return False
    if units[v].facts.get("passive"):
        return subject(units, v).noun >= 0 and units[subject(units, v).noun].key == "invitation"
    named = next((u for u in units[v + 1 : end] if u.kind is UnitKind.NOUN or u.low == "it"), None)
    bare = v + 1 >= end or units[v + 1].kind in (UnitKind.PUNCT, UnitKind.TIME) or units[v + 1].low in _BARE
    return named is not None and (named.low == "it" or named.key == "invitation") or named is None and bare


_BARE = frozenset(("with", "gladly", "at", "on", "in", "and", "immediately", "readily"))
