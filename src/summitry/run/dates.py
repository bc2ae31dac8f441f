"""The temporal reader alone: text in, temporal expressions out."""

from __future__ import annotations

from typing import Any

from summitry.date import dating, resolve
from summitry.errors import UsageError
from summitry.model import Article, Timex
from summitry.spot.times import spot_times
from summitry.when import When, WhenError, parse


def read_dates(text: str, published: When | str | None = None) -> tuple[Timex, ...]:
    """Every temporal expression of a text, resolved against its day of publication.

    `published` is EDTF text or a `When`; without it what hangs on it has no value.

    >>> [(t.span.text, t.value) for t in read_dates("He arrives on Thursday for a three-day visit.", "2024-05-14")]
    [('Thursday', '2024-05-16'), ('three-day', 'P3D')]
    """
    try:
        day = parse(published) if isinstance(published, str) else published
    except WhenError as e:
        raise UsageError(f"published={published!r}: {e}") from e
    return resolve(text, spot_times("", text), day)


def dates_line(article: Article) -> dict[str, Any]:
    """One article's expressions as the `dates` command prints them; a day the text states or implies serves where none is given."""
    temporals = spot_times(article.id, article.text)
    dated = dating(article, temporals)
    found = resolve(article.text, temporals, dated.published)
    published = dated.published.field if dated.published else None
    return {"id": article.id, "published": published, "published_basis": str(dated.basis), "timexes": [_fields(t) for t in found]}


def _fields(t: Timex) -> dict[str, Any]:
    return {
        "start": t.span.start,
        "end": t.span.end,
        "text": t.span.text,
        "type": t.type,
        "value": t.value,
        "edtf": t.when.field if t.when else None,
        "anchor": t.anchor,
        **({"reason": t.reason} if t.reason else {}),
    }
