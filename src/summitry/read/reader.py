"""What a reader is: a name and three functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from summitry.model import Article, Problem, Raw
from summitry.settings import Settings


class Place(NamedTuple):
    """Where a file lies and the id its one article has, unless the document brings another."""

    source: str
    name: str


class Parsed(NamedTuple):
    """What came of one document: an article or none, and what was wrong with it."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


class Reader(NamedTuple):
    """One file format."""

    name: str
    endings: tuple[str, ...]
    """File endings it stands for, for messages."""
    claims: Callable[[str, bytes], bool]
    """Whether a file of this name with these first bytes is of the format; at most one reader may say yes."""
    split: Callable[[BinaryIO, Place, Settings], Iterator[Raw | Problem]]
    """The documents of an open file, as bytes."""
    parse: Callable[[Raw, Settings], Parsed]
    """One document read."""
    opens: bool = True
    """Whether gzip is opened for it; an archive of many packed parts opens them itself."""
