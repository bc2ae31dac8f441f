"""Rules for lengths of time and repetition: "three-day visit", "the past two years", "every May", "annual"."""

from __future__ import annotations

import re

from summitry.spot.times_draft import Draft, Reading, Rule, at, beside, draft, meaning, quantity, rule
from summitry.spot.times_relative import relative
from summitry.spot.times_tokens import Tokens


def _duration(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """So many units: "72-hour", "two and a half years", "the past two years"."""
    i = at(m, "u")
    if m.group("f") is not None and t.words[at(m, "f")] not in beside("fillers"):
        return ()
    n = quantity(t, *m.span("n"))
    if t.classes[at(m, "n")] == "A" and not n:
        n = "1"
    if not n or t.classes[at(m, "n")] == "Y" and 1900 <= float(n) <= 2100:
        return ()
    if (m.group("h") or m.group("k")) and n != "X":
        n = f"{float(n) + 0.5:g}"
    unit = meaning(t, i) if t.classes[i] != "2" else "TS"
    if _is_other(t, m, i):
        return ()
    reading: Reading = {"op": "duration", "unit": unit, "n": n}
    if m.group("r"):
        reading["toward"] = relative(t, m)[0]
    if m.group("a"):
        reading["mod"] = meaning(t, at(m, "a"))
    return draft(m, "DURATION", reading)


def _in_order(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The first nine months, the final three weeks."""
    n = quantity(t, *m.span("n"))
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": n}) if n else ()


def _two_numbers(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Three to five years, two or three weeks: the second number counts."""
    low, n = quantity(t, *m.span("k")), quantity(t, *m.span("n"))
    if t.words[at(m, "x")] not in ("to", "or", "-", "–") or not (low and n) or "X" in (low, n) or not 0 < float(low) < float(n) < 1000:
        return ()
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": n})


def _and_half(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """2 1/2 years, a 3 1/2-month strike."""
    parts = {("1", "2"): 0.5, ("1", "4"): 0.25, ("3", "4"): 0.75, ("1", "3"): 0.33, ("2", "3"): 0.67}
    part = parts.get((t.words[at(m, "a")], t.words[at(m, "b")]))
    if part is None:
        return ()
    n = f"{int(t.words[m.start('n')]) + part:g}"
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": n})


def _is_other(t: Tokens, m: re.Match[str], i: int) -> bool:
    """Whether the number and unit are no length of time: a place in line, a plan's name, a second of an hour."""
    singular = t.classes[i] == "U"
    if singular and t.words[i] == "quarter" and t.kind(i + 1) == "p":
        return True
    if singular and t.classes[at(m, "n")] in "DNY" and t.kind(i - 1) not in "-" and t.kind(i + 1) == "D":
        return True
    return t.kind(m.start() - 1) == "-" and t.glued(m.start() - 1) and t.kind(m.start() - 2) in "_"


def _single(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """A year: a length ("for a year"), or a rate ("15 a year")."""
    i = at(m, "u")
    before = t.word(m.start() - 1)
    unit = meaning(t, i)
    if t.kind(i + 1) == "l" or t.kind(i + 1) == "-" and t.kind(i + 2) == "l":
        return (Draft(i, i + (1 if t.kind(i + 1) == "l" else 2), "DURATION", {"op": "duration", "unit": unit, "n": "1"}),)
    if _is_rate(t, m.start()):
        if unit[0] == "T" and before in ("miles", "kilometers", "kilometres", "km", "knots", "feet", "meters", "metres"):
            return ()
        return (Draft(_how_often(t, m.start()), m.end() - 1, "SET", {"op": "set", "value": _period(unit, "1")}),)
    if (
        t.kind(i + 1) == "_"
        and t.kind(i + 2) == "_"
        and before not in beside("length_leads")
        and t.word(i + 1) in ("when", "that", "which", "where")
    ):
        return draft(m, "DURATION", {"op": "duration", "unit": unit, "n": "1"})
    if t.words[i] in ("night", "quarter", "minute", "semester") and before not in ("for", "within", "than", "over", "in"):
        return ()
    if unit in ("D", "CE", "ML") and before not in beside("length_leads") and t.kind(i + 1) not in "b":
        return ()
    reading: Reading = {"op": "duration", "unit": unit, "n": "1"}
    if m.group("h"):
        reading["n"] = "1.5"
    if m.group("a"):
        reading["mod"] = meaning(t, at(m, "a"))
    return draft(m, "DURATION", reading)


def _how_often(t: Tokens, i: int) -> int:
    """Where "twice a week", "three times a year" begin."""
    if t.word(i - 1) in ("once", "twice", "thrice"):
        return i - 1
    return i - 2 if t.word(i - 1) == "times" and t.kind(i - 2) in "CDNV" else i


def _is_rate(t: Tokens, i: int) -> bool:
    """Whether "a year" says how often or how much: "twice a week", "$5 million a year"."""
    before = t.word(i - 1)
    after = next((j for j in range(i, i + 4) if t.kind(j) == "U"), i) + 1
    if t.kind(i - 1) == "~" or (before in beside("length_leads") and before not in beside("rate_leads")) or t.kind(after) in "bcg":
        return False
    return before in beside("rate_leads") or t.kind(i - 1) in "DNYFGC" or t.raw(i - 1) in ("%", "percent") or _money(t, i)


def _money(t: Tokens, i: int) -> bool:
    """Whether an amount or a counted noun stands before: "$5 million a year", "179 tankers a year"."""
    return any(t.kind(j) in "CDNYFG" for j in range(max(0, i - 3), i)) and t.kind(i - 1) in "_Gu" and t.raw(i - 1)[:1].isalpha()


def _half(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Half a year, a half-hour."""
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": "0.5"})


def _vague(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Years, weeks: how many is not said."""
    i = at(m, "u")
    after, before = t.word(i + 1), t.word(m.start() - 1)
    if t.kind(i + 1) == "-" and t.kind(i + 2) == "l":
        return (Draft(m.start(), i + 2, "DURATION", {"op": "duration", "unit": meaning(t, i), "n": "X"}),)
    if ("X" in (t.kind(m.start()), t.kind(m.start() - 1)) or before == "early") and meaning(t, i)[0] == "T":
        return ()
    if (
        before in beside("vague_leads")
        or after in ("before", "after", "of")
        or t.kind(m.start()) == "X"
        and before in ("over", "through", "in")
    ):
        return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, i), "n": "X"})
    return ()


def _unit_long(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """A year-long talk, weeklong."""
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": "1" if t.classes[at(m, "u")] == "U" else "X"})


def _age(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """61 years old, the 41-year-old."""
    n = quantity(t, *m.span("n"))
    return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, at(m, "u")), "n": n}) if n else ()


def _every(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Every day, each May, every two weeks, per year."""
    i = at(m, "u")
    kind, value = t.classes[i], meaning(t, i)
    n = quantity(t, *m.span("n")) if m.group("n") else "1"
    if kind == "W" and m.group("o") and t.words[at(m, "o")] not in ("other", "second"):
        return ()
    if t.words[m.start()] == "per" and kind not in "U":
        return ()
    if kind in "Uu":
        if m.group("o"):
            n = "2" if t.classes[at(m, "o")] == "2" or t.words[at(m, "o")] == "other" else str(meaning(t, at(m, "o")) or "1")
        if value[0] == "T" and t.words[m.start()] == "per":
            return ()
        return draft(m, "SET", {"op": "set", "value": _period(value, n), "quant": t.words[m.start()]})
    if kind == "P":
        return draft(m, "SET", {"op": "set", "value": f"XXXX-XX-XXT{value}"})
    return draft(
        m,
        "SET",
        {"op": "set", "value": {"W": f"XXXX-WXX-{value}", "M": f"XXXX-{value:0>2}", "m": f"XXXX-{value:0>2}"}.get(kind, f"XXXX-{value}")},
    )


def _period(unit: str, n: str) -> str:
    from_unit = {"Q": ("M", 3), "F": ("W", 2), "H": ("M", 6), "DE": ("DE", 1)}.get(unit)
    if unit == "WE":
        return "XXXX-WXX-WE"
    if from_unit and n.isdigit():
        unit, n = from_unit[0], str(int(n) * from_unit[1])
    return f"PT{n}{unit[1]}" if unit[0] == "T" else f"P{n}{unit}"


def _plural_weekday(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    return draft(m, "SET", {"op": "set", "value": f"XXXX-WXX-{meaning(t, m.start())}"})


def _frequency(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Annual, daily: not in a name ("the Daily Mail")."""
    i = m.end() - 1
    if (
        t.raw(i)[0].isupper()
        and t.raw(i + 1)[:1].isupper()
        or t.raw(i)[0].isupper()
        and t.kind(i - 1) == "_"
        and t.raw(i - 1)[:1].isupper()
    ):
        return ()
    if t.kind(i + 1) == '"' or t.word(i + 1) in ("newspaper", "paper", "magazine") and t.kind(i - 1) in "_X":
        return ()
    return draft(m, "SET", {"op": "set", "value": meaning(t, i)})


_MORE = r"(?P<a>~)?"
RULES: tuple[Rule, ...] = (
    rule(_MORE + r"(?P<n><num>)-?(?P<u>[Uu])-?J", _age),
    rule(r"X?(?P<r>R)(?P<a>~)?(?P<n><num>)-?(?P<k>&-?A-?H-?)?(?P<f>_)?(?P<u>[u])(?P<h>&AH)?", _duration),
    rule(r"X?(?P<r>R)(?P<a>~)?(?P<n><num>)-(?P<k>&-?A-?H-?)?(?P<f>_)?(?P<u>[U])(?P<h>&AH)?", _duration),
    rule(_MORE + r"(?P<r>(?!))?(?P<n><num>)-?(?P<k>&-?A-?H-?)?(?P<f>_)?-?(?P<u>[Uu])(?P<h>&AH)?", _duration),
    rule(r"X(?P<o>O)(?P<n><num>)(?P<u>u)", _in_order),
    rule(r"(?:X?R)?~?(?P<k><num>)(?P<x>[x&-])(?P<n><num>)-?(?P<u>[Uu])", _two_numbers),
    rule(r"(?:X?R)?~?(?P<n>D)-?(?P<a>D)/(?P<b>D)-?(?P<u>[Uu])", _and_half),
    rule(_MORE + r"A?H(?:A|-)?(?P<u>[U2])", _half),
    rule(r"(?P<v>v)(?P<o>[oO2]|_(?=[UW]))?(?P<n><num>)?(?P<u>[UuMmWSsP])", _every),
    rule(_MORE + r"A(?P<u>U)(?P<h>&AH)?", _single),
    rule(r"(?P<u>U)-?l", _unit_long),
    rule(r"(?P<u>[u])-l", _unit_long),
    rule(r"X?(?P<u>u)", _vague),
    rule(r"K", _plural_weekday),
    rule(r"f", _frequency),
)
