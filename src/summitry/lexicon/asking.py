"""How people ask a record: the table `asking.yml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summitry.errors import LexiconError
from summitry.lexicon.weighing import read_table, words

ASKING_FILE = "asking.yml"


@dataclass(frozen=True, slots=True)
class Asking:
    """Words of questions, denials and bounds."""

    openings: Mapping[str, str]
    past: Mapping[str, str]
    been: tuple[str, ...]
    bounds: Mapping[str, tuple[str, int]]
    """Words -> `least` or `most`, and how far the bound lies from the number."""


def parse_asking(table: Mapping[str, Any]) -> Asking:
    """Check the table.

    Raises `LexiconError` naming the entry that does not fit.
    """
    if odd := sorted(table.keys() ^ {"openings", "past", "been", "bounds"}):
        raise LexiconError(f"{ASKING_FILE}: {odd[0]} is missing or unknown: the entries are the fields of `Asking`")
    bounds = {str(k): _bound(k, v) for k, v in dict(table["bounds"]).items()}
    openings, past = ({str(k): str(v) for k, v in dict(table[name]).items()} for name in ("openings", "past"))
    return Asking(openings, past, words(ASKING_FILE, table, "been"), bounds)


def _bound(name: object, value: object) -> tuple[str, int]:
    if not isinstance(value, list) or len(value) != 2 or value[0] not in ("least", "most") or not isinstance(value[1], int):
        raise LexiconError(f"{ASKING_FILE}: {name} is {value!r}: write [least or most, a whole number]")
    return value[0], value[1]


@functools.cache
def load_asking() -> Asking:
    """Read the packaged table, once a process."""
    return parse_asking(read_table(ASKING_FILE))
