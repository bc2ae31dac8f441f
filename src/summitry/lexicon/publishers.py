"""Whose President "the President" is: official publishers by host name, and bodies of state and papers by what they are called."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urlsplit

import yaml

from summitry.errors import LexiconError
from summitry.lexicon.fold import fold
from summitry.lexicon.world import Countries

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


_BODIES = frozenset("president presidency presidential minister ministry government cabinet royal court palace chancellery state".split())
"""Words in the name of a publisher that speaks for a state."""
_LONGEST = 4
"""Words of the longest name of a country."""


def named_apart(name: str) -> tuple[str, ...]:
    """The words of a publisher's name by ones and in runs, the longest first.

    >>> named_apart("Fiji Post")
    ('Fiji Post', 'Fiji', 'Post')
    """
    words = re.findall(r"[\w.'’-]+", name)
    return tuple(" ".join(words[k : k + n]) for n in range(_LONGEST, 0, -1) for k in range(len(words) - n + 1))


def country_in(name: str, countries: Countries) -> str:
    """The one country that the name of a publisher tells, by name or by adjective; empty where it tells none or two."""
    for words in named_apart(name):
        found = {c.code for c in (*countries.named(words), *countries.demonym(words)) if len(c.code) == 2 and c.code not in ("EU", "UN")}
        if found:
            return next(iter(found)) if len(found) == 1 else ""
    return ""


def speaks_for(name: str, countries: Countries) -> str:
    """The country of a publisher that is by its name a body of state ("Office of the President, Rwanda"); empty for all others."""
    low = fold(name).replace(",", " ").split()
    return country_in(name, countries) if not _BODIES.isdisjoint(low) and "embassy" not in low else ""
