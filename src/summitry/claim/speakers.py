"""Who speaks: the noun phrase beside a verb of speech, read for a person, an office or a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summitry.claim.make import DEFAULT_OFFICES
from summitry.claim.people import PEOPLE, people_before, people_list, possessive
from summitry.lexicon.saying import load_sayings
from summitry.model import Participant, Unit, UnitKind

_BODIES = (UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.ORGANISATION)
_ARTICLES = frozenset(("the a an while but and as meanwhile when also").split())
_LINKS = frozenset(("of", "for", "at", "to", "from"))
_SCOPE = DEFAULT_OFFICES | {"foreign_affairs_chief", "security_adviser"}
_NOBODY = frozenset(("i we you it there one nobody everybody everyone somebody someone people").split())
_ENDS = frozenset((*_LINKS, ",", "in", "on", "about", "with", "by", "that", "who", "over", "after", "as"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: persons with their office, or a body."""

    people: tuple[Participant, ...] = ()
    office: str = ""
    """In words, where it is none of the offices of the record: "spokeswoman"."""
    organisation: str = ""
    public: bool = True
    """Whether the words name a government, a seat of one or a body of states; a firm's spokesman speaks for none."""

    @property
    def in_scope(self) -> bool:
        """Whether the default scope keeps what this one says: holders of its offices, their voices, public bodies."""
        voiced = any(w in load_sayings().words["voices"] for w in self.office.split())
        return any(p.office in _SCOPE for p in self.people) or (self.public and (voiced or not self.people))


@dataclass(slots=True)
class Heard:
    """Who spoke so far in an article; local to one reading."""

    by_name_only: bool = False
    """A pronoun or "the minister" stands for nobody here."""
    people: tuple[Participant, ...] = ()
    organisation: str = ""
    public: bool = True
    offices: dict[str, str] = field(default_factory=dict)
    """Person -> the words of an office outside the record's: "ambassador"."""

    named: dict[str, Participant] = field(default_factory=dict)
    """Surname -> somebody introduced with a country: "Mr Sato" later on."""

    def note(self, units: Sequence[Unit]) -> None:
        """Remember what the persons of a sentence are called, where the words give them a name too."""
        for unit in units:
            if unit.kind is not UnitKind.PERSON or not unit.facts.get("name") or len(unit.people) != 1:
                continue
            (person,) = unit.people
            surname = unit.facts["name"].split()[-1]
            if person.country:
                self.named.setdefault(surname, person)
            if unit.facts.get("scope") == "out" and (person.name.endswith(surname) or not person.person.startswith("Q")):
                self.offices[person.person] = unit.facts.get("title", "")

    def remember(self, speaker: Speaker) -> None:
        """Let "the minister", "the statement" mean this speaker from now on."""
        self.people = speaker.people or self.people
        if speaker.organisation:
            self.organisation, self.public = speaker.organisation, speaker.public


def speaks(unit: Unit) -> bool:
    """Whether a unit says that somebody said something."""
    return unit.kind in (UnitKind.VERB, UnitKind.WORD) and unit.low.split()[-1] in load_sayings().words["speech"]


def speaker_before(units: Sequence[Unit], start: int, v: int, heard: Heard) -> Speaker | None:
    """Who speaks, named before the verb at `v` and not before `start`: "Foreign Minister Heiko Maas said"."""
    for k in range(v - 1, start - 1, -1):
        unit = units[k]
        if unit.low in _NOBODY or (heard.by_name_only and unit.kind is UnitKind.PRONOUN and not possessive(units, k)):
            return None
        if unit.kind is UnitKind.PRONOUN and (not unit.people or len(unit.people) > 1) and not possessive(units, k):
            return None
        if unit.kind in PEOPLE and unit.people and not possessive(units, k) and not _governed(units, k, start):
            people, first = people_before(units, k)
            return _persons(units, people, start, first, heard)
    commas = [k + 1 for k in range(v - 2, start, -1) if units[k].low == ","]
    return next((found for k in (*commas, start) if (found := _body(units, k, v, heard))), None)


def speaker_after(units: Sequence[Unit], k: int, end: int, heard: Heard) -> Speaker | None:
    """Who speaks, named behind the verb or "according to": "said Igor Morgulov, Russia's ambassador"."""
    start = k
    while k < end and units[k].low in _ARTICLES:
        k += 1
    for m in range(k, min(end, k + 8)):
        unit = units[m]
        if unit.kind in PEOPLE and unit.people and not possessive(units, m):
            return _persons(units, people_list(units, m)[0], start, m, heard)
        if unit.low in _LINKS or unit.low == "," or unit.kind is UnitKind.VERB:
            break
    return _body(units, start, end, heard)


def _governed(units: Sequence[Unit], k: int, start: int) -> bool:
    return k > start and units[k - 1].low in ("of", "for", "with", "to", "by", "from", "in", "at", "on")


def _persons(units: Sequence[Unit], people: Sequence[Participant], start: int, k: int, heard: Heard) -> Speaker | None:
    """Persons as speakers: whoever holds an office, or is introduced as an official."""
    words = load_sayings().words
    before = units[start:k]
    people = [p if p.country else heard.named.get(p.name.split()[-1], p) for p in people]
    title = next((heard.offices[p.person] for p in people if heard.offices.get(p.person)), "")
    if any(u.low in words["private"] for u in before) or not any(
        title or (p.country and (p.office or p.person.startswith("Q"))) for p in people
    ):
        return None
    if title and title.split()[-1] in words["private"]:
        return None
    people = [replace(p, country=p.country or _country(before)) for p in people] if title else people
    public = any(p.country or p.person.startswith("Q") for p in people) or any(_is_public(u) for u in before)
    return Speaker(tuple(people), title, _text(_core(before)) if any(_is_body(u) for u in before) else "", public)


def _is_body(unit: Unit) -> bool:
    return _is_seat(unit) or unit.kind is UnitKind.ORGANISATION or unit.low in load_sayings().words["bodies"]


def _is_seat(unit: Unit) -> bool:
    """A capital or a venue that stands for the government in it."""
    facts = unit.facts
    return unit.kind is UnitKind.PLACE and ("or_metonym" in facts or facts.get("form") == "venue" or facts.get("place_kind") == "capital")


def _is_public(unit: Unit) -> bool:
    """Whether a word names a government, its seat or a body of states."""
    seat = unit.kind is UnitKind.PLACE and unit.facts.get("form") == "venue"
    named = unit.kind in (UnitKind.ORGANISATION, UnitKind.COUNTRY)
    return seat or named or unit.low in load_sayings().words["bodies"] or unit.low in ("presidential", "prime-ministerial", "royal")


def _core(units: Sequence[Unit]) -> Sequence[Unit]:
    """The phrase right before a head, behind the last comma, without articles."""
    comma = next((i for i in range(len(units) - 1, -1, -1) if units[i].low in (",", ":", ";", "-", "—", "–", ")")), -1)
    rest = units[comma + 1 :]
    while rest and rest[0].low in _ARTICLES:
        rest = rest[1:]
    return rest


def _text(units: Sequence[Unit]) -> str:
    return " ".join(u.text for u in units if u.low not in (".", "?", "!")).replace(" 's", "'s").replace(" ’s", "’s")


def _body(units: Sequence[Unit], start: int, end: int, heard: Heard) -> Speaker | None:
    """A ministry, an embassy, a spokesman for one, "the minister" spoken of before."""
    words = load_sayings().words
    phrase = units[start:end]
    head = _head(phrase)
    if head < 0 or any(u.low in words["private"] for u in phrase[: head + 1]):
        return None
    said = phrase[head].low
    if said in words["papers"] or (head == 1 and said in words["officials"] and phrase[0].low == "the"):
        return _spoken_before(said, said in words["papers"], phrase[head + 1 :], heard)
    if said in words["officials"]:
        return _official(phrase, head, heard)
    return Speaker((), "", _text(_core(phrase[: head + 1])), any(_is_public(u) or _is_seat(u) for u in phrase[: head + 1]))


def _head(phrase: Sequence[Unit]) -> int:
    """The last word for an official or a body before any preposition, verb or comma; -1 where there is none."""
    words = load_sayings().words
    head = -1
    for i, unit in enumerate(phrase[:10]):
        if unit.low in _ENDS or unit.kind is UnitKind.VERB:
            break
        if unit.low in words["officials"] or _is_body(unit) or (unit.kind is UnitKind.COUNTRY and unit.facts.get("form") != "demonym"):
            head = i
    return head


def _spoken_before(said: str, paper: bool, rest: Sequence[Unit], heard: Heard) -> Speaker | None:
    """ "the minister", "the statement": whoever spoke before."""
    if paper:
        issuer = _text(_core([u for u in rest[1:8] if u.low not in _LINKS])) if rest and rest[0].low in _LINKS else ""
        public = any(_is_public(u) for u in rest[:8]) if issuer else heard.public
        return Speaker((), "", issuer or heard.organisation, public) if issuer or heard.organisation else None
    if not heard.people or heard.by_name_only:
        return None
    return Speaker(heard.people, heard.offices.get(heard.people[0].person, ""))


def _official(phrase: Sequence[Unit], head: int, heard: Heard) -> Speaker | None:
    """ "foreign ministry spokesperson Lin Jian", "a spokesman for the Kremlin"."""
    before = _core(phrase[:head])
    organisation = _text(before) if any(_is_body(u) or u.kind is UnitKind.COUNTRY for u in before) else ""
    rest = phrase[head + 1 :]
    if rest and rest[0].low in _LINKS:
        stop = next(
            (i + 1 for i, u in enumerate(rest) if u.kind in _BODIES), next((i for i, u in enumerate(rest) if u.low == ","), len(rest))
        )
        organisation = organisation or _text(_core(rest[1:stop]))
        rest = rest[stop:]
    name = _name(rest)
    if not (organisation or name):
        return None
    office = phrase[head].low
    people = (Participant("speaker", name, _country(before), f"{_country(before)}:{name.lower()}"),) if name else ()
    heard.offices.update({p.person: office for p in people})
    return Speaker(people, office, organisation, any(_is_public(u) for u in phrase))


def _name(rest: Sequence[Unit]) -> str:
    """A name in capitals behind an office, at once or behind a comma."""
    words = list(rest[1:] if rest and rest[0].low == "," else rest)
    stop = next((i for i, u in enumerate(words) if not u.text[:1].isupper() or u.kind is UnitKind.VERB), len(words))
    return _text(words[:stop]) if 0 < stop < 5 else ""


def _country(units: Sequence[Unit]) -> str:
    return next(
        (
            u.key if u.kind is UnitKind.COUNTRY else u.facts.get("country", "")
            for u in units
            if u.kind in (UnitKind.COUNTRY, UnitKind.PLACE)
        ),
        "",
    )
