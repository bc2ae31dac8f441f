"""Finds temporal expressions: spans with what their words mean before any anchor is chosen."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right

from summitry.lexicon.times import load_calendar
from summitry.model import Span, Temporal
from summitry.spot import times_amounts, times_dates, times_points, times_relative, times_years
from summitry.spot.times_draft import Draft
from summitry.spot.times_merge import merge
from summitry.spot.times_tokens import Tokens, tokens

_RULES = (*times_dates.RULES, *times_years.RULES, *times_relative.RULES, *times_points.RULES, *times_amounts.RULES)
_START = r"[^_.,()'|\"/pi&enx1bglJ-]"
_ANY = re.compile(f"(?={_START})(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", r.pattern.pattern) for r in _RULES) + ")")
"""Where any rule matches: one search instead of one a rule at every word."""
_MORE = re.compile(
    r"\b(?:(?:no )?(?:more|less|fewer|longer|later|earlier) than|at (?:least|most)|up to"
    r"|as (?:long|many|much) as|just (?:over|under)|a little over) \Z",
    re.IGNORECASE,
)


@functools.cache
def _holiday_names() -> tuple[frozenset[str], re.Pattern[str]]:
    """First words of the names of holidays, and the names."""
    names = sorted(load_calendar().spelled, key=len, reverse=True)
    spelled = "|".join(re.escape(n).replace("'", "['’]").replace(r"\ ", r"\s") for n in names)
    return frozenset(tokens(n).words[0] for n in names), re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")


def spot_times(article_id: str, text: str) -> tuple[Temporal, ...]:
    """Every temporal expression of a text, in order, unresolved.

    >>> [x.span.text for x in spot_times("a", "He will visit from May 7 to 10, two days after the talks.")]
    ['May 7', '10', 'two days']
    """
    t = tokens(text)
    drafts = merge(t, _scan(t, _holidays(t)))
    return tuple(_temporal(article_id, t, d) for d in drafts)


def _scan(t: Tokens, named: dict[int, Draft]) -> list[Draft]:
    found: list[Draft] = []
    i, n = 0, len(t.classes)
    heads = sorted(named)
    while i < n:
        m = _ANY.search(t.classes, i)
        j = m.start() if m else n
        k = bisect_left(heads, i)
        if k < len(heads) and heads[k] <= j:
            found.append(named[heads[k]])
            i = found[-1].last + 1
            continue
        if m is None:
            break
        best = _longest(t, j)
        found += best
        i = best[-1].last + 1 if best else j + 1
    return found


def _longest(t: Tokens, i: int) -> tuple[Draft, ...]:
    best: tuple[Draft, ...] = ()
    end = i
    for r in _RULES:
        m = r.pattern.match(t.classes, i)
        if m is not None and m.end() > end:
            built = r.build(t, m)
            if built and built[-1].last + 1 > end:
                best, end = built, built[-1].last + 1
    return best


def _holidays(t: Tokens) -> dict[int, Draft]:
    found = {}
    first_words, names = _holiday_names()
    done = 0
    for first in [i for i, word in enumerate(t.words) if word in first_words]:
        m = names.match(t.text, t.starts[first]) if t.starts[first] >= done else None
        if m is None:
            continue
        done = m.end()
        last = bisect_right(t.starts, m.end() - 1) - 1
        reading = {"op": "holiday", "name": re.sub(r"\s", " ", m[0].lower().replace("’", "'"))}
        if t.kind(first - 1) == "R" and t.word(first - 1) in ("last", "next", "this"):
            reading["n"] = {"last": -1, "next": 1, "this": 0}[t.word(first - 1)]  # type: ignore[assignment]
            first -= 1
        if t.kind(last + 1) == "Y" or t.classes[last + 1 : last + 3] == ",Y" or t.classes[last + 1 : last + 3] == "pY":
            last += 1 if t.kind(last + 1) == "Y" else 2
            reading["year"] = int(t.words[last])  # type: ignore[assignment]
        found[first] = Draft(first, last, "DATE", reading)
    return found


def _temporal(article_id: str, t: Tokens, d: Draft) -> Temporal:
    start, end = t.starts[d.first], t.ends[d.last]
    reading = dict(d.reading)
    if d.type == "DURATION" or reading["op"] == "rel" and isinstance(reading.get("n"), float):
        m = _MORE.search(t.text, max(0, start - 24), start)
        if m:
            start, reading["mod"] = m.start(), "LESS_THAN" if m[0].lower().startswith(("less", "fewer", "up", "at most")) else "MORE_THAN"
    partner = t.starts[d.partner] if d.partner is not None else None
    return Temporal(Span(article_id, start, end, t.text[start:end]), d.type, reading, partner)
