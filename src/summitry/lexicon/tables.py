"""Reading the lexicon's own tables: a header that must fit, one value a row, errors that name file, row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import yaml

from summitry.errors import LexiconError

T = TypeVar("T")
LIST = "|"


class CellError(ValueError):
    """A cell that does not fit: which column, what is wrong, what to write instead."""

    def __init__(self, column: str, wrong: str, remedy: str) -> None:
        super().__init__(f"column {column}: {wrong}; {remedy}")


def read_rows(file: Traversable | Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells of a table; leading lines with `#` say where its facts come from.

    Raises LexiconError where the header or a row's width differs.
    """
    lines = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    header = next((cells for cells in lines if cells and not cells[0].startswith("#")), [])
    if header != list(columns):
        raise LexiconError(f"{file.name}, line {lines.line_num}: the columns are {','.join(header)}; write {','.join(columns)}")
    due = len(header)
    for cells in lines:
        if len(cells) == due:
            yield lines.line_num, cells
        elif cells:
            place = f"{file.name}, line {lines.line_num}"
            raise LexiconError(f"{place}: {len(cells)} cells where {due} are due; quote a cell that holds a comma")


def read_table(file: Traversable | Path, columns: Sequence[str], build: Callable[[list[str]], T]) -> tuple[T, ...]:
    """A whole table; the first row that does not fit raises LexiconError."""
    values = []
    for line, cells in read_rows(file, columns):
        try:
            values.append(build(cells))
        except CellError as e:
            raise LexiconError(f"{file.name}, line {line}, {e}") from e
    return tuple(values)


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by `|`."""
    return tuple(cell.split(LIST)) if cell else ()


def day(cell: str, column: str) -> date | None:
    """A calendar day, or None where the cell is empty."""
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as e:
        raise CellError(column, f"{cell!r} is no day", "write YYYY-MM-DD or leave it empty") from e


def whole(cell: str, column: str) -> int | None:
    """A whole number, or None where the cell is empty."""
    if not cell:
        return None
    try:
        return int(cell)
    except ValueError as e:
        raise CellError(column, f"{cell!r} is no whole number", "write digits or leave it empty") from e


def number(cell: str, column: str) -> float | None:
    """A number, or None where the cell is empty."""
    try:
        return float(cell) if cell else None
    except ValueError as e:
        raise CellError(column, f"{cell!r} is no number", "write it as 55.79 or leave it empty") from e


def needed(cell: str, column: str) -> str:
    """A cell that may not be empty."""
    if not cell:
        raise CellError(column, "it is empty", "fill it or take the row out")
    return cell


def read_yaml(file: Traversable | Path) -> object:
    """A YAML file with the fast loader where there is one; LexiconError where it cannot be parsed."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as e:
        raise LexiconError(f"{file.name} is no YAML: {e}; mend it at the place named") from e
