"""Names the lexicon knows, found in one pass over the folded text.

One Aho-Corasick automaton holds every name; of overlapping hits the longest, then the earliest, stands.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from dataclasses import dataclass

import ahocorasick_rs

from summitry.lexicon import Lexicon

_ACRONYM = 4
"""Countries, organisations and agencies up to this many letters count only in capitals ("US", not "us")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: where, and what it may mean, as (kind, key) pairs of the lexicon."""

    start: int
    end: int
    text: str
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The automaton over a lexicon's names."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[str, ...]
    meanings: tuple[tuple[tuple[str, str], ...], ...]


@functools.cache
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Build the automaton of a lexicon, once a process."""
    names = lexicon.names()
    forms = tuple(sorted(names))
    seats = {words: m.country for words, m in lexicon.metonyms.items()}
    meanings = tuple(tuple((kind, seats.get(key, key) if kind == "metonym" else key) for kind, key in names[f]) for f in forms)
    return Gazetteer(ahocorasick_rs.AhoCorasick(list(forms)), forms, meanings)


def hits(text: str, folded: str, names: Gazetteer) -> tuple[Hit, ...]:
    """Every name in the text, none overlapping, in order."""
    found = []
    for i, start, end in names.automaton.find_matches_as_indexes(folded, overlapping=True):
        if _bounded(folded, start, end) and text[start].isupper():
            meanings = _in_case(text[start:end], names.meanings[i])
            if meanings:
                found.append(Hit(start, end, text[start:end], meanings))
    found.sort(key=lambda h: (h.start - h.end, h.start))
    return _without_overlap(found)


def _bounded(folded: str, start: int, end: int) -> bool:
    before = start == 0 or not folded[start - 1].isalnum()
    after = end == len(folded) or not folded[end].isalnum()
    return before and after


def _in_case(words: str, meanings: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if len(words) <= _ACRONYM and not words.replace(".", "").isupper():
        return tuple(
            m for m in meanings if m[0] in ("person", "surname", "place", "demonym", "venue") or len(words) == _ACRONYM and m[0] != "agency"
        )
    return meanings


def _without_overlap(found: list[Hit]) -> tuple[Hit, ...]:
    starts: list[int] = []
    kept: list[Hit] = []
    for hit in found:
        at = bisect_left(starts, hit.start)
        if at > 0 and kept[at - 1].end > hit.start or at < len(kept) and kept[at].start < hit.end:
            continue
        starts.insert(at, hit.start)
        kept.insert(at, hit)
    return tuple(kept)
