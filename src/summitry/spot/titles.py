"""Words of office in a sentence: titles, several of them, and what changes them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Title
from summitry.model import Unit, UnitKind

COLOUR = frozenset(
    (
        "new visiting late veteran incumbent longtime long-time powerful top newly elected re-elected embattled current "
        "sitting then hardline strongman first"
    ).split()
)

_IN_TITLES = frozenset(("top",))
"""Words of colour that titles begin with too: "top diplomat"."""
_MAX_TITLE = 7
_TITLE_KINDS = (UnitKind.WORD, UnitKind.NOUN, UnitKind.ORGANISATION, UnitKind.PUNCT)


def modifiers(units: Sequence[Unit], j: int, lexicon: Lexicon, effect: str) -> tuple[int, str]:
    """Past "former", "new", "acting" and the like: the index after them and what they do to the office."""
    while j < len(units) and units[j].kind is UnitKind.WORD:
        low = units[j].low
        modifier = lexicon.modifiers.get(low)
        if modifier and not modifier.suffix:
            effect = effect or modifier.effect
        elif low not in COLOUR or low in _IN_TITLES and _title_at(units, j, lexicon)[0]:
            break
        j += 1
        if j < len(units) and units[j].low == "-":
            j += 1
    return j, effect


COUNTERPART = frozenset(("counterpart", "opposite", "colleague", "homologue"))
"""Words for who holds the same office elsewhere: "his Russian colleague", "her opposite number"."""


_SHORT = frozenset("gen lt col maj capt cmdr adm sgt brig prof rev hon dr sen gov rep amb pres".split())
"""Titles written short, with a full stop that ends no sentence."""


def titles_at(units: Sequence[Unit], j: int, lexicon: Lexicon) -> tuple[tuple[Title, ...], int, bool]:
    """One title or several ("Crown Prince and Prime Minister"), and whether it is "counterpart"."""
    found: list[Title] = []
    alone = j > 0 and units[j - 1].low == "the"
    while j < len(units):
        if units[j].low in COUNTERPART:
            number = units[j].low == "opposite" and j + 1 < len(units) and units[j + 1].low == "number"
            return tuple(found), j + 1 + number, True
        title, end = _title_at(units, j, lexicon)
        if not title or found and alone and title.honorific and title.gender == "f":
            break  # "the President and Mrs. Ana Campos": two persons
        found.append(title)
        j = end + (end < len(units) and units[end].text == "." and units[end - 1].low in _SHORT and units[end].start == units[end - 1].end)
        if j + 1 < len(units) and units[j].low in ("and", "/", "&") and _more_of_him(units, title, *_title_at(units, j + 1, lexicon)):
            j += 1
    if found and j > 0 and units[j - 1].low in ("and", "/", "&"):
        j -= 1
    return tuple(found), j, False


def _more_of_him(units: Sequence[Unit], title: Title, more: Title | None, end: int) -> bool:
    """Whether a second title can be of the same person: "the President and First Lady Laura Bush" are two."""
    hers = more is not None and bool(more.gender) and not title.gender
    named = end < len(units) and (units[end].kind is UnitKind.PERSON or units[end].text[:1].isupper())
    return more is not None and not (hers and named)


@functools.cache
def title_words(lexicon: Lexicon) -> Mapping[str, int]:
    """First word of every title -> most units it can take: most words begin none, and are passed over at once."""
    out: dict[str, int] = {}
    for words in lexicon.titles.readings:
        first = re.split(r"[ -]", words)[0]
        for key in (first, words.split(" ")[0]):
            out[key] = max(out.get(key, 0), min(_MAX_TITLE, len(re.split(r"[ -]", words)) * 2 - 1))
    return out


def _title_at(units: Sequence[Unit], j: int, lexicon: Lexicon) -> tuple[Title | None, int]:
    longest = title_words(lexicon).get(units[j].low.split(" ")[0], 0)
    if not longest:
        return None, j
    top = min(len(units), j + longest)
    stop = j
    while stop < top and (units[stop].kind in _TITLE_KINDS or stop > j and units[stop].low == "european"):
        stop += 1
    readings = lexicon.titles.readings
    lows = [u.low for u in units[j:stop]]
    for end in range(stop, j, -1):
        words = " ".join(lows[: end - j])
        if words not in readings and (words := words.replace(" - ", "-")) not in readings:
            continue
        title = lexicon.titles.get(words)
        if title and not (title.honorific and (units[j].text.islower() or units[j].text == "He")):
            return title, end + (title.honorific and _abbreviated(units, end))
    return None, j


def _abbreviated(units: Sequence[Unit], end: int) -> bool:
    """Whether the full stop of "Mr." or "Gen." stands at `end`, with a name behind it; "MR. CARNEY:" labels a speaker."""
    if len(units[end - 1].text) > 1 and units[end - 1].text.isupper():
        return False
    return end + 1 < len(units) and units[end].text == "." and units[end].start == units[end - 1].end and units[end + 1].text[:1].isupper()


def suffix(units: Sequence[Unit], j: int, lexicon: Lexicon) -> tuple[int, str]:
    """ "-elect" and its like after a title."""
    for width in (1, 2):
        words = "".join(u.low for u in units[j : j + width])
        modifier = lexicon.modifiers.get(words) or lexicon.modifiers.get(words.lstrip("-"))
        if modifier and modifier.suffix:
            return j + width, modifier.effect
    return j, ""


def of_another_body(units: Sequence[Unit], j: int) -> bool:
    """ "the President of Global Television": of a firm or a school, not of a state."""
    k = j + 2 if j + 1 < len(units) and units[j + 1].low == "the" else j + 1
    if k + 1 >= len(units) or units[j].low not in ("of", "at") or units[k].kind is not UnitKind.WORD:
        return False
    return all(u.text[:1].isupper() and not u.text.isupper() for u in units[k : k + 2]) and units[k + 1].kind is UnitKind.WORD


def titles_freed(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """ "King Norodom Sihamoni": a surname that is a title too is one where a person follows."""
    first = title_words(lexicon)
    at = [k for k, u in enumerate(units[:-1]) if u.kind is UnitKind.PERSON is units[k + 1].kind and u.low in first]
    if not at:
        return units
    return [replace(u, kind=UnitKind.WORD, key="", facts={}) if k in at else u for k, u in enumerate(units)]
