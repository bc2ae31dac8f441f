"""Rules for expressions that count from a day not named in them: "next month", "that evening", "two days earlier", "the end of"."""

from __future__ import annotations

import re
from typing import Any

from summitry.spot.times_draft import Draft, Reading, Rule, at, beside, draft, meaning, quantity, rule
from summitry.spot.times_tokens import Tokens


def relative(t: Tokens, m: re.Match[str], group: str = "r") -> tuple[int, str]:
    """Distance and origin of the relative words, the last of two deciding ("that same", "this coming")."""
    first, end = m.span(group)
    found = [meaning(t, i) for i in range(first, end) if t.classes[i] == "R"]
    words = t.words[first:end]
    if len(found) > 1 and words[0] == "that":
        return 0, "previous"
    n, origin = found[-1]
    if words[-1] in ("next", "last", "past") and first > 0 and t.kind(first - 1) == "X" and words[-1] == "next":
        return int(n), "nearest"
    return int(n), str(origin)


def _is_two(t: Tokens, m: re.Match[str]) -> bool:
    """Whether two relative words belong to two phrases: "said this last night", unlike "that same night", "this past week"."""
    first, end = m.span("r")
    return end - first == 2 and not (t.words[first] in ("this", "that") and t.words[end - 1] in ("same", "past", "coming", "upcoming"))


def _unit(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The unit itself: "next month", "that year", "the previous week", "last night"."""
    if _is_two(t, m):
        return ()
    n, origin = relative(t, m)
    i = at(m, "u")
    unit, words = meaning(t, i), t.words[m.start() : i]
    if t.kind(i + 1) == "-" and t.kind(i + 2) == "l":
        return ()
    if words[-1] == "ongoing" or (unit[0] == "T" and words[-1] in ("this", "that", "latest", "current")):
        return ()
    if words[-1] in ("past", "coming") and unit not in ("WE",):
        return draft(m, "DURATION", {"op": "duration", "unit": unit, "n": "1", "toward": n})
    if words[-1] == "last" and t.kind(m.end()) == "p" and unit in ("D", "W", "M", "Q") and t.kind(m.start()) == "X":
        return draft(m, "DATE", {"op": "nth", "unit": unit, "n": -1}, whole=False)
    if words[-1] in ("last", "final") and unit == "D" and t.kind(m.start()) == "X":
        return ()
    if words[-1] in ("same", "that") and t.kind(m.end()) == "_" and t.word(m.end()) in ("that", "when", "a"):
        return draft(m, "DATE", {"op": "rel", "unit": unit, "n": n, "from": origin})
    if unit[0] == "T":
        return draft(m, "DURATION", {"op": "duration", "unit": unit, "n": "1", "toward": n})
    return draft(m, "DATE", {"op": "rel", "unit": unit, "n": n, "from": origin})


def _named(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """A named unit: "last October", "next Tuesday", "this summer", "that evening"."""
    if _is_two(t, m):
        return ()
    n, origin = relative(t, m)
    i = at(m, "u")
    kind, value = t.classes[i], meaning(t, i)
    word = t.words[i - 1]
    if kind in "m" and t.words[i] == "may" and word in ("this", "that", "same") and t.kind(i + 1) == "_" and t.raw(i)[0].islower():
        return ()
    if word == "that" and kind in "mMs":
        return ()
    if kind == "P":
        if word == "ongoing":
            return ()
        return draft(m, "TIME", {"op": "rel", "unit": "D", "n": n, "from": origin, "tod": value})
    field = {"M": "month", "m": "month", "W": "weekday", "S": "season", "s": "season"}[kind]
    if kind == "s" and word in ("this", "that") and t.kind(i + 1) == "_" and t.word(i + 1) in ("in", "from"):
        return ()
    reading: Reading = {"op": "named", field: value, "n": n, "from": origin}
    if m.groupdict().get("p"):
        reading["tod"] = meaning(t, at(m, "p"))
        return draft(m, "TIME", reading)
    return draft(m, "DATE", reading)


def _deictic(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Today, yesterday morning, tonight."""
    i = at(m, "t")
    reading: Reading = {"op": "rel", "unit": "D", "n": meaning(t, i), "from": "published"}
    if t.words[i] == "today" and t.kind(i + 1) == "_" and t.raw(i - 1) == "USA":
        return ()
    if t.words[i] == "tonight":
        return draft(m, "TIME", dict(reading, tod="NI"))
    if m.group("p"):
        return draft(m, "TIME", dict(reading, tod=meaning(t, at(m, "p"))))
    if t.words[i] == "today" and t.kind(i + 1) == '"':
        return draft(m, "DATE", dict(reading, vague="PRESENT_REF"))
    return draft(m, "DATE", reading)


def _around(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The day after tomorrow, the day before yesterday; two days after that day is left to its parts."""
    step = 1 if t.words[at(m, "b")] == "after" else -1
    if meaning(t, at(m, "u")) != "D":
        return ()
    return draft(m, "DATE", {"op": "rel", "unit": "D", "n": int(meaning(t, at(m, "t"))) + step, "from": "published"})


def _weekday(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = at(m, "w")
    reading: Reading = {"op": "date", "weekday": meaning(t, i)}
    if t.raw(i - 1) in ("Man", "Girl") or t.word(i - 1) == "girl":
        return ()
    paper = t.raw(i + 1).istitle() and t.word(i + 1) in beside("papers")
    if paper and (not m.group("p") or t.word(i + 2) in ("live", "football")):
        return ()
    if m.group("p"):
        return draft(m, "TIME", dict(reading, tod=meaning(t, at(m, "p"))))
    return draft(m, "DATE", reading)


def _shift(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Two days ago, a year earlier, three weeks later."""
    i = at(m, "u")
    n = quantity(t, *m.span("n")) if m.group("n") else ""
    if m.group("n") and t.classes[at(m, "n")] in "AH" and not n:
        n = "0.5" if t.classes[at(m, "n")] == "H" else "1"
    if not n:
        return ()
    if t.kind(at(m, "c") - 1) == "-" and t.kind(at(m, "n")) == "A":
        return (Draft(i, at(m, "c"), "DATE", {"op": "rel", "unit": meaning(t, i), "n": -1, "from": "published"}),)
    if m.group("h"):
        n = f"{float(n) + 0.5:g}" if n != "X" else n
    back = t.words[at(m, "c")] in ("ago", "earlier")
    origin = "published" if t.words[at(m, "c")] in ("ago", "hence") else "previous"
    unit = meaning(t, i) or "TS"
    if n == "X":
        return draft(m, "DATE", {"op": "ref", "value": "PAST_REF" if back else "FUTURE_REF", "unit": unit})
    distance = -float(n) if back else float(n)
    return draft(m, "DATE" if unit[0] != "T" else "TIME", {"op": "rel", "unit": unit, "n": distance, "from": origin})


def _vague_shift(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Years ago, months later: how many is not said."""
    back = t.words[m.end() - 1] in ("ago", "earlier")
    return draft(m, "DATE", {"op": "ref", "value": "PAST_REF" if back else "FUTURE_REF"})


def _year_ago(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Year-ago, the year-earlier quarter."""
    quarter = m.group("q") is not None and t.words[at(m, "q")] == "quarter"
    if m.group("q") is not None and not quarter:
        return ()
    n, origin = (-1.0, "previous") if quarter else (-1, "published")
    period = t.word(m.end()) == "period"
    first, last = m.start() if quarter or period else at(m, "u"), m.end() - 1 + period
    return (Draft(first, last, "DATE", {"op": "rel", "unit": meaning(t, at(m, "u")), "n": n, "from": origin}),)


def _definite(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The day, the week, the year: the one being told, after a word that asks for a time."""
    i = at(m, "u")
    unit, before = meaning(t, i), t.word(m.start() - 1)
    if (
        t.kind(i + 1) == "b"
        and t.kind(i + 2) in ".,)|_"
        and t.words[i + 1] in ("before", "after")
        and t.raw(i + 2) in ("", ".", ",", ")", ";", "\n")
    ):
        return (
            Draft(m.start(), i + 1, "DATE", {"op": "rel", "unit": unit, "n": -1 if t.words[i + 1] == "before" else 1, "from": "previous"}),
        )
    if unit[0] == "T" or unit in ("CE", "ML", "H") or t.kind(i - 1) == "E" and t.words[i - 1] not in ("entire", "whole"):
        return ()
    told = (
        before in beside("definite_leads")
        and t.kind(i + 1) in ".,)|;&1i_"
        and t.kind(i + 1) not in "p"
        and not (
            t.kind(i + 1) == "_"
            and t.raw(i + 1)[:1].isalpha()
            and t.word(i + 1) not in ("at", "with", "as", "but", "by", "down", "up", "was", "while", "when", "after")
        )
    )
    told = told or unit == "WE" and before in ("over", "during", "at") and t.word(i + 1) != "of"  # "over the weekend for talks"
    return draft(m, "DATE", {"op": "rel", "unit": unit, "n": 0, "from": "told"}, whole=told)


def _part(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Early, mid-, the end of: a fragment of what follows."""
    i = at(m, "e")
    return draft(m, "DATE", {"op": "part", "mod": meaning(t, i), "word": t.words[i]}, whole=False)


def _comparison(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Later (that year), earlier (today)."""
    return draft(m, "DATE", {"op": "part", "mod": "", "word": t.words[m.start()]}, whole=False)


def _unit_end(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Month's end, year-end."""
    if t.words[m.end() - 1] not in ("end", "beginning", "start") or meaning(t, at(m, "u")) not in ("W", "M", "Q", "Y", "DE"):
        return ()
    return draft(m, "DATE", {"op": "rel", "unit": meaning(t, at(m, "u")), "n": 0, "from": "told", "mod": meaning(t, m.end() - 1)})


def _nth(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The third quarter, the first half, the last week (of)."""
    i, j = at(m, "o"), at(m, "u")
    n: Any = int(t.words[i][:-2]) if t.classes[i] == "o" else 2 if t.classes[i] == "2" else meaning(t, i)
    if t.classes[j] == "H":
        hyphened = t.kind(j - 1) == "-" and t.word(j + 1) not in ("goal", "goals", "lead", "strike", "penalty", "score", "try")
        return draft(m, "DATE", {"op": "date", "half": int(n)}, whole=hyphened) if n in (1, 2) else ()
    unit = meaning(t, j)
    if unit == "Q":
        n = 4 if n == -1 else n
        return (
            draft(m, "DATE", {"op": "date", "quarter": n})
            if 1 <= n <= 4 and t.kind(m.end()) != "_" or 1 <= n <= 4 and not t.word(m.end()).startswith("final")
            else ()
        )
    if unit in ("D", "W", "M", "WE"):
        return draft(m, "DATE", {"op": "nth", "unit": unit, "n": n}, whole=False)
    return ()


def _year_quarter(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The 1998 second quarter."""
    n: Any = int(t.words[at(m, "o")][:-2]) if t.kind(at(m, "o")) == "o" else 2 if t.kind(at(m, "o")) == "2" else meaning(t, at(m, "o"))
    if meaning(t, at(m, "u")) != "Q" or not 1 <= n <= 4:
        return ()
    return draft(m, "DATE", {"op": "date", "quarter": n, "year": int(t.words[at(m, "y")])})


RULES: tuple[Rule, ...] = (
    rule(r"(?P<t>T)(?P<p>P)?", _deictic),
    rule(r"X?(?P<u>U)(?P<b>b)(?P<t>T)", _around),
    rule(r"(?P<w>W)(?P<p>P)?", _weekday),
    rule(r"~?(?P<n><num>|HA|A)-?(?P<u>[Uu2])(?P<h>&AH)?-?(?P<c>[gch])", _shift),
    rule(r"~?A?(?P<n>H)-?(?P<u>U)(?P<h>(?!))?(?P<c>g)", _shift),
    rule(r"u[gc]", _vague_shift),
    rule(r"(?:Al#|l)g", _vague_shift),
    rule(r"(?:A|X)?(?P<u>U)-[gc](?P<q>U)?", _year_ago),
    rule(r"X?(?P<r>R{1,2})(?P<u>[MmWSs])(?P<p>P)?", _named),
    rule(r"X?(?P<r>R{1,2})(?P<u>P)", _named),
    rule(r"X?(?P<r>R{1,2})(?P<u>U)", _unit),
    rule(r"X?(?P<o>[oO2])-?(?P<u>[UH])", _nth),
    rule(r"X?(?P<y>Y)(?P<o>[oO2])-?(?P<u>U)", _year_quarter),
    rule(r"(?P<u>U)(?:\"|-)?E", _unit_end),
    rule(r"XE?(?P<u>U)", _definite),
    rule(r"X?(?P<e>E)(?:-?x-?E)?", _part),
    rule(r"c", _comparison),
)
