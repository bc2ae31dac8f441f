"""The publication day a document brings with it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from summitry.model import Problem
from summitry.settings import Settings
from summitry.when import When, WhenError, day, parse

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(T\d{4,6}Z?)?\Z")
_EARLIEST = 1900
_ZONE = timedelta(days=1)
"""A text of today's may bear tomorrow's date, in a zone east of here."""


def read_published(text: str, source: str, settings: Settings) -> tuple[When | None, Problem | None]:
    """The day said, or None with the problem it has; nothing said is no problem.

    >>> str(read_published("2024-10-22T08:30:00Z", "a.jsonl:1", Settings())[0])
    '2024-10-22'
    """
    if not text.strip():
        return None, None
    when = _understood(text.strip())
    wrong = "is no date" if when is None else _impossible(when, settings.today)
    if wrong:
        remedy = "write it as 2024-10-22, or leave it out; the article is dated from its words"
        return None, Problem(source, f"published {text[:60]!r} {wrong}: {remedy}", "published")
    return when, None


def _understood(text: str) -> When | None:
    iso, basic = _ISO.match(text), _BASIC.match(text)
    bare = iso[1] if iso else "-".join(basic.groups()[:3]) if basic else text
    try:
        return parse(bare)
    except WhenError:
        pass
    try:
        return day(parsedate_to_datetime(text).date())
    except (ValueError, TypeError):
        return None


def _impossible(when: When, today: date | None) -> str:
    if when.first is None or when.last is None:
        return "names no year"
    if when.first.year < _EARLIEST:
        return f"is before {_EARLIEST}"
    if today and when.first > today + _ZONE:
        return "is yet to come"
    return ""
