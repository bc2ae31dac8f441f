"""A JSON file with one article, as news-please and trafilatura write it, or with a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from summitry.model import Problem, Raw
from summitry.read.checks import too_long
from summitry.read.fields import not_json, parse
from summitry.read.reader import Place, Reader
from summitry.settings import Settings


def claims(name: str, head: bytes) -> bool:
    """Files named `.json`, and standard input that begins with a list."""
    return name.endswith((".json", ".json.gz")) or (name == "-" and head.lstrip().startswith(b"["))


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The one object, or each of the list's."""
    data = file.read(settings.max_document_bytes + 1)
    if len(data) > settings.max_document_bytes:
        yield too_long(place.source, settings)
    elif not data.lstrip().startswith(b"["):
        yield Raw(place.source, place.name, READER.name, data)
    else:
        yield from _items(data, place)


def _items(data: bytes, place: Place) -> Iterator[Raw | Problem]:
    try:
        items = json.loads(data)
    except (ValueError, RecursionError) as e:
        yield not_json(place.source, e)
        return
    for number, item in enumerate(items, 1):
        text = json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield Raw(f"{place.source}#{number}", f"{place.name}:{number}", READER.name, text)


READER = Reader("json", (".json", ".json.gz"), claims, split, parse)
