"""Figures: a value with its unit, what it measures, of whom and for which time ("trade came to $240 billion last year")."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from summitry.claim.make import other, sentence_span
from summitry.claim.scene import Line
from summitry.lexicon.fold import fold
from summitry.lexicon.saying import load_sayings
from summitry.model import Claim, ClaimKind, TimeLink, Unit, UnitKind

_HINTS = ("million", "billion", "trillion")
_SHORT = frozenset(("k", "m", "b"))
_RATE = re.compile(r"(?: of [a-z-]+(?: [a-z-]+)?)? ((?:a|per|each|every) (?:day|week|month|year|hour|second))\b")
_OF = re.compile(r" (?:worth )?of (?:the |its |their |new )?((?:[a-z-]+(?:al|ary|ic|ive|ian|ish|ese|ed|ous|ar) )?[a-z][a-z-]+)")
_WORD = re.compile(r"[ -]([a-z](?:[a-z0-9'-]|\.(?=[a-z]))*)\.?")
_RANGE_ON = re.compile(r" ?(?:-|–|to|or) ?[$€£¥]?\d")
_RANGE_BACK = re.compile(r"(?:between [^.,;]{0,30}?and|from [^.,;]{0,30}?to|\d ?(?:-|–|to|or)) ?[$€£¥]?\Z")
_ENDS_PHRASE = frozenset(
    ("of in on at to from by for with and or who that which were was are is have has had will would as than after before but").split()
)
_MONTHS = "january february march april may june july august september october november december"
_PERIOD = re.compile(rf"\b(?:\d{{4}}|years?|months?|quarters?|half|decades?|season|{_MONTHS.replace(' ', '|')})\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_PLAIN = frozenset((UnitKind.WORD, UnitKind.PUNCT, UnitKind.NOUN, UnitKind.VERB))
_LONG_SENTENCE = 400
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as it stands in a folded sentence."""

    start: int
    end: int
    value: str
    unit: str
    measure: str = ""


def figures(line: Line) -> Iterator[Claim]:
    """Every figure of a sentence that has a unit; bare numbers, years, ages and times are none."""
    span = sentence_span(line.scene.article, line.sentence)
    if not _DIGIT.search(span.text) and not any(u.low in _HINTS for u in line.units):
        return
    if span.text.endswith("?"):
        return
    text = fold(span.text)
    for found in _found(text, line):
        at = span.start + found.start
        times = _period(line, at)
        words = next((u.text for u in line.units if times and u.start == times[0].start), "")
        details = {"measure": found.measure, "value": found.value, "unit": found.unit, "period": words, "about": _about(line)}
        evidence = (
            span
            if len(span.text) <= _LONG_SENTENCE
            else replace(span, start=at, end=span.start + found.end, text=span.text[found.start : found.end])
        )
        claim = other(line.scene.article, ClaimKind.FIGURE, evidence, (), {k: v for k, v in details.items() if v}, times=times)
        yield replace(claim, attributed_to=line.said_by)


@functools.cache
def _number() -> re.Pattern[str]:
    """A number in digits or words with its sign and scale; every part is bounded, so that reading stays linear."""
    words = load_sayings()
    signs = "|".join(re.escape(s) for s in sorted(words.codes["symbols"], key=len, reverse=True))
    scales = "|".join(sorted(words.numbers["scales"], key=len, reverse=True))
    named = "|".join(sorted(words.numbers["cardinals"], key=len, reverse=True))
    digits = rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?(?P<scale>{scales}))?"
    spelt = rf"(?P<named>a|{named})[ -](?P<big>{scales})"
    return re.compile(rf"(?<![\w.,:/$€£¥-])(?P<sign>(?:{signs}) ?)?(?:{digits}|{spelt})(?![\w/:]|[.,]\d)")


@functools.cache
def _measures() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(m) for m in sorted(load_sayings().words['measures'], key=lambda m: (-len(m), m)))})\b")


def _found(text: str, line: Line) -> Iterator[_Figure]:
    named = [u for u in line.units if u.kind not in _PLAIN]
    starts = [u.start for u in named]
    for m in _number().finditer(text):
        if _RANGE_ON.match(text, m.end()) or _RANGE_BACK.search(text, max(0, m.start() - 40), m.start()):
            continue
        at = line.sentence.start + m.start()
        inside = bisect_right(starts, at) - 1
        if (inside >= 0 and at < named[inside].end) or _numbers_a_page(text, m):
            continue
        if figure := _money(text, m) or _percent(text, m) or _things(text, m):
            yield figure


def _numbers_a_page(text: str, m: re.Match[str]) -> bool:
    """Whether the number numbers a page, a flight, a resolution, or is half of itself ("half a million")."""
    before = text[max(0, m.start() - 20) : m.start()].split()
    return bool(before) and (before[-1] in load_sayings().words["not_before"] or (m["named"] == "a" and before[-1] == "half"))


def _value(m: re.Match[str]) -> str:
    """The number written out in digits."""
    words = load_sayings().numbers
    number = Decimal(m["digits"].replace(",", "")) if m["digits"] else Decimal(words["cardinals"].get(m["named"], 1))
    scale = words["scales"].get(m["scale"] or m["big"] or "", 1)
    return f"{(number * scale).normalize():f}"


def _money(text: str, m: re.Match[str]) -> _Figure | None:
    words = load_sayings()
    sign = (m["sign"] or "").strip()
    after = _WORD.match(text, m.end())
    word = after[1] if after else ""
    end = after.end() if after else m.end()
    if word in ("us", "american", "canadian", "australian", "hong") and after:
        following = _WORD.match(text, end)
        word, end = (following[1], following.end()) if following else (word, end)
    named = words.codes["currencies"].get(word, "")
    if not sign and not (named and (named != "KRW" or m["scale"] or m["big"])):
        return None
    unit = words.codes["symbols"][sign] if sign else named
    stop = end if named else m.end()
    return _Figure(m.start(), stop, _value(m), unit, _measured(text, m.start(), stop))


def _percent(text: str, m: re.Match[str]) -> _Figure | None:
    rest = text[m.end() : m.end() + 20].lstrip(" -")
    word = next((w for w in sorted(load_sayings().words["percent"], key=len, reverse=True) if rest.startswith(w)), "")
    if not word or m["scale"] in _SHORT:
        return None
    end = text.index(word, m.end()) + len(word)
    unit = "percentage points" if word.startswith("percentage") else "percent"
    return _Figure(m.start(), end, _value(m), unit, _measured(text, m.start(), end))


def _measured(text: str, start: int, end: int) -> str:
    """What money or a share measures: named behind it ("in military aid", "of the vote"), else before it ("trade came to")."""
    clause = re.split(r"[.;]|, | and ", text[end : end + 60])[0]
    if clause.startswith((" of ", " in ", " for ", " worth")) and (m := _measures().search(clause)):
        return m[0]
    earlier = [m[0] for m in _measures().finditer(text, max(0, start - 160), start)]
    behind = _measures().search(clause)
    return earlier[-1] if earlier else behind[0] if behind else ""


def _things(text: str, m: re.Match[str]) -> _Figure | None:
    """Things counted or measured: "12,000 troops", "300,000 barrels of oil a day", "200 military aircraft"."""
    if m["sign"] or m["scale"] in _SHORT or (m["digits"] and text[m.end() : m.end() + 1] == "-"):
        return None
    words = load_sayings().words
    big = bool(m["scale"] or m["big"]) or "," in (m["digits"] or "")
    at = m.end()
    phrase: list[str] = []
    while len(phrase) < 4 and (found := _WORD.match(text, at)):
        word = found[1]
        pair = f"{phrase[-1]} {word}" if phrase else ""
        if word in _ENDS_PHRASE or word in words["no_units"]:
            return None
        phrase.append(word)
        at = found.end()
        unit = pair if pair in words["units"] else word if word in words["units"] else ""
        if unit or (big and word.endswith("s") and len(word) > 4 and not word.endswith(("ous", "ss"))):
            return _thing(text, m, at, unit or word, phrase)
    return None


def _thing(text: str, m: re.Match[str], end: int, unit: str, phrase: list[str]) -> _Figure:
    of = _OF.match(text, end)
    rate = _RATE.match(text, end)
    return _Figure(m.start(), end, _value(m), f"{unit} {rate[1]}" if rate else unit, of[1] if of else " ".join(phrase))


def _period(line: Line, at: int) -> tuple[TimeLink, ...]:
    """The month, year or longer the figure is for: the time behind it, else the one before it."""
    told = [u for u in line.units if u.kind is UnitKind.TIME and _PERIOD.search(u.low) and not _DAY.search(u.low)]
    best = next((u for u in told if u.start > at), told[-1] if told else None)
    return (TimeLink("period", best.start),) if best else ()


def _about(line: Line) -> str:
    """Whom the figure is about: the persons and countries of its sentence."""
    names = dict.fromkeys(name for u in line.units for name in _names(u, line))
    return ", ".join(list(names)[:4])


def _names(unit: Unit, line: Line) -> list[str]:
    if unit.kind is UnitKind.COUNTRY:
        known = line.scene.lexicon.countries.by_code.get(unit.key)
        return [known.name if known else unit.text]
    return [p.name for p in unit.people] if unit.kind is UnitKind.PERSON else []
