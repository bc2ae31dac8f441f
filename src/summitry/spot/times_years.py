"""Rules for years, decades, centuries, and numbers that only look like years."""

from __future__ import annotations

import re
from typing import Any

from summitry.spot.times_draft import Draft, Reading, Rule, at, beside, draft, meaning, rule, year_of
from summitry.spot.times_tokens import Tokens


def _year(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.start()
    year = year_of(t, i)
    if year is None or _is_label(t, i) or _is_amount(t, i) or not _is_year(t, i, year):
        return ()
    return draft(m, "DATE", {"op": "date", "year": year})


def _is_led(t: Tokens, i: int) -> bool:
    """Whether a word stands before that a year follows and a count does not."""
    before = t.word(i - 1)
    return before in beside("year_leads") and before not in ("to", "the", "and", "or", "of", "for", "about")


def _is_label(t: Tokens, i: int) -> bool:
    """Whether the number names a thing: "page 2023", "No. 1996", "the Model 2000 Index"."""
    before = t.word(i - 1)
    if t.raw(i - 1) in ("#", "$", "€", "£"):
        return True
    if before in beside("labelled"):
        return not (before == "to" and (t.kind(i - 2) in "Yy" or t.word(i - 2) in ("compared", "back", "prior", "due")))
    if t.kind(i - 1) == ".":
        return t.word(i - 2) in beside("number_signs") or t.glued(i - 1)
    named = t.kind(i - 1) == "_" and t.raw(i - 1)[:1].isupper() and t.raw(i + 1)[:1].isupper() and t.raw(i + 1)[:1].isalpha()
    return named and before not in beside("year_leads") and t.kind(i - 2) not in "|."


def _is_amount(t: Tokens, i: int) -> bool:
    """Whether the number counts: "2000 people", "a crowd of 2011 protesters", "a 2000-strong force"."""
    period = t.word(i + 1) in ("quarter", "quarters", "year", "semester") and t.kind(i - 1) == "X"
    if (t.kind(i + 1) in "uUG" and not period) or t.word(i + 1) in beside("counted"):
        return True
    if t.word(i - 1) == "of" and t.word(i - 2) in beside("crowds"):
        return True
    if t.kind(i - 1) == "-" and t.glued(i - 1) and t.kind(i - 2) not in "YMmEDyeSs":
        return True
    if t.kind(i + 1) != "-":
        return False
    glued = t.glued(i) and t.glued(i + 1) and t.kind(i + 2) == "_"
    return t.kind(i + 2) in "Uu" or (glued and t.word(i + 2) not in ("era", "style", "vintage", "present", "model"))


def _is_year(t: Tokens, i: int, year: int) -> bool:
    """Whether what stands around lets a number be a year; the further from ours, the more it must ask for one."""
    led = _is_led(t, i)
    if len(t.words[i]) == 3:
        return led or t.kind(i - 1) in "MmSsE" or (t.kind(i - 1) == "-" and t.kind(i - 2) in "Yy")
    if not 1900 <= year <= 2099:
        return 1000 <= year <= 2200 and (led or _is_old_year(t, i, year))
    after = t.word(i + 1)
    plural = after.endswith("s") and len(after) > 3 and t.raw(i + 1).islower() and after != "this" and after not in beside("year_nouns")
    return led or not plural or t.word(i - 1) in ("the", "'s", "’s", "of", "its", "their")


def _is_old_year(t: Tokens, i: int, year: int) -> bool:
    """A year of the past where no preposition says so: alone on its line, in brackets, at the end of a range, before a noun."""
    before, after = t.word(i - 1), t.word(i + 1)
    closed = t.kind(i + 1) in ".,);-|&" or after in ("and", "the", "to", "when", "he", "she", "they", "it", "by")
    alone = t.kind(i - 1) == "|" and t.kind(i + 1) == "|"
    noun = t.kind(i + 1) == "_" and t.raw(i + 1)[:1].isalpha() and not after.endswith("s")
    named = 1700 <= year <= 2060 and before == "the" and noun
    return alone or named or (before == "(" and closed) or (t.kind(i - 1) in "x&-" and t.kind(i - 2) in "YD")


def _year_pair(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """A span of years whose end is shortened: 1995-96."""
    first = year_of(t, m.start())
    digits = t.words[m.end() - 1]
    if first is None or len(digits) != 2 or not digits.isdigit() or not 1000 <= first <= 2099 or int(digits) <= first % 100:
        return ()
    if t.word(m.start() - 1) in beside("labelled") or t.kind(m.end()) in "u-":
        return ()
    left = Draft(m.start(), m.start(), "DATE", {"op": "date", "year": first}, partner=m.end() - 1)
    return left, Draft(m.end() - 1, m.end() - 1, "DATE", {"op": "date", "year": first // 100 * 100 + int(digits)}, partner=m.start())


def _decade(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.end() - 1
    if t.classes[i] == "L":
        return draft(m, "DATE", {"op": "date", "decade": 190 + int(meaning(t, i))}) if m.group("x") else ()
    digits = re.sub(r"\D", "", t.words[i])
    if len(digits) == 2:
        apostrophe = t.words[i][0] in "'’‘`"
        if not (apostrophe or m.group("x") or t.kind(m.start() - 1) in "dLE&-" or t.word(m.start() - 1) == "of"):
            return ()
        century = 190 if digits > "20" else 200
        return () if t.word(m.start() - 2) in ("his", "her") else draft(m, "DATE", {"op": "date", "decade": century + int(digits[0])})
    return draft(m, "DATE", {"op": "date", "decade": int(digits[:3])})


def _century(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    unit = meaning(t, at(m, "u"))
    n = _ordinal(t, at(m, "o"))
    if unit not in ("CE", "ML") or n < 1:
        return ()
    reading: Reading = {"op": "date", "century": n - 1} if unit == "CE" else {"op": "date", "millennium": n - 1}
    if m.group("b"):
        reading["era"] = meaning(t, at(m, "b"))
    return draft(m, "DATE", reading)


def _ordinal(t: Tokens, i: int) -> int:
    if t.classes[i] == "o":
        return int(t.words[i][:-2])
    if t.classes[i] == "2":
        return 2
    value: Any = meaning(t, i)
    if t.classes[i] == "O" and i > 0 and t.kind(i - 1) == "-" and t.kind(i - 2) == "C":
        return int(meaning(t, i - 2)) + int(value)
    return int(value or 0)


def _era_year(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = at(m, "n")
    digits = t.words[i].replace(",", "")
    if not digits.isdigit():
        return ()
    return draft(m, "DATE", {"op": "date", "year": int(digits), "era": meaning(t, at(m, "b"))})


RULES: tuple[Rule, ...] = (
    rule(r"(?P<n>[DNY])(?P<b>B)", _era_year),
    rule(r"(?P<b>B)(?P<n>[DNY])", _era_year),
    rule(r"Y[-/][DN]", _year_pair),
    rule(r"(?P<x>X)?[dL]", _decade),
    rule(r"X?(?:C-)?(?P<o>[oO2])-?(?P<u>U)(?P<b>B)?", _century),
    rule(r"[Yy]", _year),
)
