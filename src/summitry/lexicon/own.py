"""The user's own terms of office: one table beside the packaged ones, merged when the lexicon is loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from summitry.lexicon.facts import Person, Term
from summitry.lexicon.fold import fold
from summitry.lexicon.people import RANK, People, term_order
from summitry.lexicon.surnames import alone
from summitry.lexicon.tables import CellError, day, many, needed, read_table

OWN = ("id", "person", "country", "office", "title", "start", "end", "seen", "aliases", "source")
SAME = timedelta(45)
"""Two terms of one person in one office that begin this close are one term told twice: the user's stands."""


@dataclass(frozen=True, slots=True)
class Own:
    """One term the user brought, with the person it belongs to."""

    id: str
    """Wikidata id, or empty: then the person is found by name and country."""
    name: str
    aliases: tuple[str, ...]
    term: Term

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes a row the same as one brought before."""
        return self.id or fold(self.name), self.term.country, self.term.office, str(self.term.start)

    def cells(self) -> tuple[str, ...]:
        """The row as it is written."""
        t = self.term
        days = tuple(d.isoformat() if d else "" for d in (t.start, t.end, t.seen))
        return (self.id, self.name, t.country, t.office, t.title, *days, "|".join(self.aliases), t.source)


def build_own(cells: list[str]) -> Own:
    """One row of the user's table; CellError says which cell does not fit."""
    id, name, country, office, title, start, end, seen, aliases, source = cells
    if office not in RANK:
        raise CellError("office", f"{office!r} is no office", f"write one of {', '.join(RANK)}")
    first, last = day(needed(start, "start"), "start"), day(end, "end")
    if first and last and last <= first:
        raise CellError("end", f"{end} is not after the start {start}", "put the days in order")
    vouched = day(seen, "seen")
    term = Term(id, needed(country, "country"), office, title, first, last, None if last else vouched, source or "user")
    return Own(id, needed(name, "person"), many(aliases), term)


def read_own(path: Path) -> tuple[Own, ...]:
    """The user's table; nothing where there is no file, LexiconError where it was damaged."""
    return read_table(path, OWN, build_own) if path.is_file() else ()


def merge(people: People, rows: Iterable[Own]) -> People:
    """The packaged persons with the user's terms: a term told before gives way, a person not known is added."""
    persons = {p.id: p for p in people.all}
    brought: defaultdict[str, list[Own]] = defaultdict(list)
    for row in rows:
        brought[person_id(row, people)].append(row)
    for id, group in brought.items():
        persons[id] = _with(persons.get(id), id, group)
    return People(tuple(persons[id] for id in sorted(persons)))


def person_id(row: Own, people: People) -> str:
    """The person's id: as given where it is known, else by name in the country, else a new one."""
    if row.id and people.by_id(row.id):
        return row.id
    same = [p for p in people.named(row.name) if fold(row.name) in map(fold, (p.name, *p.aliases)) and _belongs(p, row.term.country)]
    if same:
        return same[0].id
    return row.id or f"{row.term.country}:{'-'.join(fold(row.name).split())}"


def _belongs(person: Person, country: str) -> bool:
    return country == person.country or any(t.country == country for t in person.terms)


def _with(person: Person | None, id: str, rows: list[Own]) -> Person:
    first = rows[0]
    if person is None:
        person = Person(id, first.name, first.term.country, (), (), alone(first.name, first.term.country))
    terms = [t for t in person.terms if not any(_same(t, r.term) for r in rows)]
    terms += [replace(r.term, person=id) for r in rows]
    aliases = dict.fromkeys((*person.aliases, *(a for r in rows for a in (r.name, *r.aliases) if a != person.name)))
    single = tuple(a for a in aliases if " " not in a)
    return replace(
        person,
        terms=tuple(sorted(terms, key=term_order)),
        aliases=tuple(a for a in aliases if " " in a),
        surnames=tuple(dict.fromkeys((*person.surnames, *single))),
    )


def _same(a: Term, b: Term) -> bool:
    near = abs((a.start or date.min) - (b.start or date.min)) <= SAME if a.start and b.start else a.start == b.start
    return a.country == b.country and a.office == b.office and near


def keyed(rows: Iterable[Own]) -> Mapping[tuple[str, str, str, str], Own]:
    """Rows by key; a later one takes the place of an earlier."""
    return {row.key: row for row in rows}
