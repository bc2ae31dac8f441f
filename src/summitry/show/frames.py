"""Rows -> Arrow tables whose columns follow from the rows' types, so that an empty answer has them as well."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, get_args, get_origin, get_type_hints

from summitry.show.export.wanting import module
from summitry.show.render import as_dict


def table(shape: type, rows: Sequence[object]) -> Any:
    """A `pyarrow.Table` of rows of one type; raises `UsageError` where pyarrow is not installed."""
    arrow = module("pyarrow", "parquet")
    fields = [arrow.field(name, _type_of(arrow, hint)) for name, hint in _hints(shape).items()]
    return arrow.Table.from_pylist([as_dict(r) for r in rows], schema=arrow.schema(fields))


def frame(shape: type, rows: Sequence[object]) -> Any:
    """A `pandas.DataFrame` of rows of one type; raises `UsageError` where pandas is not installed."""
    pandas = module("pandas", "pandas")
    return pandas.DataFrame([as_dict(r) for r in rows], columns=list(_hints(shape)))


def _hints(shape: Any) -> dict[str, Any]:
    hints = get_type_hints(shape)
    return {f.name: hints[f.name] for f in dataclasses.fields(shape)}


def _type_of(arrow: Any, hint: Any) -> Any:
    """The Arrow type of a field's Python type: a tuple is a list, a row inside a row a struct."""
    inner = [a for a in get_args(hint) if a not in (type(None), Ellipsis)]
    if get_origin(hint) is tuple:
        return arrow.list_(_type_of(arrow, inner[0]))
    if inner:
        return _type_of(arrow, inner[0])
    if dataclasses.is_dataclass(hint):
        return arrow.struct([arrow.field(name, _type_of(arrow, of)) for name, of in _hints(hint).items()])
    return {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}[hint]
