"""parquet: one row an event with the types that data frames keep; lists stay lists, earliest and latest days are dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, BinaryIO, get_args, get_type_hints

from summitry.show.export.flat import Flat, rows
from summitry.show.export.order import Order
from summitry.show.export.wanting import module

_GROUP = 20_000
"""Rows of a row group: what is in memory at once."""


def write(order: Order, out: BinaryIO) -> int:
    """Flat rows as Parquet; needs the extra `parquet`."""
    return write_rows(Flat, rows(order), out)


def write_rows(shape: Any, found: Iterable[Sequence[object]], out: object) -> int:
    """Rows of a named tuple as Parquet, its fields the columns; answers how many there were."""
    arrow, parquet = module("pyarrow", "parquet"), module("pyarrow.parquet", "parquet")
    schema = arrow.schema([(name, _type_of(arrow, get_type_hints(shape)[name])) for name in shape._fields])
    n, waiting = 0, iter(found)
    with parquet.ParquetWriter(out, schema, compression="zstd") as file:
        while batch := list(islice(waiting, _GROUP)):
            columns = [arrow.array(values, type=field.type) for values, field in zip(zip(*batch, strict=True), schema, strict=True)]
            file.write_table(arrow.Table.from_arrays(columns, schema=schema))
            n += len(batch)
    return n


def _type_of(arrow: Any, hint: Any) -> Any:
    """The Arrow type of a field's Python type; `X | None` is that of X."""
    inner = [a for a in get_args(hint) if a is not type(None) and a is not Ellipsis]
    if inner:
        known = _type_of(arrow, inner[0])
        return arrow.list_(known) if str(hint).startswith("tuple") else known
    names = {"str": "string", "float": "float64", "int": "int64", "bool": "bool_", "date": "date32"}
    return getattr(arrow, names[hint.__name__])()
