"""What a visit is for and of what kind it is, from words of the text only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.lexicon.acts import Acts
from summitry.model import Unit, UnitKind

_SMALL = frozenset(("the a an of for and to in at on 's its their his her this that with between").split())


def form_of(units: Sequence[Unit], start: int, end: int, acts: Acts) -> str:
    """Kind of visit by the words from `start` to `end`: `state`, `working`, ..., else `unspecified`."""
    text = f" {' '.join(u.low for u in units[start:end])} ".replace(" press conference ", " ").replace(" news conference ", " ")
    for rule in acts.forms:
        if any(f" {w} " in text or f" {w}s " in text for w in rule.words):
            return rule.form
    if any(u.kind is UnitKind.SUMMIT for u in units[start:end]):
        return "summit"
    return "unspecified"


def occasion_of(units: Sequence[Unit], start: int, end: int, acts: Acts) -> str:
    """The event a visit is for, as the text names it: "BRICS summit", "Victory Day Parade"; "" where none is named."""
    for k in range(start, end):
        unit = units[k]
        if unit.kind is UnitKind.SUMMIT:
            return _series(units, k, end)
        if unit.kind is UnitKind.NOUN and unit.key == "summit" or unit.low == "anniversary":
            return _named_event(units, k, start, end)
    return ""


def _series(units: Sequence[Unit], k: int, end: int) -> str:
    after = units[k + 1] if k + 1 < end else None
    text = units[k].text
    if after is not None and after.kind is UnitKind.NOUN and after.key == "summit":
        return f"{text} {after.text}"
    before = units[k - 1] if k else None
    ordinal = before.text + " " if before is not None and before.low in _ORDINALS else ""
    return ordinal + text


_ORDINALS = frozenset(("first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd").split())


def _named_event(units: Sequence[Unit], k: int, start: int, end: int) -> str:
    """A noun of an event with the words that name it: before it up to an article, and a short "of ..." after it."""
    begin = k
    while begin > start and _part(units[begin - 1]):
        begin -= 1
    while begin < k and units[begin].low in _SMALL:
        begin += 1
    text = _tidy([u.text for u in units[begin : k + 1]])
    tail = _tail(units, k + 1, end)
    if not tail and begin == k:
        return "" if units[k].low in ("summit", "conference", "forum", "meeting", "session", "service", "ceremony", "games") else text
    if units[k].low in ("summit", "meeting") and tail and tail[0].kind in (UnitKind.SUMMIT, UnitKind.ORGANISATION):
        return f"{tail[0].text} {units[k].text}"
    return _tidy([text, *(["of"] if tail else []), *(u.text for u in tail)])


def _tidy(words: Sequence[str]) -> str:
    """Words as a text has them: no blank before a mark."""
    return re.sub(r" (?=[’']s\b|[,.-])|(?<=-) ", "", " ".join(words))


def _part(unit: Unit) -> bool:
    if unit.kind in (UnitKind.SUMMIT, UnitKind.ORGANISATION, UnitKind.TIME):
        return True
    return (
        unit.kind in (UnitKind.WORD, UnitKind.NOUN, UnitKind.COUNTRY, UnitKind.PLACE)
        and unit.low not in _SMALL
        and (
            unit.text[:1].isupper()
            or unit.text[:1].isdigit()
            or unit.low in ("opening", "closing", "military", "climate", "peace", "economic", "leaders")
        )
    )


def _tail(units: Sequence[Unit], k: int, end: int) -> Sequence[Unit]:
    if k >= end or units[k].low != "of":
        return ()
    j = k + 1
    while j < end and units[j].low in ("the", "a", "an"):
        j += 1
    stop = j
    while (
        stop < end
        and stop - j < 5
        and units[stop].kind not in (UnitKind.PUNCT, UnitKind.VERB, UnitKind.TIME)
        and units[stop].low not in ("in", "on", "at", "with", "for", "and")
    ):
        stop += 1
    return units[j:stop]
