"""What the rules of `spot.times` build before spans are cut: a draft covers tokens, not characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from summitry.lexicon.times import load_beside
from summitry.spot.times_tokens import Tokens, meanings

Reading = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate expression: first and last token (both in it), its type and unresolved meaning."""

    first: int
    last: int
    type: str
    reading: Mapping[str, Any]
    whole: bool = True
    """False for a fragment ("the end", "the third quarter's" head) that counts only once merged with its neighbour."""
    partner: int | None = field(default=None, compare=False)
    """First token of the other end of a range."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over class letters and what it builds; nothing built means the next rule is tried."""

    pattern: re.Pattern[str]
    build: Callable[[Tokens, re.Match[str]], tuple[Draft, ...]]


_MACROS = (
    ("<num>", "(?:[DNYF](?:-?G)?|[C2](?:-?C)?(?:-?G)?|AG|A?Vp?|G)"),
    ("<day>", "[Doy]"),
    ("<month>", "[Mm]"),
    ("<era>", "B"),
)


def rule(pattern: str, build: Callable[[Tokens, re.Match[str]], tuple[Draft, ...]]) -> Rule:
    """Compile a pattern, macros written out."""
    for name, letters in _MACROS:
        pattern = pattern.replace(name, letters)
    return Rule(re.compile(pattern), build)


def beside(kind: str) -> frozenset[str]:
    """The words of a class of `times_beside.yml`."""
    return load_beside()[kind]


def meaning(t: Tokens, i: int) -> Any:
    """What token `i` means in its class; "second" where a unit is asked for."""
    if t.classes[i] == "2":
        return "TS"
    return meanings().get((t.classes[i], t.words[i]))


def at(m: re.Match[str], group: str) -> int:
    """Token index where a named group begins, -1 where it took no part."""
    return m.start(group)


def draft(m: re.Match[str], type_: str, reading: Reading, whole: bool = True) -> tuple[Draft, ...]:
    """One draft over the whole match."""
    return (Draft(m.start(), m.end() - 1, type_, reading, whole),)


def quantity(t: Tokens, first: int, end: int) -> str:
    """Digits of a number phrase ("twenty-five", "two hundred"), `X` where vague, "" where it is no number."""
    total, seen = 0.0, False
    for i in range(first, end):
        kind, word = t.classes[i], t.words[i]
        if kind == "V":
            return "X"
        if kind in "DNYF":
            total, seen = float(word.replace(",", "")), True
        elif kind == "2":
            return ""
        elif kind == "C":
            total, seen = total + float(meaning(t, i)), True
        elif kind == "G":
            total, seen = (total or 1.0) * float(meaning(t, i)), True
    return f"{total:g}" if seen and total < 1e6 else f"{int(total)}" if seen else ""


def year_of(t: Tokens, i: int) -> int | None:
    """The year a token of class Y or y writes."""
    if i < 0:
        return None
    digits = t.words[i].lstrip("'’‘`")
    if len(digits) == 2:
        return (1900 if int(digits) > 40 else 2000) + int(digits)
    return int(digits)


def day_of(t: Tokens, i: int) -> int | None:
    """The day of the month a token writes, None where it is none."""
    digits = t.words[i].rstrip("stndrh") if t.classes[i] in "Do" else ""
    return int(digits) if digits.isdigit() and 1 <= int(digits) <= 31 else None
