"""Every surface form the texts may hold, with what it can name: the index for one search over all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from summitry.lexicon.fold import fold
from summitry.lexicon.people import prominence, spellings, variants

if TYPE_CHECKING:
    from summitry.lexicon.load import Lexicon

KINDS = ("person", "surname", "country", "demonym", "place", "venue", "metonym", "organisation", "series", "agency")
"""Kinds of key: person id (twice), ISO code (twice), place key (twice), folded words, organisation, series and agency code."""

LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Surfaces:
    """The forms with what they name, and those that count in capitals only."""

    names: Mapping[str, tuple[tuple[str, str], ...]]
    capitals: frozenset[str]


def gather(lexicon: Lexicon) -> Surfaces:
    """Folded forms with their `(kind, key)` pairs; forms of one letter are left out."""
    found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    upper: set[str] = set()
    other: set[str] = set()
    for words, kind, key in _pairs(lexicon):
        forms = variants(fold(words))
        if len(words) <= LONGEST_ACRONYM:
            (upper if words.isupper() else other).update(forms)
        for form in forms:
            if len(form) > 1:
                found[form][kind, key] = None
    return Surfaces(MappingProxyType({form: tuple(pairs) for form, pairs in found.items()}), frozenset(upper - other))


def _pairs(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """In the order of KINDS; persons by prominence, places by rank and size."""
    persons = sorted(lexicon.people.all, key=prominence)
    yield from ((words, "person", p.id) for p in persons for words in spellings(p) if " " in words or not p.surnames)
    yield from ((words, "surname", p.id) for p in persons for words in p.surnames)
    yield from ((words, "country", c.code) for c in lexicon.countries.all for words in (c.name, *c.names))
    yield from ((words, "demonym", c.code) for c in lexicon.countries.all for words in c.demonyms)
    places = sorted(lexicon.places.all, key=lambda p: (p.kind != "capital", -p.population, p.key))
    for place in places:
        kind = "venue" if place.kind == "venue" else "place"
        yield from ((words, kind, place.key) for words in (place.name, *place.names))
    yield from ((m.words, "metonym", key) for key, m in lexicon.metonyms.items())
    yield from ((words, "organisation", o.code) for o in lexicon.organisations.values() for words in (o.name, o.code, *o.names))
    yield from ((words, "series", s.code) for s in lexicon.series.values() for words in (s.name, *s.names))
    yield from ((words, "agency", a.code) for a in lexicon.agencies for words in (a.name, *a.names))
