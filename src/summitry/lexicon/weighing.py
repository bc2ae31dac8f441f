"""Tables by which tellings are weighed: `weights.yml` for joining and settling."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any

import yaml

from summitry.errors import LexiconError

FILE = "weights.yml"
_LISTS = ("gatherings", "plain_words", "several_a_year", "weekdays", "months", "office_words", "these_days", "firsts")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of evidence: which comparator, how much it weighs, what it means."""

    compare: str
    weight: float
    means: str


@dataclass(frozen=True, slots=True)
class ValueWeights:
    """What speaks for one value of an event against another."""

    at_the_time: float
    in_the_months: float
    to_the_day: float
    weekday_fits: float
    reference: float
    misfit: float
    origin: float
    most_origins: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole of weights.yml."""

    threshold: float
    margin: float
    rows: tuple[Row, ...]
    gatherings: frozenset[str]
    plain_words: frozenset[str]
    several_a_year: tuple[str, ...]
    office_words: frozenset[str]
    these_days: frozenset[str]
    firsts: tuple[str, ...]
    weekdays: tuple[str, ...]
    months: frozenset[str]
    incompatible_forms: frozenset[frozenset[str]]
    values: ValueWeights
    number_words: Mapping[str, int]

    def of(self, compare: str) -> float:
        """The weight of the row of that comparator."""
        return next(r.weight for r in self.rows if r.compare == compare)

    def number(self, word: str) -> int | None:
        """The number that a word or digits say: `41`, `thirty`."""
        return int(word) if word.isdecimal() else self.number_words.get(word)


def read_table(file: str) -> Mapping[str, Any]:
    """The packaged YAML table of that name."""
    text = resources.files("summitry.lexicon").joinpath(file).read_text(encoding="utf-8")
    table = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(table, dict):
        raise LexiconError(f"{file} holds no table: restore it from the package")
    return table


def number(file: str, table: Mapping[str, Any], name: str) -> float:
    """A number of a table, or a `LexiconError` that names it."""
    value = table.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise LexiconError(f"{file}: {name} is {value!r}: make it a number")
    return float(value)


def words(file: str, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of words of a table, or a `LexiconError` that names what does not fit."""
    value = table.get(name)
    if not isinstance(value, list) or not all(isinstance(w, str) for w in value):
        raise LexiconError(f"{file}: {name} must be a list of words: quote what YAML takes for something else")
    return tuple(value)


def _row(row: Any) -> Row:
    if not isinstance(row, dict) or not isinstance(row.get("compare"), str) or not isinstance(row.get("means"), str):
        raise LexiconError(f"{FILE}: row {row!r} needs `compare`, `weight` and `means`")
    return Row(row["compare"], number(FILE, row, "weight"), row["means"])


def parse_weights(table: Mapping[str, Any]) -> Weights:
    """Check the table of evidence.

    Raises `LexiconError` naming the entry that does not fit.
    """
    rows = tuple(_row(r) for r in table.get("rows") or ())
    twice = sorted({r.compare for r in rows if sum(r.compare == q.compare for q in rows) > 1})
    if twice or not rows:
        raise LexiconError(f"{FILE}: rows name {twice[0] if twice else 'nothing'}: give every comparator one row")
    lists = {name: words(FILE, table, name) for name in _LISTS}
    if len(lists["weekdays"]) != 7:
        raise LexiconError(f"{FILE}: weekdays has {len(lists['weekdays'])} words: write seven, Monday first")
    pairs = table.get("incompatible_forms") or []
    if not all(isinstance(p, list) and len(p) == 2 for p in pairs):
        raise LexiconError(f"{FILE}: incompatible_forms must be pairs of kinds of visit")
    return Weights(
        number(FILE, table, "threshold"),
        number(FILE, table, "margin"),
        rows,
        frozenset(lists["gatherings"]),
        frozenset(lists["plain_words"]),
        lists["several_a_year"],
        frozenset(lists["office_words"]),
        frozenset(lists["these_days"]),
        lists["firsts"],
        lists["weekdays"],
        frozenset(lists["months"]),
        frozenset(frozenset(p) for p in pairs),
        ValueWeights(*(number(FILE, table.get("values") or {}, f.name) for f in fields(ValueWeights))),
        {word: int(number(FILE, table.get("number_words") or {}, word)) for word in table.get("number_words") or {}},
    )


@functools.cache
def load_weights() -> Weights:
    """Read the packaged table of evidence, once a process."""
    return parse_weights(read_table(FILE))


TRACE_FILE = "trace.yml"


@dataclass(frozen=True, slots=True)
class Tracing:
    """The whole of trace.yml."""

    letters_from: float
    stems_from: float
    stems_weight: float
    run_from: float
    run_weight: float
    verbatim: float
    told_by_one: float
    told_by_both: float
    lead: float
    lead_sentences: float
    copy: float
    possible: float
    wire_sentences: float
    wire_run: float
    reprint_share: float
    statement_run: float
    credit_words: float
    shortest_sentence: float
    speech: frozenset[str]
    first_person: frozenset[str]
    abbreviations: frozenset[str]
    common_words: frozenset[str]
    picture_words: frozenset[str]
    stock: tuple[str, ...]
    post_marks: tuple[str, ...]


_WORD_SETS = ("speech", "first_person", "abbreviations", "common_words", "picture_words")
_WORD_LISTS = ("stock", "post_marks")


def parse_tracing(table: Mapping[str, Any]) -> Tracing:
    """Check the table of shared copy.

    Raises `LexiconError` naming the entry that does not fit.
    """
    named = [f.name for f in fields(Tracing) if f.name not in (*_WORD_SETS, *_WORD_LISTS)]
    if odd := sorted(table.keys() ^ {f.name for f in fields(Tracing)}):
        raise LexiconError(f"{TRACE_FILE}: {odd[0]} is missing or unknown: the entries are the fields of `Tracing`")
    checked: dict[str, Any] = {name: number(TRACE_FILE, table, name) for name in named}
    checked |= {name: frozenset(words(TRACE_FILE, table, name)) for name in _WORD_SETS}
    checked |= {name: words(TRACE_FILE, table, name) for name in _WORD_LISTS}
    return Tracing(**checked)


@functools.cache
def load_tracing() -> Tracing:
    """Read the packaged table of shared copy, once a process."""
    return parse_tracing(read_table(TRACE_FILE))
