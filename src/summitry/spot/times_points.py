"""Rules for seasons, quarters, fiscal years, times of day, and words that point vaguely: now, recently, the near future."""

from __future__ import annotations

import re

from summitry.spot.times_draft import Draft, Reading, Rule, at, beside, draft, meaning, rule, year_of
from summitry.spot.times_relative import relative
from summitry.spot.times_tokens import Tokens


def _season(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    i = at(m, "s")
    before, year = t.word(m.start() - 1), m.groupdict().get("y")
    if t.classes[i] == "s" and not year and not _is_season(t, i, before, m):
        return ()
    if (
        not year
        and t.word(i + 1) in ("olympics", "olympic", "games", "palace", "camp", "time", "school", "capital")
        and t.raw(i + 1)[:1].isupper()
    ):
        return ()
    reading: Reading = {"op": "date", "season": meaning(t, i)}
    if year:
        reading["year"] = year_of(t, at(m, "y"))
    return draft(m, "DATE", reading)


def _is_season(t: Tokens, i: int, before: str, m: re.Match[str]) -> bool:
    if t.words[i] == "spring" and t.raw(i) == "Spring" and t.word(i - 1) in ("arab", "prague"):
        return False
    if t.words[i] == "fall":
        return m.group("x") is not None and before in ("in", "during", "by", "until", "since", "early", "late") and t.kind(i + 1) not in "p"
    if m.group("x"):
        return before in ("in", "during", "by", "until", "since", "of", "for", "early", "late", "through")
    return before in ("in", "during", "since", "early", "late", "by", "until", "every", "each") and t.kind(i + 1) not in "pPU-"


def _short_quarter(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    n = int(t.raw(m.start()).strip("Qq"))
    year = {"year": year_of(t, at(m, "y"))} if m.group("y") else {}
    return draft(m, "DATE", {"op": "date", "quarter": n, **year})


def _fiscal(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    if m.group("y"):
        return draft(m, "DATE", {"op": "date", "year": year_of(t, at(m, "y")), "fiscal": True})
    if m.group("r"):
        n, origin = relative(t, m)
        return draft(m, "DATE", {"op": "rel", "unit": "Y", "n": n, "from": origin, "fiscal": True})
    return ()


def _day_part(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The morning (of), in the evening, noon."""
    i = m.end() - 1
    value, before = meaning(t, i), t.word(m.start() - 1)
    if t.classes[i] == "k":
        whole = not m.group("x") or before in beside("clock_leads")
        noun = not t.raw(i).islower() or t.kind(i + 1) == '"'
        return () if noun else draft(m, "TIME", {"op": "time", "clock": value, "zone": None, "day": None}, whole)
    if t.raw(i)[0].isupper() and t.raw(i + 1)[:1].isupper() and t.kind(i + 1) == "_":
        return ()
    whole = t.kind(i + 1) != "p" and _is_led_part(t, i, before, bool(m.group("x")))
    return draft(m, "TIME", {"op": "tod", "tod": value}, whole=whole or t.words[i] == "overnight")


def _is_led_part(t: Tokens, i: int, before: str, definite: bool) -> bool:
    """Whether a part of the day says when: "in the evening", "by evening", "at night"."""
    if definite:
        return before in ("in", "during", "by", "on", "late", "early", "since", "until", "for", "throughout", "all")
    if t.words[i] in ("morning", "afternoon", "evening"):
        return before in ("by", "until", "before", "after", "since")
    return t.words[i] in ("overnight", "daytime") or before in ("at", "by", "until", "before", "after", "late", "early")


def _clock(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """10:50PM, 6 p.m. EST, 18:00 UTC, 0800 GMT."""
    i = at(m, "c")
    raw = t.words[i].replace(".", ":")
    half, zone = m.groupdict().get("j"), m.groupdict().get("z")
    if t.classes[i] == "C":
        if half is None or t.words[at(m, "j")] != "o'clock":
            return ()
        raw = f"{meaning(t, i)}:00"
    elif t.classes[i] in "DNY":
        if not half and not (zone and len(raw) == 4):
            return ()
        raw = f"{raw[:2]}:{raw[2:]}" if len(raw) == 4 else f"{raw}:00"
    hour, minute = (int(x) for x in raw.split(":")[:2])
    if half and t.words[at(m, "j")] == "o'clock":
        if hour > 12 or minute:
            return ()
    elif half:
        if hour > 12 and t.words[at(m, "j")][0] in "ap" and len(t.words[at(m, "j")]) < 5 and hour > 23:
            return ()
        hour = hour % 12 + (12 if t.words[at(m, "j")].startswith("p") else 0) if hour <= 12 else hour
    if hour > 24 or minute > 59:
        return ()
    bare = not half and not zone
    minutes = meaning(t, at(m, "z")) if zone else None
    return draft(
        m,
        "TIME",
        {"op": "time", "clock": f"{hour:02d}:{minute:02d}", "zone": minutes, "day": None},
        whole=not bare or t.word(i - 1) in beside("clock_leads"),
    )


def _reference(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Now, recently, in the near future."""
    i = m.end() - 1
    word = t.words[i]
    if word == "future":
        if t.word(i + 1) in ("tense", "perfect"):
            return ()
        first = i - 1 if t.word(i - 1) in beside("near") else i
        if t.kind(first - 1) == "X" and t.kind(i + 1) != "_" or first < i:
            return (Draft(first - (t.kind(first - 1) == "X"), i, "DATE", {"op": "ref", "value": "FUTURE_REF"}),)
        return (
            ()
            if t.raw(i)[0].isupper()
            or t.kind(i - 1) in "_"
            and t.word(i - 1) in ("its", "their", "his", "our", "whose")
            or t.kind(i - 1) == '"'
            else draft(m, "DATE", {"op": "ref", "value": "FUTURE_REF"})
        )
    if word == "soon" and not _is_soon(t, i):
        return ()
    if t.word(i - 1) in ("more", "most", "very") and word in ("recently", "soon"):
        return (Draft(i - 1, i, "DATE", {"op": "ref", "value": meaning(t, i)}),)
    if word in ("recent", "current") and (t.kind(i - 1) == "A" or t.raw(i)[0].isupper() and t.kind(i - 1) == "_"):
        return ()
    if word == "now" and t.word(i + 1) in ("that",) or word in ("previously", "formerly"):
        return ()
    return draft(m, "DATE", {"op": "ref", "value": meaning(t, i)})


def _is_soon(t: Tokens, i: int) -> bool:
    """Whether "soon" looks ahead ("will soon", "very soon"); in a story it only says what came next."""
    if t.word(i - 1) == "as" or t.kind(i + 1) == "-":
        return False
    return t.word(i - 1) == "very" or any(
        t.word(j) in ("will", "would", "may", "could", "should", "to", "can", "must", "might") for j in range(i - 4, i)
    )


def _past(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The past, as a noun; current, before a noun."""
    i = m.end() - 1
    if t.words[i] == "past" and t.kind(i - 1) == "X" and t.word(i - 2) in ("in", "of", "from") and t.kind(i + 1) in ".,;)|&" + '"':
        return draft(m, "DATE", {"op": "ref", "value": "PAST_REF"})
    if (
        t.words[i] == "current"
        and t.word(i + 1) not in ("account", "accounts", "affairs")
        and m.start() == i
        and t.kind(i - 1) in "X"
        and t.kind(i + 1) == "_"
        and t.raw(i + 1).islower()
    ):
        return draft(m, "DATE", {"op": "ref", "value": "PRESENT_REF"})
    return ()


def _term(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The long term, the near term."""
    if t.words[m.end() - 1] == "term" and t.words[m.end() - 2] in ("long", "longer", "near", "short", "shorter", "medium"):
        return draft(m, "DATE", {"op": "ref", "value": "FUTURE_REF"})
    return ()


def _recent_units(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """Recent years, coming weeks, previous decades."""
    word = t.words[m.end() - 2]
    if word == "these" or word == "those":
        return ()
    if word in ("recent", "past", "last", "previous", "preceding", "prior"):
        return draft(m, "DATE", {"op": "ref", "value": "PAST_REF", "unit": meaning(t, m.end() - 1)})
    if word in ("coming", "upcoming", "next", "future"):
        return draft(m, "DATE", {"op": "ref", "value": "FUTURE_REF", "unit": meaning(t, m.end() - 1)})
    if word in ("following", "ensuing", "subsequent"):
        return draft(m, "DURATION", {"op": "duration", "unit": meaning(t, m.end() - 1), "n": "X"})
    return ()


def _moment(t: Tokens, m: re.Match[str]) -> tuple[Draft, ...]:
    """The moment, that time, the time being."""
    i = m.end() - 1
    if t.words[i] == "moment" and t.word(m.start() - 1) in ("at", "for"):
        return draft(m, "DATE", {"op": "ref", "value": "PRESENT_REF"})
    if t.words[i] == "time" and t.word(i + 1) == "being":
        return (Draft(m.start(), i + 1, "DATE", {"op": "ref", "value": "PRESENT_REF"}),)
    if (
        t.words[i] == "time"
        and t.word(i - 1) == "that"
        and t.word(m.start() - 1) in ("at", "by", "until", "since", "before", "from", "during")
    ):
        return draft(m, "DATE", {"op": "ref", "value": "PAST_REF"})
    return ()


RULES: tuple[Rule, ...] = (
    rule(r"X?q(?:U)?(?P<y>Y)(?P<r>(?!))?", _fiscal),
    rule(r"X?(?P<y>Y)qU(?P<r>(?!))?", _fiscal),
    rule(r"X?(?P<r>R)q[UQ](?P<y>(?!))?", _fiscal),
    rule(r"X?[Rr]u", _recent_units),
    rule(r"Qp?(?P<y>Y)?", _short_quarter),
    rule(r"(?P<x>X)?(?P<s>[Ss])(?:,?p?(?P<y>[Yy]))?", _season),
    rule(r"(?P<c>[tDNYC])(?P<j>j)?(?P<z>z)?", _clock),
    rule(r"(?P<x>X)?[Pk]", _day_part),
    rule(r"[XR]#", _moment),
    rule(r"r", _reference),
    rule(r"X?R", _past),
    rule(r"X[_l]#", _term),
)
