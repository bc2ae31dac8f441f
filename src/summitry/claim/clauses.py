"""Where a clause begins: at a day that opens it, at a verb that takes another back, at "as he"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Unit, UnitKind

HARD_STOPS = frozenset((";", ":", "“", "”", '"', "—", "–"))
RELATIVE = frozenset(("who", "which", "that"))


def mends_itself(units: Sequence[Unit], k: int) -> bool:
    """ "He announced — visited Fiji": who takes back a verb by a dash means the next one of the same doer."""
    said, meant = (units[k - 1], units[k + 1]) if k > 0 and units[k].low in ("—", "–") else (None, None)
    verbs = said is not None and meant is not None and said.kind is UnitKind.VERB is meant.kind
    return verbs and said.facts.get("tense") == meant.facts.get("tense")  # type: ignore[union-attr]


def before_its_day(units: Sequence[Unit], v: int, j: int) -> int:
    """ "..., and on Friday he will fly": the day that opens the next clause is of that clause."""
    at = j - 1 - (units[j - 1].low == ",")
    if at <= v + 1 or units[at].kind is not UnitKind.TIME:
        return j
    lead = at - (units[at - 1].low in ("on", "in", "early", "late", "then"))
    return at if lead > v + 1 and units[lead - 1].low in ("and", "but", "then") and units[lead - 2].kind is not UnitKind.TIME else j


def as_he(units: Sequence[Unit], first: int, k: int, v: int) -> bool:
    """ "..., as Jaishankar touched down here": "as" opens a clause before a person and his verb."""
    return k == v - 1 and units[first - 1].low == "as" and units[v].facts.get("tense") in ("past", "pres", "future")


def verb_before(units: Sequence[Unit], v: int) -> int:
    """ "will meet the premier before flying home": the verb whose subject flies, in the same clause."""
    for k in range(v - 2, -1, -1):
        if units[k].low == ",":
            return _before_where(units, k) if k == v - 2 else -1
        if units[k].kind is UnitKind.VERB:
            return k if units[k].facts.get("tense") in ("past", "pres", "future") else -1
        if units[k].low in HARD_STOPS or units[k].low in RELATIVE:
            return -1
    return -1


def _before_where(units: Sequence[Unit], comma: int) -> int:
    """ "is to land in Paramaribo, where Santokhi awaits him, before heading home": who is to land heads home, not who awaits him."""
    where = next((k for k in range(comma - 1, max(0, comma - _ASIDE), -1) if units[k].low in ("where", ",")), 0)
    if units[where].low != "where" or units[where - 1].low != ",":
        return -1
    return next((k for k in range(where - 1, -1, -1) if units[k].kind is UnitKind.VERB and units[k].facts.get("tense") in _FINITE), -1)


_ASIDE = 12
"""Units of a clause that says what is done at the place told before it."""
_FINITE = ("past", "pres", "future")


def relative_before(units: Sequence[Unit], k: int) -> int:
    """ "a tour that took him to Oslo and which will continue": the relative that the second goes on, or -1."""
    for j in range(k - 1, 0, -1):
        if units[j].low in RELATIVE or units[j].low in HARD_STOPS:
            return j if units[j].low in RELATIVE and units[j + 1].kind is UnitKind.VERB else -1
    return -1


WITH_HIM = (["together", "with"], ["along", "with"], ["as", "well"], ["alongside"])


def led_in(units: Sequence[Unit], k: int) -> str:
    """What opens the aside at `k`: a participle ("accompanied by"), a relative, the description of who stands before it, or nothing."""
    unit = units[k]
    if unit.kind is UnitKind.VERB and unit.facts.get("tense") in ("part", "past", "ing") and units[k + 1].low in ("by", "with", "in"):
        return "deed"
    if unit.low in RELATIVE:
        return "relative"
    if [u.low for u in units[k : k + 2]] in WITH_HIM or unit.low in ("alongside", "joined", "flanked"):
        return "deed"
    if unit.kind is UnitKind.WORD and unit.text.islower() and units[k + 1].low == "of":
        return "name"
    if unit.low in ("on", "in", "during"):
        return "name"  # "May, on a three-day visit to China, met Xi"
    return "name" if unit.low in ("the", "a", "an") or unit.kind is UnitKind.PERSON and unit.low.startswith("the ") else ""
