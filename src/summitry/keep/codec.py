"""Record types <-> JSON, by their declared fields: what a row of the record holds comes back equal.

A field at its default is left out, so that a type may grow a field without a migration.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from summitry.when import When, parse

T = TypeVar("T")


def dumps(value: object) -> str:
    """A record type, or a tuple or mapping of them, as one line of JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(declared: type[T], text: str) -> T:
    """What `dumps` wrote, as the declared type.

    >>> from summitry.model import Days
    >>> loads(Days, dumps(Days(start=parse("2024-10"))))
    Days(start=When(text='2024-10', first=datetime.date(2024, 10, 1), last=datetime.date(2024, 10, 31), lasts=False), \
end=None, programme_start=None, programme_end=None, attested=())
    """
    made: T = _maker(cast(Any, declared))(json.loads(text))
    return made


def plain(value: object) -> Any:
    """The value in JSON's own types."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (str, When)):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): plain(value[k]) for k in sorted(value)}
    return {name: plain(v) for name, default in _fields(cast(Any, type(value))) if (v := getattr(value, name)) != default}


@functools.cache
def _fields(cls: Any) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, _default(f)) for f in dataclasses.fields(cls))


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@functools.cache
def _maker(declared: Any) -> Callable[[Any], Any]:
    """The function that turns JSON's types into the declared one."""
    origin, inner = get_origin(declared), get_args(declared)
    if declared is When:
        return parse
    if origin in (Union, types.UnionType):
        known = _maker(next(a for a in inner if a is not types.NoneType))
        return lambda v: None if v is None else known(v)
    if origin is tuple:
        return _tuple_maker(inner)
    if origin is not None and issubclass(origin, Mapping):
        of_value = _maker(inner[1])
        return lambda v: {k: of_value(x) for k, x in v.items()}
    if dataclasses.is_dataclass(declared):
        return _record_maker(declared)
    if isinstance(declared, type) and issubclass(declared, (StrEnum, float)):
        return declared
    return lambda v: v


def _tuple_maker(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[-1] is Ellipsis:
        each = _maker(inner[0])
        return lambda v: tuple(map(each, v))
    makers = tuple(map(_maker, inner))
    return lambda v: tuple(m(x) for m, x in zip(makers, v, strict=True))


def _record_maker(cls: Any) -> Callable[[Any], Any]:
    makers = {name: _maker(hint) for name, hint in get_type_hints(cls).items()}
    return lambda v: cls(**{name: makers[name](x) for name, x in v.items() if name in makers})
