"""When an answer counts as right: the same person, days in accord, and one-to-one pairs inside an article.

The rules are those by which the project's gold was annotated (docs/eval.md): near spellings of a name are one
name, a start may lie a day off or be one step coarser than gold, and values gold lists beside its own
(`*_alt`, `*_world`) are right too.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from summitry.when import WhenError, parse

Row = Mapping[str, Any]
"""One JSON object of gold or of an answer."""
Aliases = Mapping[str, frozenset[str]]
"""Folded alias -> persons it can mean."""
Key = Callable[[Row, Row], int | None]

_ONE_DAY = timedelta(days=1)
_TITLES = frozenset(
    "king queen prince princess emir sheikh sultan emperor pope president prime minister premier chancellor "
    "foreign defence defense secretary mr mrs ms dr sir".split()
)
_PLAIN = MappingProxyType(str.maketrans(dict(zip("øØłŁıİđĐßæ", ("o", "O", "l", "L", "i", "I", "d", "D", "ss", "ae"), strict=True))))


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower-case letters and blanks only, for comparing names and words.

    >>> plain("Recep Tayyip Erdoğan")
    'recep tayyip erdogan'
    """
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(c for c in letters if not unicodedata.combining(c)).lower().replace("-", " ")
    return re.sub(r"[^a-z ]", "", bare).strip()


def _name_words(name: str) -> list[str]:
    words = plain(re.sub(r"\(.*?\)", "", name)).split()
    return [w for w in words if w not in _TITLES] or words


def _spelled_alike(x: str, y: str) -> bool:
    return x == y or (len(x) > 3 and len(y) > 3 and difflib.SequenceMatcher(None, x, y).ratio() >= 0.8)


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> bool:
    x, y = _name_words(a), _name_words(b)
    if not x or not y:
        return False
    short, longer = sorted((x, y), key=len)
    if all(any(_spelled_alike(w, v) for v in longer) for w in short):
        return True
    return _spelled_alike(x[-1], y[-1]) and len(x[-1]) > 2 and x[0][0] == y[0][0]


def same_person(a: str, b: str, aliases: Aliases) -> bool:
    """Whether two names can be one person's: by their words, by surname and initial, or by the table of aliases.

    >>> same_person("Volodymyr Zelenskyy", "Zelensky", {})
    True
    >>> same_person("Narendra Modi", "Olaf Scholz", {})
    False
    """
    if not _name_words(a) or not _name_words(b):
        return False
    if _alike(a, b):
        return True
    return bool((aliases.get(plain(a), frozenset()) | {a}) & (aliases.get(plain(b), frozenset()) | {b}))


@lru_cache(maxsize=65536)
def bounds(edtf: str | None) -> tuple[date, date] | None:
    """First and last day an EDTF string can touch, open ends as the ends of the calendar; None where it has none."""
    if not edtf:
        return None
    try:
        when = parse(_without_clock(edtf))
    except WhenError:
        return None
    if when.precision == "yearless":
        return None
    return when.first or date.min, when.last or date.max


def _without_clock(edtf: str) -> str:
    return re.sub(r"T[^/.\]]*", "", edtf.strip()).replace("-XX", "")


def accord(gold: str | None, answer: str | None) -> bool:
    """Whether an answer lies inside gold, give or take a day, or holds gold and is at most one step coarser.

    >>> accord("2024-10-22", "2024-10"), accord("2024-10-22", "2024-09")
    (True, False)
    """
    x, y = bounds(gold), bounds(answer)
    if not x or not y or y[0] == date.min or y[1] == date.max:
        return False
    closed = x[0] != date.min and x[1] != date.max
    if closed and y[0] >= x[0] - _ONE_DAY and y[1] <= x[1] + _ONE_DAY:
        return True
    span, allowed = (y[1] - y[0]).days, (x[1] - x[0]).days
    coarser = 31 if allowed <= 14 else 366 if allowed <= 31 else 3660
    reaches = (y[0] - x[0]).days <= 1 and (x[1] - y[1]).days <= 1
    return reaches and span <= coarser


def accepted(gold: Row, field: str) -> list[str]:
    """Every value of a field that counts as right, gold's own first; empty where gold leaves it unset."""
    values = [gold.get(field), gold.get(f"{field}_world"), *(gold.get(f"{field}_alt") or ())]
    return [v for v in values if v]


def may_be_unset(gold: Row, field: str) -> bool:
    """Whether no answer is a right answer for the field."""
    return not gold.get(field) or None in (gold.get(f"{field}_alt") or ())


def assign(gold: Sequence[Row], answers: Sequence[Row], key: Key) -> list[tuple[int, int]]:
    """One-to-one pairs (gold index, answer index), the best key first; a key of None forbids the pair."""
    ranked = sorted(
        ((k, -i, -j) for i, g in enumerate(gold) for j, s in enumerate(answers) if (k := key(g, s)) is not None),
        reverse=True,
    )
    free_gold, free_answers = set(range(len(gold))), set(range(len(answers)))
    pairs = []
    for _, i, j in ranked:
        if -i in free_gold and -j in free_answers:
            free_gold.discard(-i)
            free_answers.discard(-j)
            pairs.append((-i, -j))
    return pairs


def visit_key(aliases: Aliases) -> Key:
    """How well an answered visit fits a gold one: same visitor and host needed, date and status choose."""

    def key(g: Row, s: Row) -> int | None:
        names = [g["visitor"], *(g.get("visitor_alt") or ())]
        hosts, host = accepted(g, "host_country"), (s.get("host_country") or "").upper()
        if not any(same_person(n, s.get("visitor") or "", aliases) for n in names):
            return None
        if hosts and host not in hosts and (host or g.get("host_country")):
            return None
        dated = any(accord(v, s.get("start")) for v in accepted(g, "start"))
        return 1 + 2 * dated + (s.get("status") in accepted(g, "status"))

    return key


def meeting_key(aliases: Aliases) -> Key:
    """How well an answered meeting fits a gold one: everyone of gold is there, and at most one more."""

    def fit(people: Sequence[str], found: Sequence[str]) -> int | None:
        hit = sum(any(same_person(x, y, aliases) for y in found) for x in people)
        whole = people and found and hit == len(people) and len(found) <= len(people) + 1
        return 3 - abs(len(people) - len(found)) if whole else None

    def key(g: Row, s: Row) -> int | None:
        lists = [g.get("participants") or (), *(g.get("participants_alt") or ())]
        fits = [f for people in lists if (f := fit(people, s.get("participants") or ())) is not None]
        if not fits:
            return None
        return max(0, *fits) + 2 * any(accord(v, s.get("date")) for v in accepted(g, "date"))

    return key
