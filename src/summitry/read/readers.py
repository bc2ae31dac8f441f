"""The formats that can be read, and the rule that exactly one reader claims a file."""

from __future__ import annotations

from summitry.errors import UsageError
from summitry.read import feed, html, json_file, jsonl, txt, warc
from summitry.read.reader import Reader

READERS: tuple[Reader, ...] = (txt.READER, jsonl.READER, json_file.READER, html.READER, warc.READER, feed.READER)


def identify(source: str, head: bytes, readers: tuple[Reader, ...] = READERS) -> Reader | None:
    """The reader of a file, None where none knows it.

    Two that claim one file is a fault of the program's, never settled by order.

    >>> identify("news/a.txt", b"Text").name
    'txt'
    """
    claiming = [r for r in readers if r.claims(source.lower(), head)]
    if len(claiming) > 1:
        names = " and ".join(r.name for r in claiming)
        raise UsageError(f"{source}: claimed by the readers {names}; give it an ending that only one of them reads")
    return claiming[0] if claiming else None


def endings(readers: tuple[Reader, ...] = READERS) -> str:
    """The endings that can be read, for messages."""
    return ", ".join(e for r in readers for e in r.endings)
