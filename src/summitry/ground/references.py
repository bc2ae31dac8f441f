"""Pronouns, epithets and groups: "he", "the Russian leader", "his counterpart", "the two leaders", "both sides"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from summitry.ground.discourse import HEADS, STRANGER, Discourse
from summitry.ground.linking import DEFAULT_OFFICES, offices_of
from summitry.ground.ranked import ranked, ranked_as
from summitry.lexicon.fold import fold
from summitry.lexicon.women import load_women
from summitry.model import Participant, Span, Unit, UnitKind

_LEADERS = frozenset(("leader", "ruler", "strongman", "head of state"))
_NEAR = 3
"""Sentences back to which "they" can reach for two leaders named apart."""
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_GROUP_OFFICES = MappingProxyType(
    {
        "leaders": HEADS,
        "presidents": ("head_of_state",),
        "premiers": ("head_of_government",),
        "prime ministers": ("head_of_government",),
        "heads of state": ("head_of_state", "head_of_government"),
        "heads of government": HEADS,
        "heads": HEADS,
        "foreign ministers": ("foreign_minister",),
        "defence ministers": ("defence_minister",),
        "defense ministers": ("defence_minister",),
    }
)


def refer(unit: Unit, before: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """Whom a pronoun, group or bare epithet means, given the units before it in its sentence; () where it is not clear."""
    if unit.kind is UnitKind.PRONOUN:
        return _placed(_they(before, talk) if unit.low in _PLURAL else _he(before, talk, unit.low), unit, talk, "pronoun")
    if unit.kind is UnitKind.GROUP:
        return _placed(_group(unit, before, talk), unit, talk, "group")
    if unit.facts.get("counterpart"):
        return _placed(_counterpart(unit, before, talk), unit, talk, "office")
    if ranked(unit, before):
        return _placed(ranked_as(unit, before), unit, talk, "office")
    return _placed(_epithet(unit, talk), unit, talk, "office")


def _placed(people: Sequence[Participant], unit: Unit, talk: Discourse, basis: str) -> tuple[Participant, ...]:
    span = Span(talk.article, unit.start, unit.end, unit.text)
    return tuple(replace(p, span=span, basis=basis) for p in people)


def _he(before: Sequence[Unit], talk: Discourse, low: str) -> Sequence[Participant]:
    """The subject of this sentence, else of the last sentence that had one person for subject; a woman for "she" alone."""
    fits = partial(_of_gender, talk, low)
    here = [u for u in before if len(u.people) == 1 and u.kind in (UnitKind.PERSON, UnitKind.PRONOUN) and fits(u.people[0])]
    here = [u for u in here if not _of_an_aide(before, u)]
    if low == "him" and len(here) == 1 and _his_own_doing(before, here[0]):
        here = []  # "X had received him": nobody is object of what he does himself
    if sent := _sent(before, here):
        return sent.people
    if here:
        return here[0].people if not _embedded(before, here[0]) or len(here) == 1 else here[-1].people
    last = len(talk.subjects) - 1
    told = {p.person: p for s, p in talk.said if s == last and p.basis == "pronoun" and fits(p)}
    if len(told) == 1:
        return tuple(told.values())
    for subject in reversed(talk.subjects[-3:]):
        if subject == (STRANGER,):
            return ()
        if subject and fits(subject[0]):
            return subject[:1]
    return ()


def _sent(before: Sequence[Unit], here: Sequence[Unit]) -> Unit | None:
    """ "Clinton sent him to Belgrade, where he": who was sent, not who sent."""
    him = next((u for u in reversed(here[1:]) if u.low in ("him", "her") and u.kind is UnitKind.PRONOUN), None)
    return him if him is not None and any(u.low == "where" for u in before[before.index(him) :]) else None


def _his_own_doing(before: Sequence[Unit], subject: Unit) -> bool:
    """Whether "him" would be object of the subject's own verb: no relative clause parts them, and he owns no noun that does it."""
    i = before.index(subject)
    between = before[i + 1 :]
    apart = any(u.low in ("that", "which", "where", "as", "when", "who") for u in between) or between[:1] and between[0].low in ("'s", "'")
    return any(u.kind is UnitKind.VERB for u in before) and not apart


def _of_gender(talk: Discourse, low: str, person: Participant) -> bool:
    """Whether "he" or "she" can mean a person: only women listed are "she", and they never "he"; of strangers nothing is known."""
    if talk.lexicon.people.by_id(person.person) is None:
        return True
    return (person.person in load_women(talk.lexicon)) == (low in ("she", "her", "herself"))


def _embedded(before: Sequence[Unit], unit: Unit) -> bool:
    i = before.index(unit)
    return i > 0 and before[i - 1].low in ("with", "of", "by", "for", "to", "between", "from")


def _they(before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    same = next((u for u in before if u.kind is UnitKind.PRONOUN and u.low == "they"), None)
    if same is not None:
        return same.people  # in one sentence "they" are the same throughout, not whom they met
    here: dict[str, Participant] = {p.person: p for u in before for p in u.people}
    if len(here) >= 2:
        return tuple(here.values())
    if any(u.low in _COLLECTIVES for u in before):
        return ()
    for subject in reversed(talk.subjects[-2:]):
        if len(subject) >= 2:
            return subject
    recent = _heads(talk, 2, HEADS)
    near = {p.person for s, p in talk.said if s >= len(talk.subjects) - _NEAR}
    meant = {p.person for p in recent}
    others = bool(talk.subjects) and any(p.person not in meant for p in talk.subjects[-1])
    return recent if len(recent) == 2 and meant <= near and not others else ()


def _group(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    countries = [c for c in unit.facts.get("countries", "").split("|") if c]
    head = unit.facts.get("head", "")
    if head in _STAFF:
        return ()
    offices = _of_owner(before, talk) if head == "counterparts" else _GROUP_OFFICES.get(head, DEFAULT_OFFICES)
    if countries:
        found = [_of_country(c, offices, talk) for c in countries]
        return tuple(p for p in found if p)
    number = int(unit.facts.get("number", "0") or 0)
    if not number and head in ("leaders", "presidents", "sides"):
        if several := _of_several(talk, offices):
            return several
        number = 2
    if not number:
        return ()
    found_here = _heads(talk, number, offices) if offices is not DEFAULT_OFFICES else _any_pair(before, talk, number)
    if len(found_here) != number and number == 2 and head in _ANY_TWO:
        found_here = _heads(talk, 2, HEADS)
    return found_here if len(found_here) == number else ()


def _of_owner(before: Sequence[Unit], talk: Discourse) -> Sequence[str]:
    """The office of whose counterparts they are: a minister's are ministers, a president's are heads."""
    owner = next((u.people[0] for u in reversed(before) if u.people), None) or next(iter(talk.recent()), None)
    if owner is None or owner.office not in DEFAULT_OFFICES:
        return DEFAULT_OFFICES
    return HEADS if owner.office in HEADS else (owner.office,)


_ANY_TWO = frozenset(("", "pair", "duo"))
_COLLECTIVES = frozenset("delegation delegations delegates team teams staff officials representatives envoys advisers advisors".split())
"""Subjects that "they" behind them are, rather than leaders named before."""
_STAFF = frozenset("officials diplomats representatives delegations negotiators experts lawmakers aides advisers advisors".split())
"""Groups of a country that are not its leaders."""
_AIDES = frozenset("assistant adviser advisor counselor counsellor aide deputy secretary chief envoy".split())


def _of_an_aide(before: Sequence[Unit], unit: Unit) -> bool:
    """ "Deputy Assistant to the President": a post, not the president."""
    i = before.index(unit)
    return i > 1 and before[i - 1].low in ("to", "of") and bool(_AIDES & set(before[i - 2].low.split()))


def _any_pair(before: Sequence[Unit], talk: Discourse, number: int) -> tuple[Participant, ...]:
    """ "The two", "both sides": the persons of the last sentence that had that many, else the last heads."""
    here = {p.person: p for u in before for p in u.people}
    if len(here) == number:
        return tuple(here.values())
    last = talk.said[-1][0] if talk.said else 0
    for back in range(4):
        people = {p.person: p for s, p in talk.said if s == last - back and p.office in DEFAULT_OFFICES}
        if len(people) == number and len({p.country for p in people.values()}) == number:
            return tuple(people.values())
    return ()


def _of_several(talk: Discourse, offices: Sequence[str]) -> tuple[Participant, ...]:
    """ "The leaders" of a meeting of more than two: all who were the subject of one of the last sentences."""
    last = next((s for s in reversed(talk.subjects[-_NEAR:]) if len(s) > 1), ())
    return tuple(last) if len(last) > 2 and all(p.office in offices for p in last) else ()


def _heads(talk: Discourse, number: int, offices: Sequence[str]) -> tuple[Participant, ...]:
    """The last so many holders of these offices, of different countries, in order of mention."""
    found: list[Participant] = []
    for person in talk.recent():
        if person.office in offices and all(person.country != p.country for p in found):
            found.append(person)
        if len(found) == number:
            break
    return tuple(reversed(found))


def _counterpart(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """ "his Turkish counterpart": the same office in the other country."""
    country = unit.facts.get("country", "")
    speaker = next((u.people[0] for u in reversed(before) if u.people), None) or next(iter(talk.recent()), None)
    if not country or speaker is None:
        return ()
    found = _of_country(country, (speaker.office,), talk) or (_of_country(country, HEADS, talk) if speaker.office in HEADS else None)
    return (found,) if found else ()


def _of_country(country: str, offices: Sequence[str], talk: Discourse) -> Participant | None:
    """The person of a country in one of these offices: spoken of in the article, else in office on its day."""
    return _spoken_of(country, offices, talk) or _in_office(country, offices, talk)


def _spoken_of(country: str, offices: Sequence[str], talk: Discourse) -> Participant | None:
    near = next((p for p in talk.recent() if p.country == country and p.office in offices), None)
    return near or next((p for p in talk.introduced() if p.country == country and p.office in offices), None)


def _holder(country: str, title: str, talk: Discourse) -> Participant | None:
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


def _only_country(unit: Unit) -> str:
    """The country of a title only one has: "the pope", "the taoiseach"."""
    countries = unit.facts.get("countries", "")
    return countries if countries and "|" not in countries else ""


def _epithet(unit: Unit, talk: Discourse) -> Sequence[Participant]:
    """ "the Russian leader", "the premier"."""
    country, offices = unit.facts.get("country", "") or _only_country(unit), offices_of(unit)
    if unit.facts.get("effect") in ("deputy", "past", "future"):
        return ()
    if country:
        wanted = HEADS if unit.facts.get("title") in _LEADERS else offices
        found = _spoken_of(country, wanted, talk) or _holder(country, unit.facts.get("title", ""), talk)
        return (found,) if found else ()
    if talk.home and offices:
        holder = _holder(talk.home, unit.facts.get("title", ""), talk)
        if holder and (talk.official or not any(p.office in offices and p.country != talk.home for p in talk.introduced()[:1])):
            return (holder,)
    fitting = [p for p in (*_topics(talk), *talk.recent()) if offices and p.office in offices]
    title = unit.facts.get("title", "")
    return tuple([p for p in fitting if _styled(p, title, talk)][:1] or fitting[:1])


def _styled(person: Participant, title: str, talk: Discourse) -> bool:
    """Whether a person bears just this title: "the premier" is rather China's than India's prime minister."""
    known = talk.lexicon.people.by_id(person.person)
    return known is not None and any(fold(t.title).startswith(title) for t in known.terms if t.office == person.office)


def the_minister(units: Sequence[Unit], i: int, talk: Discourse) -> tuple[Participant, ...]:
    """ "The Minister called on the president": in capitals the one the text first named, else whom the last sentences were about."""
    after = units[i + 1] if i + 1 < len(units) else None
    if i == 0 or units[i - 1].low != "the" or after is None or after.low in ("of", "for", "in", "responsible", "-"):
        return ()
    if after.kind is UnitKind.PERSON or after.kind is UnitKind.WORD and after.text[:1].isupper():
        return ()
    capital = units[i].text[:1].isupper()
    meant = tuple(p for _, p in talk.said) if capital else (*_topics(talk), *talk.recent())
    found = next((p for p in meant if p.office in ("foreign_minister", "defence_minister")), None)
    if found is None:
        return ()
    return (replace(found, span=Span(talk.article, units[i].start, units[i].end, units[i].text), basis="office"),)


def _topics(talk: Discourse) -> tuple[Participant, ...]:
    """Whom the last sentences were about, the latest first: "the leader" is rather of them than one named in passing."""
    return tuple(subject[0] for subject in reversed(talk.subjects[-3:]) if len(subject) == 1)
