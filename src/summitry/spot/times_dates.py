"""Rules for calendar dates: days, months, years, decades, centuries, written dates and their ranges."""

from __future__ import annotations

import re

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


def _day_alone(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The 28th: a day of a month told elsewhere, after a word that asks for one and before no noun."""
    d = day_of(t, m.end() - 1)
    if d is None:
        return ()
    asked = t.word(m.start() - 1) in ("on", "by", "until", "since", "from") and (t.kind(m.end()) in ".,)|;" or t.kind(m.end()) in "xi&")
    return draft(m, "DATE", {"op": "date", "day": d}, whole=asked)


def _month_year(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = at(m, "m")
    if t.classes[i] == "m" and t.words[i] == "may" and t.word(i - 1) in ("you", "we", "they", "it", "he", "she", "i"):
        return ()
    if t.kind(m.end()) == "u" or t.word(m.end()) in beside("counted"):
        return ()
    return draft(m, "DATE", {"op": "date", "month": meaning(t, i), "year": year_of(t, at(m, "y"))})


def _written(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """2024-05-14 with or without time, 14.05.2024, 7/8/07."""
    raw = t.raw(m.start())
    if t.classes[m.start()] == "I" and raw[2] == "-":
        return _wire_stamp(m, raw)
    if t.classes[m.start()] == "I":
        y, mo, d = (int(x) for x in raw[:10].split("-"))
        reading: Reading = {"op": "date", "year": y, "month": mo, "day": d}
        if len(raw) > 10:
            return draft(m, "TIME", {"op": "time", "clock": raw[11:16], "zone": 0 if raw.endswith("Z") else None, "day": reading})
        return draft(m, "DATE", reading)
    fields = _slashed(raw)
    return draft(m, "DATE", fields) if fields else ()


def _wire_stamp(m: re.Match[str], raw: str) -> tuple[Draft, ...]:
    """The stamp of a wire report: 11-02-89 0856EST."""
    month, d, y = (int(x) for x in raw[:8].split("-"))
    if not (1 <= month <= 12 and 1 <= d <= 31):
        return ()
    reading: Reading = {"op": "date", "year": (1900 if y > 40 else 2000) + y, "month": month, "day": d}
    if len(raw) < 13 or int(raw[9:11]) > 23 or int(raw[11:13]) > 59:
        return draft(m, "DATE", reading)
    return draft(m, "TIME", {"op": "time", "clock": f"{raw[9:11]}:{raw[11:13]}", "zone": None, "day": reading})


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


def _full_range(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Two days of one month: "Oct. 22-24", "7 to 10 May 2024"."""
    first_at, second_at, last = at(m, "d"), at(m, "e"), m.end() - 1
    a, b = day_of(t, first_at), day_of(t, second_at)
    if a is None or b is None or a >= b or (t.classes[last] == "D" and _runs_on(t, second_at, last)):
        return ()
    base: Reading = {"op": "date", "month": meaning(t, at(m, "m"))}
    groups = m.groupdict()
    if groups.get("y"):
        base["year"] = year_of(t, at(m, "y"))
    weekday = {"weekday": meaning(t, at(m, "w"))} if groups.get("w") else {}
    whole = at(m, "m") < first_at or bool(weekday)
    start = m.start() if whole else first_at - (t.kind(first_at - 1) == "X" and first_at > m.start())
    left = Draft(start, first_at, "DATE", {**base, "day": a, **weekday}, partner=second_at)
    right = Draft(second_at - (t.kind(second_at - 1) == "X"), last, "DATE", {**base, "day": b}, partner=start)
    return (left, right)


def _runs_on(t: Tokens, second: int, last: int) -> bool:
    """Whether the second number belongs to what follows: a month of its own, a count ("May 7 and 8 people"), a clock."""
    if _counts(t, last + 1) or t.kind(last + 1) in "Mm-:":
        return True
    noun = t.kind(last + 1) == "_" and t.raw(last + 1)[:1].islower() and t.word(last + 1) not in beside("function_words")
    return t.classes[second - 1] == "&" and last == second and noun


def _month(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = m.start()
    if (t.classes[i] == "m" and not _is_month(t, i)) or (not _led(t, i) and _is_name(t, i)):
        return ()
    return draft(m, "DATE", {"op": "date", "month": meaning(t, i)})


def _led(t: Tokens, i: int) -> bool:
    """Whether a word stands before that a month follows."""
    return t.word(i - 1) in beside("month_leads") or t.word(i - 1) in beside("month_leads_weak")


def _is_name(t: Tokens, i: int) -> bool:
    """Whether a bare April or June is a person's, or "Sep" part of a name: capitalised words beside it."""
    if t.kind(i - 1) == "_" and t.raw(i - 1)[:1].isupper() and len(t.words[i]) == 3:
        return True
    followed = t.kind(i + 1) == "_" and t.raw(i + 1)[:1].isupper()
    return followed and t.words[i] in ("april", "june", "august") and t.kind(i - 1) in "|._"


def _is_month(t: Tokens, i: int) -> bool:
    """Whether a bare May or March is the month: by the word before it, and no namesake in the text."""
    word, before = t.words[i], t.word(i - 1)
    namesake = word in t.names
    if len(word) == 3 and word != "may":
        return before in beside("month_leads") and t.raw(i).endswith(".")
    if before in beside("month_leads"):
        return not (namesake and before in ("since", "that", "this", "until", "through") and t.kind(i + 1) == "_")
    if before in ("the", "a", "an", "'s", "’s", "its", "their", "his", "her"):
        return _before_noun(t, i)
    if namesake or not (before in beside("month_leads_weak") or t.kind(i - 1) in "Mm"):
        return False
    if before in ("by", "of", "from", "before", "after", "for", "to"):
        return True
    return t.kind(i + 1) != "_" and not (before in ("and", "-", ",") and t.kind(i - 2) not in "MmDYWo")


def _before_noun(t: Tokens, i: int) -> bool:
    """ "The March meeting", not "the March on Rome" or "the march ended"."""
    after = t.word(i + 1)
    if after in beside("no_month_before") or after.endswith("ed"):
        return False
    return t.kind(i + 1) in "_2o" and t.raw(i + 1)[:1].islower()


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
    rule(r"Xo", _day_alone),
)
