"""What is searched for: offices, leaders, countries, places and summits in one automaton, and where they stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

import ahocorasick_rs
import yaml

from summitry.errors import LexiconError
from summitry.lexicon import Lexicon, load_lexicon

OFFICE, SEVERAL, WEAK, LEADER, SURNAME, COUNTRY, CITY, GROUP = "office", "several", "weak", "leader", "surname", "country", "city", "group"
ACT = "act"
OFFICES = frozenset((OFFICE, SEVERAL, WEAK))
ACTORS = OFFICES | {LEADER}
PLACES = frozenset((COUNTRY, CITY, GROUP))
_LISTS = ("offices", "several", "weak", "acts", "travel", "not_places")
_NUMBERS = ("smallest_place", "least_name")
_FIRST = re.compile("[^a-z-]")
_A, _Z = ord("a"), ord("z")


Party = tuple[int, int, str, str]
"""Where a word found begins and ends, its kind, and whose it is: nobody's, or a country's or group's.  A bare tuple: millions are made."""


class Near(NamedTuple):
    """How far apart evidence may stand; see lexicon/sift.yml."""

    parties: int
    leader: int
    tied: int
    several: int
    weak: int
    act: int
    beside: int
    journey: int
    reach: int
    markup: int


class Search(NamedTuple):
    """Many words at once, with the kinds and keys of each."""

    automaton: ahocorasick_rs.BytesAhoCorasick
    meanings: tuple[tuple[tuple[str, str], ...], ...]

    def parties(self, low: bytes, first: int = 0, last: int | None = None) -> list[Party]:
        """Whole words of a stretch of folded bytes, in their order and as they stand in the whole."""
        matches = self.automaton.find_matches_as_indexes(low[first:last] if last else low)
        if not matches:
            return []
        size, meanings = len(low), self.meanings
        return [
            (first + start, first + end, kind, key)
            for index, start, end in matches
            if (first + end == size or not _A <= low[first + end] <= _Z) and (first + start == 0 or not _A <= low[first + start - 1] <= _Z)
            for kind, key in meanings[index]
        ]


@dataclass(frozen=True, slots=True)
class Needles:
    """The searches, the words of acts, and how far apart all may stand."""

    actors: Search
    """Offices and leaders by full name: what every document is searched for."""
    places: Search
    """Countries, cities and groups, looked for where there are actors."""
    surnames: Mapping[bytes, tuple[tuple[bytes, str], ...]]
    """First word -> surnames of leaders that begin with it, with their countries; looked for right after an office."""
    acts: Search
    travel: Search
    near: Near


@functools.cache
def load_needles() -> Needles:
    """The needles of the lexicon; raises `LexiconError` where sift.yml is not in order."""
    said = _checked(yaml.safe_load(resources.files("summitry.lexicon").joinpath("sift.yml").read_text(encoding="utf-8")))
    words = tuple(_words(said, load_lexicon()))
    actors = _search((w for w in words if w[1] in ACTORS), ahocorasick_rs.Implementation.DFA)
    places = _search((w for w in words if w[1] in PLACES), ahocorasick_rs.Implementation.DFA)
    acts, travel = (_search(((w, ACT, "") for w in said[name]), ahocorasick_rs.Implementation.DFA) for name in ("acts", "travel"))
    return Needles(actors, places, _surnames(words), acts, travel, Near(**said["near"]))


def _surnames(words: Iterable[tuple[str, str, str]]) -> Mapping[bytes, tuple[tuple[bytes, str], ...]]:
    found: dict[bytes, tuple[tuple[bytes, str], ...]] = {}
    for word, kind, country in words:
        if kind == SURNAME:
            first = _FIRST.split(word)[0].encode()
            found[first] = (*found.get(first, ()), (word.encode(), country))
    return MappingProxyType(found)


def _search(words: Iterable[tuple[str, str, str]], implementation: ahocorasick_rs.Implementation) -> Search:
    found: dict[bytes, dict[tuple[str, str], None]] = {}
    for word, kind, key in words:
        found.setdefault(word.encode(), {})[kind, key] = None
    ordered = sorted(found)
    automaton = ahocorasick_rs.BytesAhoCorasick(ordered, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=implementation)
    return Search(automaton, tuple(tuple(found[w]) for w in ordered))


def _checked(said: Any) -> Mapping[str, Any]:
    """The table where it has all its parts."""
    parts = {*_LISTS, *_NUMBERS, "near"}
    whole = isinstance(said, dict) and set(said) == parts and all(isinstance(said[n], list) and said[n] for n in _LISTS)
    if not whole or set(said["near"]) != set(Near._fields):
        raise LexiconError(f"lexicon/sift.yml: needs {', '.join(sorted(parts))}, `near` needs {', '.join(Near._fields)}, and nothing else")
    return dict(said)


def _words(said: Mapping[str, Any], lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Word, kind and key."""
    yield from ((w, OFFICE, "") for w in said["offices"])
    yield from ((w, SEVERAL, "") for w in said["several"])
    yield from ((w, WEAK, "") for w in said["weak"])
    for form, pairs in lexicon.names().items():
        if form not in said["not_places"] and not (form in lexicon.capitals and len(form) < said["least_name"] and form.isalpha()):
            yield from ((form, *m) for kind, key in pairs for m in _meanings(kind, key, form, said, lexicon))


_A_LETTER = re.compile(r"[a-z]\b")
"""A name that begins with a word of one letter ("O Mon") stands in "to Montevideo" as well, and would hide it."""


def _meanings(kind: str, key: str, form: str, said: Mapping[str, Any], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What a surface form of the lexicon counts as, if anything."""
    person = lexicon.people.by_id(key) if kind in ("person", "surname") else None
    if person:
        yield LEADER if kind == "person" else SURNAME, person.country
    elif kind in ("country", "demonym"):
        yield COUNTRY, key
    elif kind == "metonym":
        yield COUNTRY, lexicon.metonyms[key].country
    elif kind in ("series", "organisation"):
        yield GROUP, key
    elif kind in ("place", "venue") and form not in lexicon.ambiguous and len(form) >= said["least_name"]:
        place = lexicon.places.by_key[key]
        large = place.kind != "city" or place.population > said["smallest_place"]
        if large and place.country and _A_LETTER.match(form) is None:
            yield COUNTRY if place.kind == "capital" else CITY, place.country
