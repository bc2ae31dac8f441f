"""The person of a country in an office: spoken of in the article, else in office on its day."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.ground.discourse import HEADS, Discourse
from summitry.model import Participant


def of_country(country: str, offices: Sequence[str], talk: Discourse) -> Participant | None:
    """The person of a country in one of these offices: spoken of in the article, else in office on its day."""
    return spoken_of(country, offices, talk) or _in_office(country, offices, talk)


def spoken_of(country: str, offices: Sequence[str], talk: Discourse) -> Participant | None:
    """Who of a country was spoken of last in one of these offices, else is introduced in one anywhere."""
    near = next((p for p in talk.recent() if p.country == country and p.office in offices), None)
    return near or next((p for p in talk.introduced() if p.country == country and p.office in offices), None)


def holder_of(country: str, title: str, talk: Discourse) -> Participant | None:
    """Whom "the <country> <title>" means on the article's day by the lexicon; nobody where two may be meant."""
    if talk.on is None:
        return None
    terms = talk.lexicon.in_office(country, title, talk.on)
    person = talk.lexicon.people.by_id(terms[0].person) if len(terms) == 1 else None
    return Participant("", person.name, country, person.id, terms[0].office) if person else None


def _in_office(country: str, offices: Sequence[str], talk: Discourse) -> Participant | None:
    if talk.on is None:
        return None
    terms = [
        t for o in _leading(country, offices, talk)[:1] for t in talk.lexicon.people.holders(country, (o,), talk.on) if t.holds(talk.on)
    ]
    people = {t.person: t for t in terms}
    if len(people) != 1:
        return None
    person_id, term = next(iter(people.items()))
    person = talk.lexicon.people.by_id(person_id)
    return Participant("", person.name, country, person.id, term.office) if person else None


def _leading(country: str, offices: Sequence[str], talk: Discourse) -> Sequence[str]:
    """Of a pair of heads, the one a country's "leader" is."""
    if tuple(offices) == HEADS:
        return talk.lexicon.leader_offices(country, talk.on)
    return offices
