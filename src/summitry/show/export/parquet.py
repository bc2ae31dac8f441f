"""parquet: one row an event with the types that data frames keep; lists stay lists, earliest and latest days are dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO, get_args, get_type_hints

from summitry.show.export.flat import Flat, rows
from summitry.show.export.order import Order
from summitry.show.export.wanting import module

_BATCH, _GROUP = 2_000, 20
"""Rows that become columns at once, so that few are in memory; batches of a row group."""


def write(order: Order, out: BinaryIO) -> int:
    """Flat rows as Parquet; needs the extra `parquet`."""
    return write_rows(Flat, rows(order), out)


def write_rows(shape: Any, found: Iterable[Sequence[object]], out: object) -> int:
    """Rows of a named tuple as Parquet, its fields the columns; answers how many there were."""
    arrow, parquet = module("pyarrow", "parquet"), module("pyarrow.parquet", "parquet")
    schema = arrow.schema([(name, _type_of(arrow, get_type_hints(shape)[name])) for name in shape._fields])
    n, waiting = 0, iter(found)
    with parquet.ParquetWriter(out, schema, compression="zstd") as file:
        while group := list(islice(_batches(arrow, schema, waiting), _GROUP)):
            file.write_table(arrow.Table.from_batches(group, schema).combine_chunks())
            n += sum(batch.num_rows for batch in group)
    return n


def _batches(arrow: Any, schema: Any, waiting: Iterator[Sequence[object]]) -> Iterator[Any]:
    while rows := list(islice(waiting, _BATCH)):
        columns = [arrow.array(values, type=field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
        yield arrow.RecordBatch.from_arrays(columns, schema=schema)


def _type_of(arrow: Any, hint: Any) -> Any:
    """The Arrow type of a field's Python type; `X | None` is that of X."""
    inner = [a for a in get_args(hint) if a is not type(None) and a is not Ellipsis]
    if inner:
        known = _type_of(arrow, inner[0])
        return arrow.list_(known) if str(hint).startswith("tuple") else known
    names = {"str": "string", "float": "float64", "int": "int64", "bool": "bool_", "date": "date32"}
    return getattr(arrow, names[hint.__name__])()
