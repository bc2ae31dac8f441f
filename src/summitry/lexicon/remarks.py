"""What the head of an official transcript says: rooms of home, and words of titles that tell who stood in one room."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

import yaml

from summitry.errors import LexiconError

FILE = "remarks.yml"
_BY_COUNTRY = ("rooms", "clocks", "planes")
_LISTS = ("together", "met", "remote", "aboard", "bound")


@dataclass(frozen=True, slots=True)
class Remarks:
    """Words of transcripts' heads and titles, all in lower case."""

    rooms: Mapping[str, tuple[str, ...]]
    """Country -> rooms named alone where a transcript was held at home."""
    clocks: Mapping[str, tuple[str, ...]]
    """Country -> clocks of home."""
    planes: Mapping[str, tuple[str, ...]]
    """Country -> planes that carry its head of state and nobody else."""
    together: tuple[str, ...]
    met: tuple[str, ...]
    remote: tuple[str, ...]
    aboard: tuple[str, ...]
    bound: tuple[str, ...]


def parse_remarks(table: Mapping[str, object]) -> Remarks:
    """Check the table.

    Raises `LexiconError` naming the list that is missing or no list of words.
    """
    rooms, clocks, planes = (_by_country(name, table.get(name)) for name in _BY_COUNTRY)
    together, met, remote, aboard, bound = (_words(name, table.get(name)) for name in _LISTS)
    return Remarks(rooms, clocks, planes, together, met, remote, aboard, bound)


def _by_country(name: str, value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise LexiconError(f"{FILE}: {name!r} is no table of countries: write `{name}:` with a list of words a country")
    return MappingProxyType({str(country): _words(f"{name} of {country}", words) for country, words in value.items()})


def _words(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(w, str) and w == w.lower() for w in value):
        raise LexiconError(f"{FILE}: {name!r} is no list of words in lower case: write it as one")
    return tuple(value)


@functools.cache
def load_remarks() -> Remarks:
    """Read the packaged table, once a process."""
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_remarks(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
