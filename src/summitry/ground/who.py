"""Whom an epithet means on a day: by country, office and day first, by name second.

"the Chinese president", "Britain's prime minister", "the emir of Qatar", "Mr. Erdoğan", "former German chancellor Merkel".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from summitry.lexicon import Lexicon, Person, Term, Title, fold
from summitry.lexicon.office import HANDOVER, fitting, holding, offices
from summitry.when import When

_WORD = re.compile(r"[\w.\-]+(?:'(?!s\b)[\w\-]+)*|'s\b|[^\w\s]")
_FILLER = frozenset(("the", "a", "an", "of", "'s", "'", ",", "s", "his", "her", "their", "and", "for"))
_COURTESY = frozenset(("mr mr. mrs mrs. ms ms. dr dr. sir").split())
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Epithet:
    """The parts of an epithet: countries it may name, title, what changes the office, and a name."""

    countries: tuple[str, ...] = ()
    title: str = ""
    effect: str = ""
    """As in `Modifier.effect`; empty where nothing changes the office."""
    name: str = ""
    strange: str = ""
    """Words that are none of these."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody an epithet can mean, with the term of office and how well it fits the day."""

    person: Person
    term: Term | None
    standing: str
    """`holds`; `unknown after` (past the day last seen); `handover` (within 30 days of a change); `changed` (part of a month or year);
    `former`, `future` (held before, holds later); `latest` (no day given); `name` (no office asked for)."""
    score: float


_SCORES = MappingProxyType(
    {"holds": 1.0, "latest": 0.9, "changed": 0.8, "unknown after": 0.6, "name": 0.5, "former": 0.4, "handover": 0.3, "future": 0.2}
)


def holders_of(lexicon: Lexicon, words: str | Epithet, on: When | None) -> tuple[Candidate, ...]:
    """Whom the words can mean on a day, the likeliest first; two where a change of holder is near; empty where nobody is known.

    >>> from summitry.lexicon import load_lexicon
    >>> from summitry.when import parse
    >>> [c.person.name for c in holders_of(load_lexicon(), "the Chinese president", parse("2008-05-01"))]
    ['Hu Jintao']
    """
    epithet = parse_epithet(lexicon, words) if isinstance(words, str) else words
    if epithet.effect == "deputy" or (not epithet.name and not epithet.title):
        return ()
    found = _by_name(lexicon, epithet, on) if epithet.name else _by_office(lexicon, epithet, on)
    return tuple(sorted(_best(found), key=lambda c: -c.score))


def parse_epithet(lexicon: Lexicon, words: str) -> Epithet:
    """An epithet in its parts; the longest words that mean something are taken at each place."""
    tokens = _WORD.findall(" ".join(words.split()).replace("’", "'"))
    at, parts = 0, Epithet()
    while at < len(tokens):
        for width in range(min(_LONGEST, len(tokens) - at), 0, -1):
            taken = _take(lexicon, parts, _spaced(tokens[at : at + width]), first=at == 0)
            if taken is not None:
                parts = taken
                at += width
                break
        else:
            parts = replace(parts, strange=f"{parts.strange} {tokens[at]}".strip())
            at += 1
    return parts


def _spaced(tokens: Sequence[str]) -> str:
    return re.sub(r" (?=[',])|(?<=-) ", "", " ".join(tokens))


def _take(lexicon: Lexicon, parts: Epithet, words: str, first: bool) -> Epithet | None:
    """The parts with these words taken in, or None where they mean nothing here."""
    low = fold(words)
    if low in _FILLER or low in _COURTESY:
        return parts
    title = _title(lexicon, parts, low)
    if title is not None:
        return title
    modifier = lexicon.modifiers.get(low)
    if modifier and (modifier.suffix == bool(parts.title)):
        return replace(parts, effect=modifier.effect if parts.effect in ("", "holds") else parts.effect)
    countries = _countries(lexicon, words)
    if countries and not (parts.countries and lexicon.people.named(words)):
        return replace(parts, countries=_narrowed(parts.countries, countries))
    if lexicon.people.named(words):
        return replace(parts, name=f"{parts.name} {words}".strip())
    return _hyphened(lexicon, parts, low)


def _title(lexicon: Lexicon, parts: Epithet, low: str) -> Epithet | None:
    """A title, unless a better one is known already; plurals are not epithets of one."""
    found = lexicon.titles.get(low)
    if found is None:
        return None
    if found.honorific or (parts.title and not found.offices and not found.leads):
        return parts
    return replace(parts, title=parts.title or low)


def _hyphened(lexicon: Lexicon, parts: Epithet, low: str) -> Epithet | None:
    """ "ex-president", "president-elect", "then-prime"."""
    head, hyphen, rest = low.partition("-")
    if hyphen and (modifier := lexicon.modifiers.get(head) or lexicon.modifiers.get(head + "-")) and not modifier.suffix:
        taken = _take(lexicon, parts, rest, first=False)
        return replace(taken, effect=modifier.effect) if taken else None
    head, hyphen, rest = low.rpartition("-")
    if hyphen and (modifier := lexicon.modifiers.get(rest)) and modifier.suffix:
        taken = _take(lexicon, parts, head, first=False)
        return replace(taken, effect=modifier.effect) if taken else None
    return None


def _countries(lexicon: Lexicon, words: str) -> tuple[str, ...]:
    """Countries the words name: by name, adjective, metonym ("the Kremlin"), or a body's name."""
    low = fold(words)
    if low in lexicon.capitals and not words.replace(".", "").isupper():
        return ()
    named = lexicon.countries.named(words) + lexicon.countries.demonym(words)
    if named:
        return tuple(dict.fromkeys(c.code for c in named))
    metonym = lexicon.metonyms.get(low)
    if metonym:
        return (metonym.country,)
    bodies = [o.country for o in lexicon.organisations.values() if o.country and low in (fold(o.code), fold(o.name), *map(fold, o.names))]
    return tuple(bodies)


def _narrowed(known: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    both = tuple(c for c in known if c in new)
    return both or known or new


def _readings(lexicon: Lexicon, epithet: Epithet) -> Iterator[tuple[str, Title]]:
    """(country, title) pairs to try; a title of one country needs none in the words."""
    title = lexicon.titles.get(epithet.title)
    if title is None:
        return
    first = lexicon.titles.named(epithet.title)[0]
    for country in epithet.countries or (first.countries if len(first.countries) == 1 else ()):
        own = lexicon.titles.get(epithet.title, country)
        if own is not None:
            yield country, own


def _by_office(lexicon: Lexicon, epithet: Epithet, on: When | None) -> Iterator[Candidate]:
    for country, title in _readings(lexicon, epithet):
        for office in offices(lexicon, country, title, on):
            terms = fitting(lexicon.people.holders(country, (office,)), title.titles)
            found = list(_standing(lexicon, terms, epithet.effect, on))
            if found:
                yield from found
                break


def _standing(lexicon: Lexicon, terms: Sequence[Term], effect: str, on: When | None) -> Iterator[Candidate]:
    """Holders of one office with how they stand to the day, as the modifier asks."""
    first, last = (on.first if on else None) or date.max, (on.last if on else None) or date.max
    if effect == "past":
        yield from (_candidate(lexicon, t, "former") for t in reversed(terms) if t.end and t.end <= first)
        return
    if effect == "future":
        later = [t for t in terms if t.start and on and t.start > last]
        yield from (_candidate(lexicon, t, "future") for t in later[:1])
        return
    held = holding(terms, on)
    yield from (_candidate(lexicon, t, _how(t, on)) for t in held)
    if on is not None and held:
        near = [t for t in terms if t.near(on, HANDOVER) and t.holds(on) is False and t.person not in {h.person for h in held}]
        yield from (_candidate(lexicon, t, "handover") for t in near)


def _how(term: Term, on: When | None) -> str:
    if on is None:
        return "latest"
    held = term.holds(on)
    if held is None:
        return "unknown after" if not term.end and term.seen and (on.last or date.max) > term.seen else "changed"
    return "holds" if held else "handover"


def _candidate(lexicon: Lexicon, term: Term, standing: str) -> Candidate:
    person = lexicon.people.by_id(term.person)
    if person is None:
        raise LookupError(f"a term of nobody: {term.person}")
    return Candidate(person, term, standing, _SCORES[standing])


def _by_name(lexicon: Lexicon, epithet: Epithet, on: When | None) -> Iterator[Candidate]:
    """Persons of the name; country and title narrow them where anybody fits, the day ranks them."""
    people = lexicon.people.named(epithet.name)
    if epithet.countries:
        people = tuple(p for p in people if any(t.country in epithet.countries for t in p.terms))
    terms = {p.id: [t for t in p.terms if not epithet.countries or t.country in epithet.countries] for p in people}
    meant = {p.id: [t for t in terms[p.id] if _means(lexicon, epithet.title, t)] for p in people} if epithet.title else terms
    if any(meant.values()):
        people, terms = tuple(p for p in people if meant[p.id]), meant
    for person in people:
        home = [t for t in terms[person.id] if t.country == person.country]
        yield _person_on(person, home or terms[person.id], epithet.effect, on)


def _means(lexicon: Lexicon, words: str, term: Term) -> bool:
    """Whether a title fits a term: its office, and its own title where the words ask for one."""
    title = lexicon.titles.get(words, term.country)
    return title is not None and (not title.offices or term.office in title.offices) and bool(fitting((term,), title.titles))


def _person_on(person: Person, terms: Sequence[Term], effect: str, on: When | None) -> Candidate:
    """The person with the term that fits the day best."""
    if on is None or not terms:
        latest = max(terms, key=lambda t: (t.start or date.min, -len(t.office)), default=None)
        return Candidate(person, latest, "name", _SCORES["name"])
    ranked = sorted(((_term_standing(t, on), i, t) for i, t in enumerate(terms)), key=lambda x: (-_SCORES[x[0]], x[1]))
    past = [t for how, _, t in ranked if how == "former"]
    coming = [t for how, _, t in ranked if how == "future"]
    standing, _, term = ranked[0]
    if effect == "future" and coming:
        standing, term = "future", min(coming, key=lambda t: t.start or date.max)
    elif past and (effect == "past" or standing == "former"):
        standing, term = "former", max(past, key=lambda t: t.end or date.min)
    return Candidate(person, term, standing, _SCORES[standing])


def _term_standing(term: Term, on: When) -> str:
    how = _how(term, on)
    if how != "handover" or term.near(on, HANDOVER):
        return how
    return "former" if term.end and on.first and term.end <= on.first else "future"


def _best(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each person once, at the best score."""
    best: dict[str, Candidate] = {}
    for c in found:
        if c.person.id not in best or best[c.person.id].score < c.score:
            best[c.person.id] = c
    yield from best.values()
