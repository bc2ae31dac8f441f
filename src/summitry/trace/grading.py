"""How two articles are related: the grade of their likeness, its source, and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon.weighing import Tracing
from summitry.model import Article, Pair, Span
from summitry.trace.candidates import address
from summitry.trace.credits import agencies
from summitry.trace.matching import Likeness, Match
from summitry.trace.sketch import Gram, Line, Sketch, grams, words_of

COPY = ("reprint", "shared_wire", "reworded", "shared_error")
"""Grades that share copy, the others do not."""
SAME_ADDRESS = "same address"
"""Source of a pair of which one is the other corrected."""
_SHOWN = 5


def grade(a: Sketch, b: Sketch, found: Likeness, table: Tracing) -> Pair | None:
    """The pair with its grade, or None where the two have nothing to do with one another."""
    ids = (a.article.id, b.article.id)
    if (at := address(a.article.url)) and at == address(b.article.url):
        return Pair(*ids, "reprint", SAME_ADDRESS, _evidence(a, b, found.matches), found.score)
    if found.score >= table.copy:
        return Pair(*ids, _kind(a, b, found, table), _source(a, b, table), _evidence(a, b, found.matches), found.score)
    if (quote := _longest_quote(a.quotes, b.quotes)) >= table.statement_run:
        return Pair(*ids, "common_statement", "", _quoting(a, b), float(quote))
    return None


def _kind(a: Sketch, b: Sketch, found: Likeness, table: Tracing) -> str:
    taken = [m for m in found.matches if m.letters >= table.verbatim]
    shorter = min(len(a.usable), len(b.usable))
    if len(taken) >= table.reprint_share * shorter and any(m.run >= table.run_from for m in taken):
        return "reprint"
    runs = max((m.run for m in found.matches), default=0)
    wire = len(taken) >= table.wire_sentences and runs >= table.run_from
    return "shared_wire" if wire or runs >= table.wire_run else "reworded"


def _source(a: Sketch, b: Sketch, table: Tracing) -> str:
    """The agency both credit, else the only one either does."""
    first, second = agencies(a.article, table), agencies(b.article, table)
    both = sorted(first & second)
    either = sorted(first | second)
    return both[0] if both else either[0] if len(either) == 1 else ""


def _span(article: Article, line: Line) -> Span:
    return Span(article.id, line.start, line.end, article.text[line.start : line.end])


def _evidence(a: Sketch, b: Sketch, matches: Sequence[Match]) -> tuple[tuple[Span, Span], ...]:
    return tuple((_span(a.article, m.a), _span(b.article, m.b)) for m in matches[:_SHOWN])


def _longest_quote(a: frozenset[Gram], b: frozenset[Gram]) -> int:
    """Words of the longest run that both quote, within what their shared runs of four words cover."""
    shared = a & b
    if not shared:
        return 0
    follows = {g[:-1]: g for g in sorted(shared)}
    best = 0
    for g in shared:
        length, at, seen = len(g), g, {g}
        while (at := follows.get(at[1:], ())) and at not in seen:
            seen.add(at)
            length += 1
        best = max(best, length)
    return best


def _quoting(a: Sketch, b: Sketch) -> tuple[tuple[Span, Span], ...]:
    """The sentences that hold the shared quotation."""
    shared = a.quotes & b.quotes
    first, second = (_first_holding(s, shared) for s in (a, b))
    return ((first, second),) if first and second else ()


def _first_holding(s: Sketch, shared: frozenset[Gram]) -> Span | None:
    for line in s.lines:
        if shared & set(grams(words_of(s.article.text[line.start : line.end]))):
            return _span(s.article, line)
    return None
