"""Where the records of an archive begin, found by their marks where a length cannot be believed."""

from __future__ import annotations

import io
import os
from typing import BinaryIO

_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"\nWARC/1."
_CHUNK = 1 << 20


class Stream:
    """A binary file for an archive iterator, which asks where it is even of a pipe."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self.seeks = file.seekable()

    def read(self, size: int = -1) -> bytes:
        """Bytes from here on."""
        data = self._file.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How far the file has been read."""
        return self._at

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Goes there; a pipe only stays where it is."""
        if self.seeks:
            self._at = self._file.seek(place, whence)
        elif (place, whence) not in ((self._at, os.SEEK_SET), (0, os.SEEK_CUR)):
            raise io.UnsupportedOperation("a pipe cannot go back")
        return self._at

    def close(self) -> None:
        """Whoever opened the file closes it."""


def next_record(stream: Stream, begun: int) -> int | None:
    """Goes to where the next record after the one that began there seems to begin; None where none does."""
    if not stream.seeks:
        return None
    stream.seek(begun)
    packed = stream.read(2) == _MEMBER[:2]
    mark, before = (_MEMBER, 0) if packed else (_RECORD, 1)
    at, kept = begun + 2, b""
    while chunk := stream.read(_CHUNK):
        found = (kept + chunk).find(mark)
        if found >= 0:
            return stream.seek(at - len(kept) + found + before)
        at += len(chunk)
        kept = (kept + chunk)[-len(mark) + 1 :]
    return None
