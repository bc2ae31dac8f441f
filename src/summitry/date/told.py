"""What the rules of clues look at and give back: dated expressions with their tense, evidence with its weight."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from summitry.date.days import Stretches, Weighed
from summitry.date.direction import tense
from summitry.date.years import in_year
from summitry.lexicon.times import load_costs
from summitry.model import Claim, Clue, Span, Status, Temporal
from summitry.when import When, between

FIRST_YEAR = 1995
"""No article is taken for older."""
_LEAD = 320
"""Characters of the lead."""
_OTHER_VERB = re.compile(r"\b(?:\w{2,}ed|that|which|who|was|were|made|taken|held|built|given)\b")
_INFINITIVE = re.compile(r"\bto (?!the |a |an |his |her |its |their |this |that |in |on )[a-z]+\b|\bif\b|\bgoals?\b|\bby the end of\b")
_ADVERBIAL = re.compile(r"\b(?:in|on|since|during|until|from|early|late|mid|arou?nd|as of|[Dd]ated)[\s-]+\Z|[,(]\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A dated expression with the tense around it."""

    t: Temporal
    sign: int
    word: str
    firm: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clue as reported and as weighed."""

    clue: Clue
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What the clue rules look at."""

    article: str
    text: str
    told: tuple[Told, ...]
    claims: Sequence[Claim]
    years: range
    talk: bool = False
    """Whether it is a record of questions and answers: its dates belong to what somebody says."""
    title: str = ""


def by_claims(told: tuple[Told, ...], claims: Sequence[Claim]) -> tuple[Told, ...]:
    """The tense as the claims' status tells it, where one hangs on the expression."""
    sign = {}
    for c in claims:
        for link in c.times:
            if link.role != "since" and c.status in (Status.ANNOUNCED, Status.RUMOURED):
                sign[link.start] = 1
            elif link.role != "since" and c.status is Status.COMPLETED:
                sign[link.start] = -1
    return tuple(Told(x.t, sign[x.t.span.start], "claim", True) if x.t.span.start in sign else x for x in told)


def tensed(text: str, t: Temporal) -> Told:
    """An expression with the tense around it."""
    found = tense(text, t.span.start, t.span.end)
    return Told(t, found.sign, found.word, found.firm)


def weigh_in(seen: Text, by: str, leaves: Stretches, share: float = 1.0) -> Weighed:
    """Days with the cost of lying outside them, by the name of its weight.

    Talk and the lead have weights of their own where there are enough texts to tell; else the plain one counts.
    """
    full = f"talk {by}" if seen.talk else by
    return Weighed(leaves, _cost(full) * share, full, share)


@functools.cache
def _cost(by: str) -> float:
    known = load_costs()
    return next((known[name] for name in plainer(by) if name in known), 0.0)


def plainer(by: str) -> tuple[str, ...]:
    """The name of a weight, then those that stand in for it.

    >>> plainer("talk lead past day 10")
    ('talk lead past day 10', 'talk past day 10', 'lead past day 10', 'past day 10')
    """
    lead, talk = by.replace("lead ", ""), by.removeprefix("talk ")
    return tuple(dict.fromkeys((by, lead, talk, talk.replace("lead ", ""))))


def clue(rule: str, span: Span | None, leaves: Stretches, *weighed: Weighed, note: str = "") -> Evidence:
    """A clue of the text with what it weighs; its days are reported where they are one stretch."""
    return Evidence(Clue(rule, span, _hull(leaves), "text", note), weighed)


def _hull(leaves: Stretches) -> When | None:
    return between(leaves[0][0], leaves[-1][1]) if leaves and len(leaves) == 1 else None


def explicit(x: Told) -> tuple[date, date] | None:
    """First and last day of an expression that names its own year."""
    r = x.t.reading
    day = r.get("day") if r["op"] == "time" else None
    if isinstance(day, dict):
        r = day
    if r["op"] != "date" or "year" not in r or r.get("fiscal") or r.get("era"):
        return None
    try:
        s = in_year(r, int(str(r["year"])))
    except ValueError:
        return None
    return s.first, s.last


def governed(seen: Text, x: Told) -> bool:
    """Whether the verb can mean the date: an adverbial of time ("in 2021"), no name ("Order of 27 May 2014"), no other verb between."""
    start = x.t.span.start
    if not _ADVERBIAL.search(seen.text, max(0, start - 24), start):
        return False
    before = seen.text[max(0, start - 200) : start]
    if x.sign < 0 and before.rstrip().lower().endswith(("until", "till")):
        return False
    at = before.lower().rfind(x.word)
    between_them = before[at + len(x.word) :] if at >= 0 else ""  # in its own letters: "to New Delhi" is no infinitive
    if not {"month", "day"} & set(x.t.reading) and len(between_them) > 50:
        return False
    return x.word == "claim" or not (_OTHER_VERB.search(between_them) if x.sign > 0 else _INFINITIVE.search(between_them))


def is_lead(seen: Text, x: Told) -> bool:
    """Whether the expression stands in the lead, where the news is told."""
    return x.t.span.start < _LEAD


def day_in(year: int, r: Mapping[str, Any]) -> date | None:
    """The month and day of a reading in a year, None where that year lacks it."""
    try:
        return date(year, int(str(r["month"])), int(str(r["day"])))
    except ValueError:
        return None


def is_bare_day(r: Mapping[str, Any]) -> bool:
    """Whether a reading is a month and day without a year, a weekday beside it or not."""
    return r["op"] == "date" and {"month", "day"} <= set(r) <= {"op", "month", "day", "weekday"}
