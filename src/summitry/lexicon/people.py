"""Persons and their terms of office, found by name, by id, or by country, office and day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from summitry.lexicon import surnames
from summitry.lexicon.facts import Person, Term
from summitry.lexicon.fold import fold
from summitry.lexicon.tables import CellError, day, many, needed
from summitry.when import When

PEOPLE = ("id", "name", "country", "surnames", "aliases")
TERMS = ("person", "country", "office", "title", "start", "end", "seen", "source")
OFFICES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "envoy",
    "party_leader",
    "crown_prince",
    "vice_president",
    "finance_minister",
    "foreign_affairs_chief",
    "security_adviser",
    "head_of_organisation",
    "other",
)
"""Office codes, by rank."""
_INITIAL = re.compile(r"(?<=\w) (?:[a-z]\.? )+(?=\w)")
RANK: Mapping[str, int] = MappingProxyType({office: i for i, office in enumerate(OFFICES)})


@dataclass(frozen=True)
class People:
    """All persons, with the look-ups the rooms need."""

    all: tuple[Person, ...]

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {p.id: p for p in self.all}

    @cached_property
    def _by_name(self) -> dict[str, tuple[Person, ...]]:
        found: defaultdict[str, dict[str, Person]] = defaultdict(dict)
        for person in self.all:
            for words in (*spellings(person), *person.surnames):
                for form in variants(fold(words)):
                    found[form][person.id] = person
        return {form: tuple(sorted(persons.values(), key=prominence)) for form, persons in found.items()}

    @cached_property
    def _by_country(self) -> dict[str, tuple[Term, ...]]:
        found: defaultdict[str, list[Term]] = defaultdict(list)
        for person in self.all:
            for term in person.terms:
                found[term.country].append(term)
        return {country: tuple(sorted(terms, key=term_order)) for country, terms in found.items()}

    def __iter__(self) -> Iterator[Person]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def by_id(self, id: str) -> Person | None:
        """The person with this id, or None."""
        return self._by_id.get(id)

    def named(self, words: str) -> tuple[Person, ...]:
        """Everybody these words can name, in full or alone, a middle initial aside; the highest and latest in office first."""
        key = " ".join(fold(words).split())
        return self._by_name.get(key) or self._by_name.get(_INITIAL.sub(" ", key), ())

    def surname_of(self, person: Person) -> tuple[str, ...]:
        """All words used of the person alone."""
        return person.surnames

    def holders(self, country: str, offices: Sequence[str] | None = None, on: When | None = None) -> tuple[Term, ...]:
        """Terms of a country in these offices that hold, or may hold, on a day, by rank and start; all terms where no day is given.

        A term whose table ends before the day is among them: `Term.holds` says None of it.
        """
        terms = self._by_country.get(country, ())
        return tuple(t for t in terms if (offices is None or t.office in offices) and (on is None or t.holds(on) is not False))


def term_order(term: Term) -> tuple[int, str, str]:
    """By rank of office, then start, then person."""
    return RANK.get(term.office, len(RANK)), term.start.isoformat() if term.start else "", term.person


def prominence(person: Person) -> tuple[int, str, str]:
    """Highest office first, then latest start; ties by id."""
    rank = min((RANK.get(t.office, len(RANK)) for t in person.terms), default=len(RANK))
    latest = max((t.start.toordinal() for t in person.terms if t.start), default=0)
    return rank, f"{10_000_000 - latest:08d}", person.id


def spellings(person: Person) -> tuple[str, ...]:
    """Every full form of the name."""
    return (person.name, *person.aliases)


_LONG = 7
"""Letters of an Armenian surname at least, so that no Ryan is a Rian."""


def one_spelling(folded: str) -> str:
    """A folded name with -ian for the -yan of Armenian names, which both are written."""
    return f"{folded[:-3]}ian" if folded.endswith("yan") and len(folded.split()[-1]) >= _LONG else folded


def variants(folded: str) -> tuple[str, ...]:
    """A folded name as writers vary it: hyphen or space, dots after initials or none, Armenian names in -ian or -yan.

    >>> variants("kim jong-un")
    ('kim jong-un', 'kim jong un')
    >>> variants("j.d. vance")
    ('j.d. vance', 'jd vance')
    >>> variants("ararat mirzoyan")
    ('ararat mirzoyan', 'ararat mirzoian')
    """
    forms = [folded]
    if one_spelling(folded) != folded:
        forms.append(one_spelling(folded))
    elif "-" not in folded and "." not in folded and "'" not in folded:
        return (folded,)
    if "-" in folded:
        forms.append(folded.replace("-", " "))
    if "." in folded:
        forms += [form.replace(".", "") for form in forms]
    if "'" in folded:
        forms += [form.replace("'", "") for form in forms]
    return tuple(dict.fromkeys(forms))


def build_term(cells: list[str]) -> Term:
    """One row of terms.csv."""
    person, country, office, title, start, end, seen, source = cells
    if office not in RANK:
        raise CellError("office", f"{office!r} is no office", f"write one of {', '.join(OFFICES)}")
    first, last = day(start, "start"), day(end, "end")
    if first and last and last < first:
        raise CellError("end", f"{end} is before the start {start}", "put the days in order")
    return Term(needed(person, "person"), needed(country, "country"), office, title, first, last, day(seen, "seen"), source)


def build_people(rows: Iterable[list[str]], terms: Iterable[Term]) -> People:
    """Persons with their terms; a term of nobody raises CellError."""
    held: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        held[term.person].append(term)
    persons = [_person(cells, held.pop(cells[0], [])) for cells in rows]
    if held:
        raise CellError("person", f"{min(held)!r} of terms.csv is in no row of people.csv", "add the person or take the term out")
    return People(tuple(persons))


def _person(cells: list[str], terms: list[Term]) -> Person:
    id, name, country, alone, aliases = cells
    shorts = many(alone) or surnames.alone(name, country)
    return Person(needed(id, "id"), needed(name, "name"), country, many(aliases), tuple(sorted(terms, key=term_order)), shorts)
