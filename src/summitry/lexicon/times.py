"""Words of time, of tense, and named days as data: `times.yml`, `times_tense.yml`, `holidays.yml`, checked when loaded."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from summitry.errors import LexiconError

CLASSES = (
    "months", "months_doubtful", "weekdays", "weekdays_short", "weekdays_plural", "cardinals", "tens", "scales", "ordinals",
    "decade_words", "vague", "units", "units_plural", "seasons", "seasons_doubtful", "day_parts", "clock_words", "deictic_days",
    "parts", "comparisons", "relatives", "frequencies", "every", "references", "approximators", "zones", "eras",
)  # fmt: skip


TENSES = (
    "modal", "plan", "plan_nouns", "fixed", "be", "past", "finite_past", "not_past", "speech", "opening", "lasting", "subjects",
    "not_infinitive", "base_verbs", "agreeing", "half_plans", "half_plans_alone", "either", "leading", "not_found", "plural_subjects",
    "before_nouns", "nouns_in_s", "between_be_and_plan", "abbreviations", "staying", "hedges",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day and the rule that fixes it: exactly one of the rule fields is set."""

    name: str
    month_day: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None
    event: date | None = None
    table: tuple[date, ...] = ()
    country: str = ""
    """Where the rule holds; empty: everywhere the name is used."""
    marked: bool = True
    """Whether its name is an expression of time; of a season of days it only dates a text that marks it."""

    def on(self, year: int) -> date | None:
        """The day in that year, None where the rule gives none.

        >>> load_calendar().holidays["thanksgiving"].on(2024)
        datetime.date(2024, 11, 28)
        """
        if self.month_day:
            return date(year, *self.month_day)
        if self.nth:
            return _nth_weekday(year, *self.nth)
        if self.easter is not None:
            return _easter(year) + timedelta(self.easter)
        return next((d for d in self.table if d.year == year), self.event)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of time by class, and the named days by lower-case name."""

    words: Mapping[str, Mapping[str, Any]]
    holidays: Mapping[str, Holiday]
    spelled: tuple[str, ...]
    """Names of days as they are written in text, those that are expressions of time."""

    def meaning(self, kind: str, word: str) -> Any:
        """What a word of a class means; None for a word that is not of it."""
        return self.words[kind].get(word.lower())


def _nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    if n < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def _easter(year: int) -> date:
    """Western Easter (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _read(name: str) -> Any:
    text = resources.files("summitry.lexicon").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _holidays(rows: list[dict[str, Any]]) -> Mapping[str, Holiday]:
    found: dict[str, Holiday] = {}
    for row in rows:
        names = row.pop("names", None)
        country = row.pop("country", "")
        marked = row.pop("marked", True)
        if not names or len(row) != 1:
            raise LexiconError(f"holidays.yml: {names or row} needs `names` and exactly one rule")
        for name in names:
            key = name.lower()
            if key in found:
                raise LexiconError(f"holidays.yml: {name} stands twice; take one out")
            found[key] = replace(_holiday(names[0], country, *next(iter(row.items()))), marked=marked)
    return MappingProxyType(found)


def _holiday(name: str, country: str, rule: str, value: Any) -> Holiday:
    try:
        match rule:
            case "day":
                month, day = map(int, value.split("-"))
                date(2024, month, day)
                return Holiday(name, month_day=(month, day), country=country)
            case "nth":
                month, weekday, n = value
                return Holiday(name, nth=(month, weekday, n), country=country)
            case "easter":
                return Holiday(name, easter=int(value), country=country)
            case "event":
                return Holiday(name, event=date.fromisoformat(value), country=country)
            case "lunar":
                return Holiday(name, table=tuple(date.fromisoformat(v) for v in value), country=country)
    except (ValueError, TypeError, AttributeError) as e:
        raise LexiconError(f"holidays.yml: the rule of {name} cannot be read: {e}") from e
    raise LexiconError(f"holidays.yml: {name} has an unknown rule {rule!r}; use day, nth, easter, event or lunar")


def _words(table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    if set(table) != set(CLASSES):
        raise LexiconError(f"times.yml: classes do not fit, look at {sorted(set(table) ^ set(CLASSES))}")
    for kind, words in table.items():
        if not isinstance(words, dict) or any(not isinstance(w, str) or w != w.lower() for w in words):
            raise LexiconError(f"times.yml: {kind} must map lower-case words to their meaning; quote words YAML reads as something else")
    return MappingProxyType({k: MappingProxyType(v) for k, v in table.items()})


BESIDE = (
    "number_signs", "crowds", "counted", "year_leads", "labelled", "month_leads", "month_leads_weak", "no_month_before", "function_words",
    "papers", "fillers", "length_leads", "rate_leads", "vague_leads", "near", "clock_leads", "definite_leads", "year_nouns",
)  # fmt: skip


@functools.cache
def load_tense() -> Mapping[str, frozenset[str]]:
    """Read the packaged classes of verbs, auxiliaries and plans.

    >>> "will" in load_tense()["modal"]
    True
    """
    return _classes("times_tense.yml", TENSES)


@functools.cache
def load_beside() -> Mapping[str, frozenset[str]]:
    """Read the packaged words that stand beside dates, and beside numbers that are none.

    >>> "page" in load_beside()["labelled"]
    True
    """
    return _classes("times_beside.yml", BESIDE)


def _classes(name: str, kinds: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    table = _read(name)
    if set(table) != set(kinds):
        raise LexiconError(f"{name}: classes do not fit, look at {sorted(set(table) ^ set(kinds))}")
    for kind, words in table.items():
        if not isinstance(words, list) or any(not isinstance(w, str) or w != w.lower() for w in words):
            raise LexiconError(f"{name}: {kind} must be a list of lower-case words; quote words YAML reads as something else")
    return MappingProxyType({kind: frozenset(words) for kind, words in table.items()})


@functools.cache
def load_calendar() -> CalendarWords:
    """Read the packaged words of time and named days.

    >>> load_calendar().meaning("months", "October")
    10
    """
    rows = _read("holidays.yml")
    spelled = tuple(n for row in rows for n in row.get("names", ()) if row.get("marked", True))
    return CalendarWords(_words(_read("times.yml")), _holidays(rows), spelled)


@functools.cache
def load_costs() -> Mapping[str, float]:
    """Read the packaged weights of clues to the day of a text: nats that a day loses by lying where the clue does not leave it.

    >>> load_costs()["today is"] > 3
    True
    """
    table = _read("times_weights.yml")
    if not isinstance(table, dict) or any(not isinstance(v, int | float) or v < 0 for v in table.values()):
        raise LexiconError("times_weights.yml: it must map names of weights to numbers from 0 on")
    return MappingProxyType({str(k): float(v) for k, v in table.items()})
