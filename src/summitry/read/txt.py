"""Plain text: one file, one article, and its text is the file's, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summitry.model import Article, Problem, Raw
from summitry.read.checks import digest, text_problem, too_long
from summitry.read.looks import kind
from summitry.read.reader import Parsed, Place, Reader
from summitry.settings import Settings

_ENDINGS = (".txt", ".txt.gz")


def claims(name: str, head: bytes) -> bool:
    """Files so named, and standard input that begins like no other format."""
    return name.endswith(_ENDINGS) or (name == "-" and kind(head) == "text")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The whole file."""
    data = file.read(settings.max_document_bytes + 1)
    if len(data) > settings.max_document_bytes:
        yield too_long(place.source, settings)
    else:
        yield Raw(place.source, place.name, READER.name, data)


def parse(raw: Raw, settings: Settings) -> Parsed:
    """The article; line ends become one character each, as `Path.read_text` has them."""
    if b"\0" in raw.data:
        return Parsed(None, (Problem(raw.source, "is a binary file, not text: give the text that was drawn from it", "article"),))
    try:
        text = raw.data.decode("utf-8")
    except UnicodeDecodeError as e:
        message = f"is not valid UTF-8 (byte {e.start}): save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"
        return Parsed(None, (Problem(raw.source, message, "article"),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problem = text_problem(text, raw.source)
    if problem:
        return Parsed(None, (problem,))
    return Parsed(Article(id=raw.name, text=text, digest=digest("", text), source=raw.source))


def of_text(text: str, name: str = "text") -> Article:
    """An article of a text at hand."""
    return Article(id=name, text=text, digest=digest("", text))


READER = Reader("txt", _ENDINGS, claims, split, parse)
