"""What bounds the day of a text that names it: events, laws and storms by their first day, holders of lesser offices by their terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import ahocorasick_rs

from summitry.lexicon.tables import CellError, day, many, needed

HAPPENINGS = ("names", "kind", "first", "until", "country")
OFFICERS = ("name", "aliases", "surname", "country", "titles", "start", "end")
KINDS = ("law", "bill", "accord", "war", "attack", "disaster", "storm", "epidemic", "vote", "crisis", "programme", "body")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something a text can speak of from a day on."""

    names: tuple[str, ...]
    kind: str
    first: date
    until: date | None
    """After it the name belongs to accounts of the past; None where it stayed in use."""
    country: str


@dataclass(frozen=True, slots=True)
class Officer:
    """One term of a holder of an office that terms.csv leaves out, half-open."""

    name: str
    aliases: tuple[str, ...]
    surname: str
    country: str
    titles: tuple[str, ...]
    start: date
    end: date | None


def build_happening(cells: list[str]) -> Happening:
    """A row of times_events.csv; CellError says which cell does not fit."""
    names, kind, first, until, country = cells
    if kind not in KINDS:
        raise CellError("kind", f"{kind!r} is no kind", f"write one of {', '.join(KINDS)}")
    return Happening(many(needed(names, "names")), kind, _from_to(first, until, "first", "until")[0], day(until, "until"), country)


def build_officer(cells: list[str]) -> Officer:
    """A row of times_officers.csv; CellError says which cell does not fit."""
    name, aliases, surname, country, titles, start, end = cells
    first, last = _from_to(start, end, "start", "end")
    return Officer(needed(name, "name"), many(aliases), needed(surname, "surname"), country, many(needed(titles, "titles")), first, last)


def _from_to(first: str, last: str, column: str, until: str) -> tuple[date, date | None]:
    start, end = day(needed(first, column), column), day(last, until)
    assert start is not None
    if end is not None and end <= start:
        raise CellError(until, f"{end} is not after {start}", "write a later day or leave it empty")
    return start, end


@dataclass(frozen=True, eq=False)
class Finder:
    """Names in running text, all in one pass; the longest that begins first wins, at word boundaries only."""

    names: tuple[str, ...]

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(self.names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Name, start and end of each; a line break counts as a space, a curly apostrophe as a straight one."""
        plain = text.replace("\n", " ").replace("’", "'").replace("\u2060", "").replace("‑", "-")
        plain = plain if len(plain) == len(text) else text.replace("\n", " ").replace("’", "'")
        for n, start, end in self._automaton.find_matches_as_indexes(plain):
            if not (start and plain[start - 1].isalnum()) and not plain[end : end + 1].isalnum():
                yield self.names[n], start, end


@dataclass(frozen=True, eq=False)
class Datable:
    """Both tables with their look-ups."""

    happenings: Sequence[Happening]
    officers: Sequence[Officer]

    @cached_property
    def events(self) -> Mapping[str, Happening]:
        """Name to what happened."""
        return {n: h for h in self.happenings for n in h.names}

    @cached_property
    def named(self) -> Mapping[str, tuple[Officer, ...]]:
        """Full name, and title with surname, to the terms they can mean."""
        found: defaultdict[str, list[Officer]] = defaultdict(list)
        for o in self.officers:
            for form in (o.name, *o.aliases, *(f"{t} {o.surname}" for t in o.titles)):
                found[form].append(o)
        return {form: tuple(terms) for form, terms in found.items()}

    @cached_property
    def speakers(self) -> Mapping[str, tuple[Officer, ...]]:
        """Surname in capitals, as transcripts label who speaks, to the terms it can mean."""
        found: defaultdict[str, list[Officer]] = defaultdict(list)
        for o in self.officers:
            found[o.surname.upper()].append(o)
        return {form: tuple(terms) for form, terms in found.items()}

    @cached_property
    def event_names(self) -> Finder:
        """Finds the names of events."""
        return Finder(tuple(self.events))

    @cached_property
    def officer_names(self) -> Finder:
        """Finds the names of officers."""
        return Finder(tuple(self.named))
