"""Regions of the world: which a country lies in."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple

import yaml

from summitry.errors import LexiconError

FILE = "regions.yml"


class Region(NamedTuple):
    """A part of the world, and the part of it that is meant."""

    name: str
    part: str


def parse_regions(table: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Region]:
    """Country -> region.  Raises `LexiconError` naming a code that is no text of two letters, or is in two regions."""
    found: dict[str, Region] = {}
    for name, parts in table.items():
        for part, codes in parts.items():
            for code in codes:
                if not isinstance(code, str) or len(code) != 2:
                    raise LexiconError(f'{FILE}: {part} has {code!r}, which is no country code: write two letters, "NO" in quotes')
                if code in found:
                    raise LexiconError(f"{FILE}: {code} is in {found[code].part} and in {part}: leave it in one")
                found[code] = Region(name, part)
    return found


@functools.cache
def _regions() -> dict[str, Region]:
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_regions(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def region_of(code: str) -> Region:
    """The region of a country, empty for bodies and where none is known.

    >>> region_of("IN")
    Region(name='Asia', part='Southern Asia')
    >>> region_of("EU").name
    ''
    """
    return _regions().get(code, Region("", ""))
