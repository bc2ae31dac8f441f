"""A JSON file with one article, as news-please and trafilatura write it, or with a list of them, bare or in a wrapping."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from summitry.model import Problem, Raw
from summitry.read.checks import too_long
from summitry.read.fields import not_json, parse
from summitry.read.looks import kind
from summitry.read.reader import Place, Reader
from summitry.settings import Settings

_WRAPPED = ("articles", "stories", "results", "items")
"""Names under which GDELT, Media Cloud and JSON Feed give their lists."""
_WRAPPING = re.compile(rb'"(?:articles|stories|results|items)"\s*:\s*\[')
_HEAD = 4096


def claims(name: str, head: bytes) -> bool:
    """Files named `.json`, and standard input that begins with a list."""
    return name.endswith((".json", ".json.gz")) or (name == "-" and kind(head) == "list")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The one object, or each of the list's."""
    data = file.read(settings.max_document_bytes + 1)
    if len(data) > settings.max_document_bytes:
        yield too_long(place.source, settings)
    elif data.lstrip().startswith(b"[") or _WRAPPING.search(data, 0, _HEAD):
        yield from _items(data, place)
    else:
        yield Raw(place.source, place.name, READER.name, data)


def _items(data: bytes, place: Place) -> Iterator[Raw | Problem]:
    try:
        items = _listed(json.loads(data))
    except (ValueError, RecursionError) as e:
        yield not_json(place.source, e)
        return
    for number, item in enumerate(items, 1):
        text = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield Raw(f"{place.source}#{number}", f"{place.name}:{number}", READER.name, text)


def _listed(found: object) -> list[object]:
    """The articles of a list, or of the object that wraps one; anything else is one article."""
    if isinstance(found, dict):
        wrapped = next((found[name] for name in _WRAPPED if isinstance(found.get(name), list)), None)
        return [found] if wrapped is None else wrapped
    return found if isinstance(found, list) else [found]


READER = Reader("json", (".json", ".json.gz"), claims, split, parse)
