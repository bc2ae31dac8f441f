"""Record types <-> rows of the tables, in one place."""

from __future__ import annotations

import sqlite3
from datetime import date

from summitry.keep import codec
from summitry.model import Article, Basis, Claim, Clue, Dating
from summitry.when import When, parse

Row = dict[str, object]
_ARTICLE = ("id", "digest", "title", "text", "url", "publisher", "byline", "agency", "language", "source")


def article_row(article: Article) -> Row:
    """An article as it was read: the day it brought with it under `metadata`."""
    row: Row = {name: getattr(article, name) for name in _ARTICLE}
    return row | {"metadata": _text(article.published), "metadata_basis": str(article.published_basis)}


def article_of(row: sqlite3.Row) -> Article:
    """The article of a row, as it was read."""
    fields = {name: row[name] for name in _ARTICLE}
    return Article(**fields, published=_when(row["metadata"]), published_basis=Basis(row["metadata_basis"]))


def dating_row(dating: Dating) -> Row:
    """The day an article was found to be of, with the clues."""
    when = dating.published
    return {
        "published": _text(when),
        "published_first": _day(when.first if when else None),
        "published_last": _day(when.last if when else None),
        "basis": str(dating.basis),
        "clues": codec.dumps(dating.clues),
    }


def dating_of(row: sqlite3.Row) -> Dating:
    """The dating of a row."""
    return Dating(_when(row["published"]), Basis(row["basis"]), codec.loads(tuple[Clue, ...], row["clues"]))


def claim_row(claim: Claim, article: int) -> Row:
    """A claim under its article's key: the columns that are searched, and the whole of it."""
    start = claim.days.start or claim.days.programme_start
    return {
        "id": claim.id,
        "article": article,
        "kind": str(claim.kind),
        "visitor": next((p.person or p.name for p in claim.participants if p.role == "visitor"), ""),
        "host_country": claim.host_country,
        "status": str(claim.status) if claim.status else None,
        "start_first": _day(start.first if start else None),
        "start_last": _day(start.last if start else None),
        "body": codec.dumps(claim),
    }


def claim_of(row: sqlite3.Row) -> Claim:
    """The claim of a row."""
    return codec.loads(Claim, row["body"])


def _text(when: When | None) -> str | None:
    return when.text if when else None


def _when(text: str | None) -> When | None:
    return parse(text) if text else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
