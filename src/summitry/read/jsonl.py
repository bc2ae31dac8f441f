"""JSON lines: one object a line, in our own field names or those of news-please, Media Cloud and trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summitry.model import Problem, Raw
from summitry.read.checks import too_long
from summitry.read.fields import parse
from summitry.read.looks import kind
from summitry.read.reader import Place, Reader
from summitry.settings import Settings

_ENDINGS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
_CHUNK = 1 << 20


def claims(name: str, head: bytes) -> bool:
    """Files so named, and standard input that begins with an object."""
    return name.endswith(_ENDINGS) or (name == "-" and kind(head) == "object")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """One document a line; blank lines are none.  A line over the limit is skipped without being held in memory."""
    number = 0
    while line := file.readline(settings.max_document_bytes + 1):
        number += 1
        source = f"{place.source}:{number}"
        if len(line) > settings.max_document_bytes:
            yield too_long(source, settings)
            if not _skip_line(file, line, settings.max_skip_bytes):
                yield Problem(source, "has no line end in sight: check that it is a JSON lines file", "rest of file")
                return
        elif line.strip():
            yield Raw(source, f"{place.name}:{number}", READER.name, line)
    if not number:
        yield Problem(place.source, "is empty: remove it, or fetch it again", "file")


def _skip_line(file: BinaryIO, begun: bytes, most: int) -> bool:
    """Reads on to the end of a line; False where it is too far away."""
    piece, seen = begun, 0
    while piece and not piece.endswith(b"\n"):
        piece = file.readline(_CHUNK)
        seen += len(piece)
        if seen > most:
            return False
    return True


READER = Reader("jsonl", _ENDINGS, claims, split, parse)
