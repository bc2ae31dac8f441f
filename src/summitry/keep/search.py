"""Words looked for in articles and events, by SQLite's full text search."""

from __future__ import annotations

import re
from typing import NamedTuple

from summitry.keep.finding import Ask

START, END = "\x01", "\x02"
"""What stands before and after a word that was found: no text holds them, so they can be told from the text's own signs."""
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
    asked = f"""SELECT articles.id, articles.title, snippet(article_words, 1, '{START}', '{END}', ' … ', 40)
        FROM (SELECT rowid AS found, rank AS place FROM article_words WHERE article_words MATCH ? ORDER BY rank LIMIT ?)
        JOIN articles ON key = found JOIN article_words ON article_words.rowid = found
        WHERE current AND article_words MATCH ? ORDER BY place, articles.id LIMIT ? OFFSET ?"""
    wanted = question(text)
    return [Hit(*row) for row in ask(asked, (wanted, (limit + offset) * 2, wanted, limit, offset))] if wanted else []


def events(ask: Ask, text: str, limit: int, offset: int = 0) -> list[str]:
    """Ids of events that have the words, the best first."""
    asked = """SELECT event FROM event_words JOIN event_texts ON no = event_words.rowid
        WHERE event_words MATCH ? AND event IN (SELECT id FROM events) ORDER BY rank, event LIMIT ? OFFSET ?"""
    wanted = question(text)
    return [row[0] for row in ask(asked, (wanted, limit, offset))] if wanted else []
