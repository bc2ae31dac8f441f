"""Several persons at once: "the two leaders", "both sides", "the foreign ministers of China and Russia", pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.lexicon import Lexicon
from summitry.lexicon.acts import Acts
from summitry.model import Unit, UnitKind
from summitry.spot.courtesies import past_style
from summitry.spot.roles import role_at
from summitry.spot.verb_or_noun import adverb

_NUMBERS = MappingProxyType({"two": "2", "both": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"})
_HEADS = frozenset(
    (
        "leaders presidents premiers ministers statesmen men women heads chiefs counterparts chancellors pair duo sides "
        "officials diplomats sovereigns monarchs"
    ).split()
)
_PRONOUNS = frozenset(("he she they him her them his their himself herself themselves").split())
_PLURALS = (
    ("foreign ministers", "foreign minister"),
    ("defence ministers", "defence minister"),
    ("defense ministers", "defense minister"),
    ("prime ministers", "prime minister"),
    ("heads of state", "head of state"),
    ("heads of government", "head of government"),
    ("presidents", "president"),
    ("premiers", "premier"),
    ("chancellors", "chancellor"),
    ("leaders", "leader"),
)


def gather_groups(units: Sequence[Unit], lexicon: Lexicon, acts: Acts) -> tuple[Unit, ...]:
    """The units of a sentence with groups and pronouns marked."""
    out: list[Unit] = []
    i, size = 0, len(units)
    while i < size:
        here = units[i]
        opens = here.kind is UnitKind.COUNTRY or here.kind is UnitKind.WORD and here.low in _OPENERS
        unit, end = role_at(units, i)
        if unit is None and opens:
            unit, end = _group_at(units, i, acts)
        if unit is None and here.low in _OWNING:
            unit, end = _styled(units, i)
        out.append(unit or _pronoun(here))
        i = end if unit else i + 1
    return tuple(out)


_OWNING = frozenset(("his", "her"))


def _styled(units: Sequence[Unit], i: int) -> tuple[Unit | None, int]:
    """ "His Excellency", "Her Majesty" without a name: he, she."""
    end = (
        past_style(units, i + 1)
        if units[i].low in ("his", "her") and units[i].text[:1].isupper() or i and units[i].low in ("his", "her")
        else i + 1
    )
    if end <= i + 1 or end < len(units) and units[end].kind is UnitKind.PERSON:
        return None, i + 1
    low = "he" if units[i].low == "his" else "she"
    text = " ".join(u.text for u in units[i:end])
    return Unit(UnitKind.PRONOUN, units[i].start, units[end - 1].end, text, low), end


def _pronoun(unit: Unit) -> Unit:
    if unit.kind is UnitKind.WORD and unit.low in _PRONOUNS:
        return replace(unit, kind=UnitKind.PRONOUN)
    return unit


def _group_at(units: Sequence[Unit], i: int, acts: Acts) -> tuple[Unit | None, int]:
    if units[i].kind is UnitKind.COUNTRY:
        return _of_nations(units, i, i) if not i or units[i - 1].low != "the" else (None, i + 1)
    if units[i].kind is not UnitKind.WORD or units[i].low not in _OPENERS:
        return None, i + 1
    if units[i].low in ("his", "her", "their"):
        countries, end = _counterparts(units, i)
        return (_make(units, i, end, {"countries": "|".join(countries), "head": "counterparts"}), end) if countries else (None, i + 1)
    det = units[i].low if units[i].low in ("the", "these", "all", "both") else ""
    j, number = i + bool(det), _NUMBERS.get(det, "")
    if j < len(units) and units[j].low in _NUMBERS:
        number = _NUMBERS[units[j].low]
        j += 1
    of_nations = _of_nations(units, i, j) if j < len(units) and units[j].kind is UnitKind.COUNTRY else (None, 0)
    return of_nations if of_nations[0] else _headed(units, i, j, det, number, acts)


def _headed(units: Sequence[Unit], i: int, start: int, det: str, number: str, acts: Acts) -> tuple[Unit | None, int]:
    """ "the two leaders", "the foreign ministers of China and Russia", "the two"."""
    head, j = _head(units, start)
    if not head:
        if number in _BARE and (det == "the" or det == "both" and start == i + 1) and _bare_two(units, start, acts):
            return _make(units, i, start, {"number": number}), start
        return None, i + 1
    j = min(j, len(units))
    countries, j = _of_countries(units, j)
    if not (det or number or countries):
        return None, i + 1
    if head in ("pair", "duo"):
        number = "2"
    facts = {"number": number, "head": head, "countries": "|".join(countries), "title": _singular(head)}
    return _make(units, i, j, {k: v for k, v in facts.items() if v}), j


def _of_nations(units: Sequence[Unit], i: int, j: int) -> tuple[Unit | None, int]:
    """ "the Turkish and Russian presidents": nations at `j`, the group from `i` on."""
    nations, k = _nations(units, j)
    head, end = _head(units, k) if len(nations) > 1 else ("", k)
    if not head:
        return None, i + 1
    end = min(end, len(units))
    facts = {"head": head, "countries": "|".join(nations), "title": _singular(head)}
    return _make(units, i, end, {k: v for k, v in facts.items() if v}), end


def _nations(units: Sequence[Unit], j: int) -> tuple[list[str], int]:
    """ "Turkish and Russian", "French, German and Italian": the countries, and the index after."""
    found: list[str] = []
    k = j
    while k < len(units) and (units[k].kind is UnitKind.COUNTRY or found and units[k].low in (",", "and", "&")):
        if units[k].kind is UnitKind.COUNTRY:
            if units[k].facts.get("form") != "demonym" or found and units[k - 1].kind is UnitKind.COUNTRY:
                return [], j  # "Cuban American leaders" are Americans
            found.append(units[k].key)
        k += 1
    return found, k


_BARE = ("2", "3", "4")


def _bare_two(units: Sequence[Unit], k: int, acts: Acts) -> bool:
    """ "The two have convened", "Both flew in", "The three later met": nothing nominal follows."""
    k += k + 1 < len(units) and adverb(units[k])
    return k < len(units) and (
        any(f.tense == "past" for f in acts.verbs.get(units[k].low, ()))
        or units[k].kind is UnitKind.VERB
        or units[k].low in ("have", "had", "will", "also", "are", "were", "met", "last", "first", "would")
    )


_FIRST = frozenset(plural.split()[0] for plural, _ in _PLURALS) | _HEADS


_OPENERS = _FIRST | _NUMBERS.keys() | frozenset(("his", "her", "their", "the", "these", "all", "both"))
"""Words a group can begin with: most begin none, and are passed over at once."""


def _head(units: Sequence[Unit], j: int) -> tuple[str, int]:
    if j >= len(units) or units[j].low not in _FIRST:
        return "", j
    for width in (3, 2, 1):
        words = " ".join(u.low for u in units[j : j + width])
        if any(words == plural for plural, _ in _PLURALS) or width == 1 and words in _HEADS:
            return words, j + width
    return "", j


def _singular(head: str) -> str:
    return next((one for plural, one in _PLURALS if plural == head), "")


def _of_countries(units: Sequence[Unit], j: int) -> tuple[list[str], int]:
    """ "of China, Russia and the United States"."""
    if j >= len(units) or units[j].low not in ("of", "from"):
        return [], j
    found: list[str] = []
    k = j + 1
    end = j
    while k < len(units):
        if units[k].kind is UnitKind.COUNTRY and units[k].facts.get("form") != "demonym":
            found.append(units[k].key)
            end = k + 1
        elif units[k].low not in ("the", ",", "and", "both"):
            break
        k += 1
    return (found, end) if found else ([], j)


def _counterparts(units: Sequence[Unit], i: int) -> tuple[list[str], int]:
    """ "his Greek, Cypriot and French counterparts": the countries, and the index after."""
    found: list[str] = []
    k = i + 1
    while k < len(units) and (units[k].kind is UnitKind.COUNTRY or units[k].low in (",", "and", "&")):
        if units[k].kind is UnitKind.COUNTRY:
            found.append(units[k].key)
        k += 1
    return (found, min(k + 1, len(units))) if found and k < len(units) and units[k].low == "counterparts" else ([], i)


def _make(units: Sequence[Unit], i: int, j: int, facts: dict[str, str]) -> Unit:
    text = " ".join(u.text for u in units[i:j])
    return Unit(UnitKind.GROUP, units[i].start, units[j - 1].end, text, text.lower(), facts=facts)
