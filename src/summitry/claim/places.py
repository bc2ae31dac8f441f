"""Places a clause names: "Kazan, Russia" as one, each with the preposition that brings it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.claim.people import PEOPLE
from summitry.claim.words import PREPOSITIONS
from summitry.model import Unit, UnitKind

_CITY_STATES = frozenset(("SG", "MC", "VA", "SM"))

_SEATS = frozenset(("palace", "castle", "mansion"))
"""Words that make of a town's name that of a house: "at San Martin palace"."""
_KINDS_OF_PLACE = frozenset(
    (
        "city town resort port capital village island region province out suburb suburbs outskirts streets centre center heart "
        "airport harbour harbor"
    ).split()
)
_KINDS_OF_STATE = frozenset(("republic kingdom sultanate emirate state states principality duchy union federation commonwealth").split())
"""Words a state's full name begins with: "to the Republic of Tunisia" leads to Tunisia."""


_BRINGING = PREPOSITIONS | frozenset("in to at from for into via through near outside of on across besides beside excluding except".split())


@dataclass(frozen=True, slots=True)
class Where:
    """A place a clause names: its unit's index, the place if any, the country."""

    index: int
    end: int
    place: str
    country: str
    preposition: str = ""


def wheres(units: Sequence[Unit], start: int, end: int) -> Iterator[Where]:
    """Places named from `start` to `end`, "Kazan, Russia" as one, each with the preposition that brings it."""
    k = start
    preposition = before = ""
    while k < end:
        unit = units[k]
        if unit.kind is UnitKind.PLACE and unit.facts.get("country"):
            last = _with_country(units, k, end)
            place = "" if last < len(units) and units[last].low in _SEATS else unit.facts.get("place", unit.text)
            last += last < end and units[last].low == "capital"  # "the Turkish capital" is Ankara
            yield Where(k, last, place, unit.facts["country"], preposition)
            k, before = last, preposition
            continue
        if unit.kind is UnitKind.TIME:
            preposition = before
        if unit.kind is UnitKind.WORD:
            if unit.low in _BRINGING and not (unit.low == "of" and k > start and _names_kind(units, k - 1)):
                preposition = "near" if unit.low == "outside" else unit.low
            k += 1
            continue
        if (named := _kind_of_place(units, k)) is not None and named.end <= end:
            yield Where(k, named.end, named.place, named.country, preposition)
            k = named.end
            continue
        if unit.kind is UnitKind.COUNTRY and _names_country(units, k):
            before = preposition
            yield Where(k, k + 1, _as_name(unit.text) if unit.key in _CITY_STATES else "", unit.key, preposition)
        elif unit.key == "EU" and unit.low == "european commission" and preposition == "at":
            yield Where(k, k + 1, "Brussels", "BE", preposition)  # its seat
        elif unit.low in _BRINGING:
            preposition = unit.low
        elif unit.kind in (UnitKind.VERB, *PEOPLE):
            preposition = ""
        k += 1


def _names_kind(units: Sequence[Unit], k: int) -> bool:
    """ "the city of Riga", "the Kingdom of Tonga": a kind of place before the "of" that brings its name."""
    named = units[k].text[:1].isupper() and units[k].low in _KINDS_OF_STATE
    return units[k].low in _KINDS_OF_PLACE or named and [u.kind for u in units[k + 2 : k + 3]] == [UnitKind.COUNTRY]


def _as_name(text: str) -> str:
    """ "SINGAPORE" of a dateline as it is written elsewhere."""
    return text.title() if text.isupper() and len(text) > _ABBREVIATED else text


_ABBREVIATED = 4


def _kind_of_place(units: Sequence[Unit], k: int) -> Where | None:
    """ "the Senegalese island of Goree", "the Japanese town of Hakone": of the country, where the name is not known."""
    if units[k].kind is not UnitKind.COUNTRY or units[k].facts.get("form") != "demonym" or k + 3 >= len(units):
        return None
    of = k + 2 + (units[k + 2].low in _KINDS_OF_PLACE)
    kind = units[of - 1].low in _KINDS_OF_PLACE and of + 1 < len(units) and units[of].low == "of"
    name = units[of + 1] if kind else None
    if name is None or name.kind is not UnitKind.WORD or not name.text[:1].isupper():
        return None
    return Where(k, of + 2, name.text, units[k].key)


def _names_country(units: Sequence[Unit], k: int) -> bool:
    """A country by its name as a place: no demonym, no possessor."""
    unit = units[k]
    if unit.facts.get("form") != "country" or ":" in unit.key or unit.key in ("EU", "UN"):
        return False
    after = units[k + 1] if k + 1 < len(units) else None
    if after is None:
        return True
    if not after.people and after.kind is UnitKind.PERSON and " " in after.text and not after.facts.get("title"):
        return False  # "the Sahel Contact Group": a name that begins with the country's
    if unit.text.replace(".", "").isupper() and after.kind is UnitKind.WORD and after.text[:1].isupper() and not after.text.isupper():
        return False  # "at the U.S. Embassy"
    return not (after.low in ("'s", "'") or after.low == "-" and after.start == unit.end)


def _with_country(units: Sequence[Unit], k: int, end: int) -> int:
    if k + 2 < end and units[k + 1].low == "," and units[k + 2].kind in (UnitKind.COUNTRY, UnitKind.PLACE):
        if units[k + 2].key == units[k].facts["country"] or units[k + 2].facts.get("country") == units[k].facts["country"]:
            return k + 3
        if units[k].facts["country"] == "US" and units[k + 2].key == "GE":
            return k + 3
    return k + 1


def when_before(units: Sequence[Unit], v: int) -> tuple[Where, ...]:
    """ "in Berlin last May, when he met Merkel": the place of the clause that the "when" belongs to."""
    k = next((k for k in range(v - 1, 1, -1) if units[k].low == "when"), 0)
    comma = k - 1 if k and units[k - 1].low == "," else k
    if comma < 2 or units[comma - 1].kind is not UnitKind.TIME or any(u.kind is UnitKind.VERB for u in units[k + 1 : v]):
        return ()
    return tuple(w for w in wheres(units, 0, comma) if w.preposition in ("in", "at") and comma - w.end <= _TO_WHEN)[-1:]


_TO_WHEN = 4
"""Units from a place to the "when": its day."""


def where_before(units: Sequence[Unit], v: int) -> tuple[Where, ...]:
    """ "... to Hanoi, where he arrived on Thursday": the place before the "where" that opens the clause of `v`."""
    k = next((k for k in range(v - 1, -1, -1) if units[k].low == "where"), None)
    if k is None or any(u.kind is UnitKind.VERB for u in units[k + 1 : v]):
        return ()
    return tuple(
        w
        for w in tuple(wheres(units, 0, k))[-1:]
        if sum(u.kind is not UnitKind.TIME and u.low != "on" for u in units[w.end : k]) <= 2 and k - w.end <= _TO_WHEN
        or w.preposition in ("in", "at", "to", "for")
        and any(u.kind in (UnitKind.NOUN, UnitKind.SUMMIT) for u in units[w.end : k])
    )
