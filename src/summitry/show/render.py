"""Rows -> text: a table for people, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from summitry.show.tables import print_table

FORMATS = ("table", "jsonl", "csv")


def write(rows: Iterable[object], form: str, out: TextIO) -> int:
    """Writes rows in a format; answers how many there were."""
    if form == "table":
        return print_table(list(rows), out)
    return _write_csv(iter(rows), out) if form == "csv" else _write_jsonl(rows, out)


def _write_jsonl(rows: Iterable[object], out: TextIO) -> int:
    n = 0
    for row in rows:
        out.write(json.dumps(as_dict(row), ensure_ascii=False) + "\n")
        n += 1
    return n


def as_dict(row: object) -> Any:
    """A row in JSON's own types, under its field names; a mapping is taken as it is."""
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return {f.name: as_dict(getattr(row, f.name)) for f in dataclasses.fields(row)}
    if isinstance(row, (tuple, list)):
        return [as_dict(v) for v in row]
    return row


def _write_csv(rows: Iterator[object], out: TextIO) -> int:
    writer, n = csv.writer(out, lineterminator="\n"), 0
    for n, row in enumerate(map(as_dict, rows), 1):
        if n == 1:
            writer.writerow(row)
        writer.writerow(map(_cell, row.values()))
    return n


def _cell(value: object) -> str:
    """A value in one cell: lists of words with semicolons between, whatever is deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
