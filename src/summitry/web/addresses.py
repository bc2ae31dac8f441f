"""Where the page of a thing is; ids and names may hold any character."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def event_address(event: str, as_of: str = "") -> str:
    """The page of an event."""
    return _dated(f"/event/{quote(event, safe='')}", as_of)


def article_address(article: str, as_of: str = "", start: int | None = None) -> str:
    """The page of an article, at the words that begin at an offset where one is given."""
    return _dated(f"/article/{quote(article, safe='')}", as_of) + ("" if start is None else f"#at-{start}")


def leader_address(name: str, as_of: str = "") -> str:
    """The page of a leader."""
    return _dated(f"/leader/{quote(name, safe='')}", as_of)


def country_address(code: str, as_of: str = "") -> str:
    """The page of a country."""
    return _dated(f"/country/{quote(code, safe='')}", as_of)


def _dated(path: str, as_of: str) -> str:
    return f"{path}?{urlencode({'as_of': as_of})}" if as_of else path
