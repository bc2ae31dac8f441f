"""The texts of a record reduced to the words it quotes, for articles whose licence lets no more be kept."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable

from summitry.keep.rows import claim_of, dating_of
from summitry.model import Pair, Span

Reduce = Callable[[str, Iterable[Span]], str]
"""A text and the spans quoted of it -> the text that is kept, of the same length."""


def keep_quoted(db: sqlite3.Connection, pairs: Iterable[Pair], reduced: Reduce) -> None:
    """Every version of every article with what its claims, its dating and the comparison of copy quote, and no other words.

    The words leave the file, and the index of words, not only the table.
    """
    db.execute("PRAGMA secure_delete = ON")
    compared: dict[str, list[Span]] = defaultdict(list)
    for span in (s for pair in pairs for both in pair.evidence for s in both):
        compared[span.article].append(span)
    for row in db.execute("SELECT * FROM articles ORDER BY key").fetchall():
        quoted = [s for s in compared[row["id"]] if row["text"][s.start : s.end] == s.text]
        quoted += [c.span for c in dating_of(row).clues if c.span]
        for told in db.execute("SELECT body FROM claims WHERE article = ?", (row["key"],)):
            claim = claim_of(told)
            quoted += [*claim.spans, *(p.span for p in claim.participants if p.span)]
        _replace(db, row, reduced(row["text"], quoted))
    db.execute("INSERT INTO article_words(article_words) VALUES ('optimize')")


def _replace(db: sqlite3.Connection, row: sqlite3.Row, text: str) -> None:
    """The index follows the table only where rows come and go, so it is told."""
    indexed = "INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    db.execute(indexed, (row["key"], row["title"], row["text"]))
    db.execute("UPDATE articles SET text = ? WHERE key = ?", (text, row["key"]))
    db.execute("INSERT INTO article_words(rowid, title, text) VALUES (?, ?, ?)", (row["key"], row["title"], text))
