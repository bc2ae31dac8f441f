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
    return line(plain(value))


def line(read: object) -> str:
    """JSON's own types as one line."""
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


def loads(declared: type[T], text: str) -> T:
    """What `dumps` wrote, as the declared type.

    >>> from summitry.model import Days
    >>> loads(Days, dumps(Days(start=parse("2024-10"))))
    Days(start=When(text='2024-10', first=datetime.date(2024, 10, 1), last=datetime.date(2024, 10, 31), lasts=False), \
end=None, programme_start=None, programme_end=None, attested=())
    """
    return made(declared, json.loads(text))


def made(declared: type[T], read: Any) -> T:
    """What `plain` gave, as the declared type; a mapping that is handed over is used up."""
    maker = _maker(cast(Any, declared))
    value: T = maker(read) if maker else read
    return value


def plain(value: object) -> Any:
    """The value in JSON's own types."""
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return {str(k): plain(value[k]) for k in sorted(value)}
    teller = _teller(cast(Any, type(value)))
    return teller(value) if teller else value


Teller = Callable[[Any], Any]


@functools.cache
def _teller(declared: Any) -> Teller | None:
    """The function that turns a value of the declared type into JSON's types; None where it is of them."""
    origin, inner = get_origin(declared), get_args(declared)
    if declared is When:
        return str
    if origin in (Union, types.UnionType):
        known = _teller(next(a for a in inner if a is not types.NoneType))
        return known and (lambda v: None if v is None else known(v))
    if origin is tuple:
        return _tuple_teller(inner)
    if origin is not None and issubclass(origin, Mapping):
        of_value = _teller(inner[1])
        return lambda v: {k: of_value(v[k]) if of_value else v[k] for k in sorted(v)}
    if dataclasses.is_dataclass(declared):
        return _record_teller(declared)
    return plain if declared in (object, Any) else None


def _tuple_teller(inner: tuple[Any, ...]) -> Teller:
    if inner[-1] is Ellipsis:
        each = _teller(inner[0])
        return list if each is None else lambda v: [each(x) for x in v]
    tellers = tuple(_teller(i) for i in inner)
    if not any(tellers):
        return list
    return lambda v: [x if t is None else t(x) for t, x in zip(tellers, v, strict=True)]


def _record_teller(cls: Any) -> Teller:
    hints = get_type_hints(cls)
    fields = tuple((f.name, _default(f), _teller(hints[f.name])) for f in dataclasses.fields(cls))

    def tell(value: Any) -> dict[str, Any]:
        told = {}
        for name, default, teller in fields:
            held = getattr(value, name)
            if held is not default and held != default:
                told[name] = held if teller is None else teller(held)
        return told

    return tell


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


Maker = Callable[[Any], Any]
_when: Maker = functools.lru_cache(maxsize=8192)(parse)
"""Days are told again and again."""


@functools.cache
def _maker(declared: Any) -> Maker | None:
    """The function that turns JSON's types into the declared one; None where they are it."""
    origin, inner = get_origin(declared), get_args(declared)
    if declared is When:
        return _when
    if origin in (Union, types.UnionType):
        known = _maker(next(a for a in inner if a is not types.NoneType))
        return known and (lambda v: None if v is None else known(v))
    if origin is tuple:
        return _tuple_maker(inner)
    if origin is not None and issubclass(origin, Mapping):
        of_value = _maker(inner[1])
        return of_value and (lambda v: {k: of_value(x) for k, x in v.items()})
    if dataclasses.is_dataclass(declared):
        return _record_maker(declared)
    if isinstance(declared, type) and issubclass(declared, (StrEnum, float)):
        return declared
    return None


def _tuple_maker(inner: tuple[Any, ...]) -> Maker:
    if inner[-1] is Ellipsis:
        each = _maker(inner[0])
        return tuple if each is None else lambda v: tuple(map(each, v))
    makers = tuple(_maker(i) for i in inner)
    if not any(makers):
        return tuple
    return lambda v: tuple(x if m is None else m(x) for m, x in zip(makers, v, strict=True))


def _record_maker(cls: Any) -> Maker:
    makers = {name: _maker(hint) for name, hint in get_type_hints(cls).items()}
    known, changed = makers.keys(), tuple((name, maker) for name, maker in makers.items() if maker)

    def make(v: dict[str, Any]) -> Any:
        fields = v if v.keys() <= known else {name: x for name, x in v.items() if name in known}
        for name, maker in changed:
            if name in fields:
                fields[name] = maker(fields[name])
        return cls(**fields)

    return make
