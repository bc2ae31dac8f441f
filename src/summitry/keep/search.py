"""Words looked for in articles and events, by SQLite's full text search."""

from __future__ import annotations

import re
from typing import NamedTuple

from summitry.keep.finding import Ask

START, END = "\x01", "\x02"
"""What stands before and after a word that was found: no text holds them, so they can be told from the text's own signs."""
_WEIGHED = 5000
"""Articles that are weighed against one another: of a word that more have, those read last."""
_WORD = re.compile(r"\w+", re.UNICODE)


class Hit(NamedTuple):
    """Where words were found."""

    id: str
    title: str
    snippet: str
    """Words around the hit, those found between `START` and `END`."""


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
    snippet = f"""SELECT articles.id, articles.title, snippet(article_words, 1, '{START}', '{END}', ' … ', 40)
        FROM article_words CROSS JOIN articles ON key = article_words.rowid WHERE article_words MATCH ? AND article_words.rowid = ?"""
    met = ask(best, (wanted, _WEIGHED, limit, offset))
    return [Hit(*found) for row in met for found in ask(snippet, (wanted, row[0]))]


def events(ask: Ask, text: str, limit: int, offset: int = 0) -> list[str]:
    """Ids of events that have the words, the best first."""
    asked = """SELECT event FROM (SELECT rowid AS found, rank AS place FROM event_words WHERE event_words MATCH ?
        ORDER BY rowid DESC LIMIT ?) CROSS JOIN event_texts ON no = found
        WHERE event IN (SELECT id FROM events) ORDER BY place, event LIMIT ? OFFSET ?"""
    wanted = question(text)
    return [row[0] for row in ask(asked, (wanted, _WEIGHED, limit, offset))] if wanted else []
