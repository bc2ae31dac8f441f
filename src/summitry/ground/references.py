"""Pronouns, epithets and groups: "he", "the Russian leader", "his counterpart", "the two leaders", "both sides"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.ground.demonyms import by_style
from summitry.ground.discourse import HEADS, Discourse
from summitry.ground.groups import group
from summitry.ground.holders import holder_of, of_country, spoken_of
from summitry.ground.homes import is_own
from summitry.ground.linking import DEFAULT_OFFICES, offices_of
from summitry.ground.pronouns import he, they
from summitry.ground.ranked import ranked, ranked_as
from summitry.ground.roles import by_role, visiting
from summitry.ground.salience import most_prominent, of_title_gender, prominence
from summitry.lexicon.fold import fold
from summitry.lexicon.office import fitting
from summitry.model import Participant, Span, Unit, UnitKind

_LEADERS = frozenset(("leader", "ruler", "strongman", "head of state"))
_PLURAL = frozenset(("they", "them", "their", "themselves"))


def refer(unit: Unit, before: Sequence[Unit], after: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """Whom a pronoun, group or bare epithet means, given the units around it in its sentence; () where it is not clear."""
    if unit.kind is UnitKind.PRONOUN:
        meant = they(before, talk) if unit.low in _PLURAL else he(before, after, talk, unit.low)
        return _placed(_abroad(unit, meant, after, talk), unit, talk, "pronoun")
    if unit.kind is UnitKind.GROUP:
        return _placed(group(unit, before, after, talk), unit, talk, "group")
    if unit.facts.get("role"):
        owners = he(before, after, talk, unit.facts["det"]) if unit.facts["det"] in ("his", "her") else ()
        return _placed(by_role(unit, owners[0] if owners else None, before, talk), unit, talk, "office")
    if unit.facts.get("counterpart"):
        return _placed(_counterpart(unit, before, talk), unit, talk, "office")
    if ranked(unit, before):
        return _placed(ranked_as(unit, before), unit, talk, "office")
    told = visiting(unit, offices_of(unit), talk)
    return _placed(told or _own(unit, before, talk) or _met_there(unit, before, talk) or _epithet(unit, talk), unit, talk, "office")


def _abroad(unit: Unit, meant: Sequence[Participant], after: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """ "his fifth trip to Russia" is not Putin's: rather of who was spoken of before and is from elsewhere."""
    k = next((k for k, u in enumerate(after) if u.kind is UnitKind.NOUN and u.key == "visit"), -1)
    if unit.low not in ("his", "her") or len(meant) != 1 or k < 0 or [u.low for u in after[k + 1 : k + 2]] != ["to"]:
        return meant
    country = after[k + 2].key if k + 2 < len(after) and after[k + 2].kind is UnitKind.COUNTRY else ""
    if meant[0].country != country:
        return meant
    others = [p for p in talk.recent() if p.country != country and p.office in DEFAULT_OFFICES and of_title_gender(unit, p, talk)]
    return others[:1]


def _placed(people: Sequence[Participant], unit: Unit, talk: Discourse, basis: str) -> tuple[Participant, ...]:
    span = Span(talk.article, unit.start, unit.end, unit.text)
    return tuple(replace(p, span=span, basis=basis) for p in people)


def _counterpart(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """ "his Turkish counterpart": the same office in the other country."""
    country = unit.facts.get("country", "")
    speaker = next((u.people[0] for u in reversed(before) if u.people), None) or next(iter(talk.recent()), None)
    if not country or speaker is None:
        return ()
    found = of_country(country, (speaker.office,), talk) or (of_country(country, HEADS, talk) if speaker.office in HEADS else None)
    return (found,) if found else ()


def _own(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """ "Salman sent his foreign minister": that of his own country."""
    if unit.facts.get("det") not in ("his", "her") or unit.facts.get("country") or not offices_of(unit):
        return ()
    owner = next((u.people[0] for u in reversed(before) if len(u.people) == 1), None)
    found = of_country(owner.country, offices_of(unit), talk) if owner and owner.country and owner.office not in offices_of(unit) else None
    return (found,) if found else ()


def _met_there(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """ "In Sofia Bush met the president": the host's of the place, where the guest is from elsewhere and nobody is named."""
    verb = next((u for u in reversed(before[-2:]) if u.kind is UnitKind.VERB), None)
    if verb is None or verb.key not in ("meet", "host") or unit.facts.get("country") or unit.facts.get("det") != "the":
        return ()
    guest = next((u.people[0] for u in before if len(u.people) == 1), None)
    place = next((u.facts.get("country", "") for u in reversed(before) if u.kind is UnitKind.PLACE), "")
    if guest is None or not place or guest.country == place:
        return ()
    found = spoken_of(place, offices_of(unit), talk) or holder_of(place, unit.facts.get("title", ""), talk)
    return (found,) if found else ()


def _only_country(unit: Unit) -> str:
    """The country of a title only one has: "the pope", "the taoiseach"."""
    countries = unit.facts.get("countries", "")
    return countries if countries and "|" not in countries else ""


def _epithet(unit: Unit, talk: Discourse) -> Sequence[Participant]:
    """ "The Russian leader", "the premier"."""
    country, offices = unit.facts.get("country", "") or _only_country(unit), offices_of(unit)
    if unit.facts.get("effect") in ("deputy", "past", "future"):
        return ()
    title = unit.facts.get("title", "")
    if country:
        wanted = HEADS if title in _LEADERS else offices
        first = () if title in _LEADERS else wanted[:1]  # a premier spoken of last is not "the Chinese president"
        found = spoken_of(country, first, talk) or holder_of(country, title, talk) or spoken_of(country, wanted, talk)
        found = spoken_of(country, wanted, talk) or found if title in _LEADERS else found
        return (found,) if found else by_style(unit, country, talk)
    if talk.local and offices and unit.facts.get("det") not in ("his", "her", "their", "its"):
        told = spoken_of(talk.local, offices, talk)
        own = holder_of(talk.local, title, talk) or (told if told and _is_called(told, title, talk) else None)
        if own and is_own(unit, own, talk) and not _of_a_guest(own, offices, talk):
            return (own,)
    if talk.home and offices:
        holder = holder_of(talk.home, title, talk)
        abroad = any(p.office in offices and p.country != talk.home for p in talk.introduced()[:1])
        if holder and not _of_a_guest(holder, offices, talk) and (talk.official or not abroad):
            return (holder,)
    return _spoken_of_by_title(title, offices, unit, talk)


def _of_a_guest(holder: Participant, offices: Sequence[str], talk: Discourse) -> bool:
    """Whether an article of one country's officials has so far been about the guest in that office, never about their own."""
    topics = [p for subject in talk.subjects[-3:] for p in subject if p.office in offices]
    return bool(topics) and all(p.country != holder.country for p in topics) and not prominence(talk, holder)


def _spoken_of_by_title(title: str, offices: Sequence[str], unit: Unit, talk: Discourse) -> tuple[Participant, ...]:
    """ "The president" of no country: whom the last sentence was about, else whom the article is, else the last spoken of."""
    reading = talk.lexicon.titles.get(title)
    own = reading.titles if reading else ()
    meant = [p for p in (*_topics(talk), *talk.recent()) if p.office in offices and _bears(p, own, talk) and of_title_gender(unit, p, talk)]
    styled = [p for p in meant if _styled(p, title, talk)] or meant
    last = talk.subjects[-1] if talk.subjects else ()
    meant_last = [p for p in last if any(p.person == q.person for q in styled)]
    if len(meant_last) > 1:
        return ()  # "Modi and Tusk spoke. The prime minister": two are as near
    if len(last) == 1 and meant_last:
        return last
    return most_prominent(talk, styled) or tuple(styled[:1])


def _bears(person: Participant, titles: Sequence[str], talk: Discourse) -> bool:
    """Whether a person may be called by a title that asks for the holder's own: a president is no king."""
    known = talk.lexicon.people.by_id(person.person)
    return not titles or known is None or bool(fitting(known.terms, titles))


def _styled(person: Participant, title: str, talk: Discourse) -> bool:
    """Whether a person bears just this title: "the premier" is rather China's than India's prime minister."""
    known = talk.lexicon.people.by_id(person.person)
    return known is not None and any(fold(t.title).startswith(title) for t in known.terms if t.office == person.office)


def _is_called(person: Participant, title: str, talk: Discourse) -> bool:
    """Whether a person's own country calls him so, as far as is known: Japan's premier is no "president"."""
    return talk.lexicon.people.by_id(person.person) is None or _styled(person, title, talk)


def the_minister(units: Sequence[Unit], i: int, talk: Discourse) -> tuple[Participant, ...]:
    """ "The Minister called on the president": in capitals the one the text first named, else whom the last sentences were about."""
    after = units[i + 1] if i + 1 < len(units) else None
    if i == 0 or units[i - 1].low != "the" or after is None or after.low in ("of", "for", "in", "responsible", "-"):
        return ()
    if after.kind is UnitKind.PERSON or after.kind is UnitKind.WORD and after.text[:1].isupper():
        return ()
    capital = units[i].text[:1].isupper()
    meant = tuple(p for _, p in talk.said) if capital else (*_topics(talk), *talk.recent())
    found = next((p for p in meant if p.office in ("foreign_minister", "defence_minister") and _called_minister(p, talk)), None)
    if found is None:
        return ()
    return (replace(found, span=Span(talk.article, units[i].start, units[i].end, units[i].text), basis="office"),)


def _called_minister(person: Participant, talk: Discourse) -> bool:
    """Whether he is called so at home: a US secretary of state is not."""
    known = talk.lexicon.people.by_id(person.person)
    titles = [fold(t.title) for t in known.terms if t.office == person.office] if known else []
    return not titles or not all("secretary" in t for t in titles)


def _topics(talk: Discourse) -> tuple[Participant, ...]:
    """Whom the last sentences were about, the latest first: "the leader" is rather of them than one named in passing."""
    return tuple(subject[0] for subject in reversed(talk.subjects[-3:]) if len(subject) == 1)
