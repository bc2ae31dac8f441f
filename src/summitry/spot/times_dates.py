"""Rules for calendar dates: days, months, years, decades, centuries, written dates and their ranges."""

from __future__ import annotations

import re
from typing import Any

from summitry.spot.times_draft import Draft, Reading, Rule, at, beside, day_of, draft, meaning, rule, year_of
from summitry.spot.times_tokens import Tokens


def _full(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """A day of a month, in any order, with what else stands with it."""
    d, month = day_of(t, at(m, "d")), meaning(t, at(m, "m"))
    groups = m.groupdict()
    if d is None or (not groups.get("y") and t.classes[m.end() - 1] == "D" and _counts(t, m.end())):
        return ()
    if t.classes[at(m, "m")] == "m" and len(t.words[at(m, "m")]) == 3 and t.kind(at(m, "d")) not in "Do":
        return ()
    reading: Reading = {"op": "date", "month": month, "day": d}
    if groups.get("y"):
        reading["year"] = year_of(t, at(m, "y"))
    if groups.get("w"):
        reading["weekday"] = meaning(t, at(m, "w"))
    return draft(m, "DATE", reading)


def _counts(t: Tokens, i: int) -> bool:
    """Whether the word there is what a number before it counts ("May 12 people died")."""
    word = t.word(i)
    return t.kind(i) in "uG" or t.raw(i) in ("%",) or word in beside("counted")


def _full_range(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Two days of one month: "Oct. 22-24", "7 to 10 May 2024"."""
    a, b = day_of(t, at(m, "d")), day_of(t, at(m, "e"))
    if a is None or b is None or a >= b:
        return ()
    last = m.end() - 1
    if t.classes[last] == "D" and (_counts(t, m.end()) or t.kind(m.end()) in "Mm" or t.kind(m.end()) in "-:"):
        return ()
    if (
        t.classes[at(m, "e") - 1] == "&"
        and last == at(m, "e")
        and t.raw(last + 1)[:1].islower()
        and t.kind(last + 1) == "_"
        and not _function(t.word(last + 1))
    ):
        return ()
    base: Reading = {"op": "date", "month": meaning(t, at(m, "m"))}
    if m.groupdict().get("y"):
        base["year"] = year_of(t, at(m, "y"))
    month_first = at(m, "m") < at(m, "d")
    start = m.start()
    end_first = at(m, "e")
    left_last = at(m, "d")
    first = dict(base, day=a)
    if m.groupdict().get("w"):
        first["weekday"] = meaning(t, at(m, "w"))
    left = Draft(
        start if month_first or m.group("w") else at(m, "d") - (t.kind(at(m, "d") - 1) == "X" and at(m, "d") > start),
        left_last,
        "DATE",
        first,
        partner=end_first,
    )
    right = Draft(end_first - (t.kind(end_first - 1) == "X"), last, "DATE", dict(base, day=b), partner=left.first)
    return (left, right)


def _function(word: str) -> bool:
    return word in beside("function_words")


def _month_year(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = at(m, "m")
    if t.classes[i] == "m" and t.words[i] == "may" and t.word(i - 1) in ("you", "we", "they", "it", "he", "she", "i"):
        return ()
    if t.kind(m.end()) == "u" or t.word(m.end()) in beside("counted"):
        return ()
    return draft(m, "DATE", {"op": "date", "month": meaning(t, i), "year": year_of(t, at(m, "y"))})


def _month(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.start()
    if t.classes[i] == "m" and not _is_month(t, i):
        return ()
    if (
        t.kind(i - 1) == "_"
        and t.raw(i - 1)[:1].isupper()
        and t.word(i - 1) not in beside("month_leads") | beside("month_leads_weak")
        and len(t.words[i]) == 3
    ):
        return ()
    if (
        t.words[i] in ("april", "june", "august")
        and t.kind(i - 1) in "|._"
        and t.kind(i + 1) == "_"
        and t.raw(i + 1)[:1].isupper()
        and t.word(i - 1) not in beside("month_leads") | beside("month_leads_weak")
    ):
        return ()
    return draft(m, "DATE", {"op": "date", "month": meaning(t, i)})


def _is_month(t: Tokens, i: int) -> bool:
    """Whether a bare May or March is the month: by the word before it, and no namesake in the text."""
    word, before, after = t.words[i], t.word(i - 1), t.word(i + 1)
    if len(word) == 3 and word != "may":
        return before in beside("month_leads") and t.raw(i).endswith(".")
    if before in beside("month_leads"):
        return not (before in ("since", "that", "this", "until", "through") and _names_someone(t, word) and t.kind(i + 1) == "_")
    if before in ("the", "a", "an", "'s", "’s", "its", "their", "his", "her"):
        return after not in beside("no_month_before") and t.kind(i + 1) in "_2o" and t.raw(i + 1)[:1].islower() and not after.endswith("ed")
    if before in beside("month_leads_weak") or t.kind(i - 1) in "Mm":
        return (
            not _names_someone(t, word)
            and not (before in ("and", "-", ",") and t.kind(i - 2) not in "MmDYWo")
            and t.kind(i + 1) != "_"
            or (
                before in ("by", "of", "from", "before", "after", "for", "to")
                and not _names_someone(t, word)
                and not (before == "to" and word == "march" and t.raw(i).islower())
            )
        )
    return False


def _names_someone(t: Tokens, word: str) -> bool:
    """Whether the text uses the word as a surname: right after another capitalised word that is no function word or month."""
    at_ = -1
    while (at_ := _find(t, word, at_ + 1)) >= 0:
        before = t.raw(at_ - 1)
        if (
            before[:1].isupper()
            and t.kind(at_ - 1) == "_"
            and t.raw(at_)[:1].isupper()
            and before.lower() not in beside("month_leads") | beside("month_leads_weak") | {"when", "but", "if"}
        ):
            return True
    return False


def _find(t: Tokens, word: str, start: int) -> int:
    try:
        return t.words.index(word, start)
    except ValueError:
        return -1


def _year(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.start()
    year = year_of(t, i)
    if year is None or not _is_year(t, i, year):
        return ()
    return draft(m, "DATE", {"op": "date", "year": year})


def _is_year(t: Tokens, i: int, year: int) -> bool:
    before, after = t.word(i - 1), t.word(i + 1)
    lead = before in beside("year_leads") and before not in ("to", "the", "and", "or", "of", "for", "about")
    if (
        before in beside("labelled")
        and not (before == "to" and (t.kind(i - 2) in "Yy" or t.word(i - 2) in ("compared", "back", "prior", "due")))
        or t.raw(i - 1) in ("#", "$", "€", "£")
    ):
        return False
    if (
        t.kind(i + 1) in "uUG"
        or after in beside("counted")
        or (t.kind(i - 1) == "-" and t.glued(i - 1) and t.kind(i - 2) not in "YMmEDyeSs")
    ):
        return False
    if t.kind(i - 1) == "." and t.word(i - 2) in beside("number_signs") or before == "of" and t.word(i - 2) in beside("crowds"):
        return False
    if (
        t.kind(i + 1) == "-"
        and t.glued(i)
        and t.glued(i + 1)
        and t.kind(i + 2) == "_"
        and t.word(i + 2) not in ("era", "style", "vintage", "present", "model")
    ):
        return False
    if t.kind(i - 1) == "." and t.glued(i - 1) or t.kind(i + 1) == "-" and t.kind(i + 2) in "Uu":
        return False
    if (
        t.kind(i - 1) == "_"
        and t.raw(i - 1)[:1].isupper()
        and t.raw(i + 1)[:1].isupper()
        and t.raw(i + 1)[:1].isalpha()
        and before not in beside("year_leads")
        and t.kind(i - 2) not in "|."
    ):
        return False
    if len(t.words[i]) == 3:
        return lead or t.kind(i - 1) in "MmSsE" or t.kind(i - 1) == "-" and t.kind(i - 2) in "Yy"
    if not 1900 <= year <= 2099:
        closed = t.kind(i + 1) in ".,);-|&" or after in ("and", "the", "to", "when", "he", "she", "they", "it", "by")
        alone = t.kind(i - 1) == "|" and t.kind(i + 1) == "|"
        named = 1700 <= year <= 2060 and before == "the" and t.kind(i + 1) == "_" and t.raw(i + 1)[:1].isalpha() and not after.endswith("s")
        return 1000 <= year <= 2200 and (
            lead or alone or named or (before == "(" and closed) or (t.kind(i - 1) in "x&-" and t.kind(i - 2) in "YD")
        )
    return not (
        after.endswith("s")
        and len(after) > 3
        and t.raw(i + 1).islower()
        and not lead
        and before not in ("the", "'s", "’s", "of", "its", "their")
        and after not in ("as", "was", "has", "is", "its", "this")
    )


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


def _written(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """2024-05-14 with or without time, 14.05.2024, 7/8/07."""
    raw = t.raw(m.start())
    if t.classes[m.start()] == "I":
        y, mo, d = (int(x) for x in raw[:10].split("-"))
        reading: Reading = {"op": "date", "year": y, "month": mo, "day": d}
        if len(raw) > 10:
            return draft(m, "TIME", {"op": "time", "clock": raw[11:16], "zone": 0 if raw.endswith("Z") else None, "day": reading})
        return draft(m, "DATE", reading)
    fields = _slashed(raw)
    return draft(m, "DATE", fields) if fields else ()


def _slashed(raw: str) -> Reading | None:
    sep = next(c for c in raw if c in "/.-")
    a, b, c = raw.split(sep)
    if len(a) == 4:
        return {"op": "date", "year": int(a), "month": int(b), "day": int(c)} if int(b) <= 12 and int(c) <= 31 else None
    if len(c) == 3 or len(a) > 2 or (sep != "/" and len(c) != 4):
        return None
    year = int(c) if len(c) == 4 else (1900 if int(c) > 40 else 2000) + int(c)
    day_first = int(a) > 12 or sep == "."
    month, d = (int(b), int(a)) if day_first else (int(a), int(b))
    if not (1 <= month <= 12 and 1 <= d <= 31):
        return None
    reading: Reading = {"op": "date", "year": year, "month": month, "day": d}
    if sep != "." and int(a) <= 12 and int(b) <= 12 and a != b:
        reading["swapped"] = True
    return reading


def _decade(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.end() - 1
    if t.classes[i] == "L":
        return draft(m, "DATE", {"op": "date", "decade": 190 + int(meaning(t, i))}) if m.group("x") else ()
    digits = re.sub(r"\D", "", t.words[i])
    if len(digits) == 2:
        apostrophe = t.words[i][0] in "'’‘`"
        if not (apostrophe or m.group("x") or t.kind(m.start() - 1) in "dLE&-" or t.word(m.start() - 1) == "of"):
            return ()
        return (
            ()
            if t.word(m.start() - 2) in ("his", "her")
            else draft(m, "DATE", {"op": "date", "decade": (190 if digits > "20" else 200) + int(digits[0])})
        )
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


_W = r"(?:(?P<w>[Ww])(?:,|\.)?(?:X)?)?"
RULES: tuple[Rule, ...] = (
    rule("[IZ]", _written),
    rule(_W + r"(?P<m>[Mm])X?(?P<d>[Do])(?:-|x|&|x1|-1)X?(?P<e>[Do])(?:,?(?P<y>[Yy]))?", _full_range),
    rule(_W + r"X?(?P<d>[Do])(?:-|x|&)X?(?P<e>[Do])p?(?P<m>[Mm])(?:,?p?(?P<y>[Yy]))?", _full_range),
    rule(_W + r"(?P<m>[Mm])X?(?P<d>[Do])(?:(?:,|/|,?p)?(?P<y>[Yy]))?", _full),
    rule(_W + r"(?P<d>[Do])(?P<m>[Mm])(?:,?p?(?P<y>[Yy]))?", _full),
    rule(r"(?:(?P<w>[Ww]),?)?(?:X)?(?P<d>[Do])p?(?P<m>[Mm])(?:,?p?(?P<y>[Yy]))?", _full),
    rule(r"(?P<d>[D])-(?P<m>[Mm])-(?P<y>[Yy])", _full),
    rule(r"(?P<m>[Mm]),?p?(?P<y>[Yy])", _month_year),
    rule(r"[Mm]", _month),
    rule(r"(?P<n>[DNY])(?P<b>B)", _era_year),
    rule(r"(?P<b>B)(?P<n>[DNY])", _era_year),
    rule(r"Y[-/][DN]", _year_pair),
    rule(r"(?P<x>X)?[dL]", _decade),
    rule(r"X?(?:C-)?(?P<o>[oO2])-?(?P<u>U)(?P<b>B)?", _century),
    rule(r"[Yy]", _year),
)
