"""Whose President "the President" is: official publishers by host name."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urlsplit

import yaml

from summitry.errors import LexiconError

FILE = "publishers.yml"


@dataclass(frozen=True, slots=True)
class Publisher:
    """An official publisher."""

    host: str
    country: str
    name: str


def parse_publishers(rows: Iterable[Mapping[str, str]]) -> tuple[Publisher, ...]:
    """Check the table of publishers.

    Raises `LexiconError` naming the row that lacks a field.
    """
    out = []
    for number, row in enumerate(rows, 1):
        missing = {"host", "country", "name"} - row.keys()
        if missing:
            raise LexiconError(f"{FILE}: row {number} lacks {', '.join(sorted(missing))}: add it")
        out.append(Publisher(row["host"], row["country"], row["name"]))
    return tuple(out)


@functools.cache
def load_publishers() -> tuple[Publisher, ...]:
    """Read the packaged table of publishers, once a process."""
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_publishers(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def publisher_of(url: str) -> Publisher | None:
    """The official publisher of an address, if it is one.

    >>> publisher_of("https://www.elysee.fr/en/agenda").country
    'FR'
    """
    host = urlsplit(url).hostname or ""
    return next((p for p in load_publishers() if host == p.host or host.endswith("." + p.host)), None)
