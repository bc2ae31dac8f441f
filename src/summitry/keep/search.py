"""Words looked for in articles and events, by SQLite's full text search."""

from __future__ import annotations

import re
import sqlite3
from itertools import islice
from typing import NamedTuple

from summitry.keep.finding import Ask
from summitry.lexicon import fold

_WEIGHED = 5000
"""Articles that are weighed against one another: of a word that more have, those read last."""
_BEFORE, _SHOWN, _LOOKED_AT = 60, 260, 40
"""Characters before a hit and in all that are shown, and places of a text that are weighed for it."""
_WORD = re.compile(r"\w+", re.UNICODE)


class Hit(NamedTuple):
    """Where words were found."""

    id: str
    title: str
    text: str
    """Words around the first place where most of those looked for stand together."""
    hits: tuple[tuple[int, int], ...]
    """Where in `text` they stand."""


def question(text: str) -> str:
    """What a person wrote as a question to the index: every word, the last one as a beginning; a part in quotes stays together.

    >>> question('summit "in Kazan" mod')
    '"summit" "in Kazan" "mod"*'
    """
    parts = [p.strip() for p in re.split(r'"', text)]
    terms = []
    for n, part in enumerate(parts):
        found = _WORD.findall(part)
        terms += [f'"{" ".join(found)}"'] if n % 2 and found else [f'"{w}"' for w in found]
    if not terms:
        return ""
    return " ".join(terms) + ("" if text.rstrip().endswith('"') else "*")


def articles(ask: Ask, text: str, limit: int, offset: int = 0) -> list[Hit]:
    """Current articles that have the words, the best first."""
    wanted = question(text)
    if not wanted:
        return []
    best = """SELECT found FROM (SELECT rowid AS found, rank AS place FROM article_words WHERE article_words MATCH ?
        ORDER BY rowid DESC LIMIT ?) JOIN articles ON key = found WHERE current ORDER BY place, id LIMIT ? OFFSET ?"""
    met = ask(best, (wanted, _WEIGHED, limit, offset))
    return [_hit(row, _terms(text)) for found in met for row in ask("SELECT id, title, text FROM articles WHERE key = ?", (found[0],))]


def _terms(text: str) -> re.Pattern[str]:
    """What a person wrote, as a pattern that finds each word where the index finds it."""
    words = [re.escape(w) for w in _WORD.findall(fold(text))]
    return re.compile("|".join(rf"\b{w}" + (r"\w*" if n == len(words) else r"\b") for n, w in enumerate(words, 1)))


def _hit(row: sqlite3.Row, terms: re.Pattern[str]) -> Hit:
    text = row["text"]
    places = [m.span() for m in islice(terms.finditer(fold(text)), _LOOKED_AT)]
    first = max((start for start, _ in places), key=lambda at: (_together(places, at), -at), default=0)
    begin = text.rfind(" ", 0, max(0, first - _BEFORE)) + 1 if first > _BEFORE else 0
    shown = text[begin : begin + _SHOWN]
    return Hit(row["id"], row["title"], shown, tuple((a - begin, b - begin) for a, b in places if begin <= a and b <= begin + _SHOWN))


def _together(places: list[tuple[int, int]], at: int) -> int:
    return sum(at <= start < at + _SHOWN - _BEFORE for start, _ in places)


def events(ask: Ask, text: str, limit: int, offset: int = 0) -> list[str]:
    """Ids of events that have the words, the best first."""
    asked = """SELECT event FROM (SELECT rowid AS found, rank AS place FROM event_words WHERE event_words MATCH ?
        ORDER BY rowid DESC LIMIT ?) CROSS JOIN event_texts ON no = found
        WHERE event IN (SELECT id FROM events) ORDER BY place, event LIMIT ? OFFSET ?"""
    wanted = question(text)
    return [row[0] for row in ask(asked, (wanted, _WEIGHED, limit, offset))] if wanted else []
