"""Column names of formats that others made, in their order."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import yaml

from summitry.errors import LexiconError

FILE = "columns.yml"


def parse_columns(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Check the table of columns.

    Raises `LexiconError` naming a format with a column that is no text or stands twice.
    """
    for name, columns in table.items():
        if not columns or not all(isinstance(c, str) for c in columns) or len(set(columns)) < len(columns):
            raise LexiconError(f"{FILE}: {name} needs columns, each a text and each once: mend its row")
    return {name: tuple(columns) for name, columns in table.items()}


@functools.cache
def columns_of(format_: str) -> tuple[str, ...]:
    """The columns of a format, in order.

    >>> columns_of("state-visits")
    ('id', 'start-date', 'end-date', 'visitor', 'from', 'description')
    """
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_columns(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))[format_]
