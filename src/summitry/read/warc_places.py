"""Where the records of an archive begin, found by their marks where a length cannot be believed."""

from __future__ import annotations

import io
import os
import re
import zlib
from typing import BinaryIO

_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"\nWARC/1."
_CHUNK = 1 << 20
_HEAD = 1 << 16
"""Bytes among which the headers of a record end."""
_LENGTH = re.compile(rb"\ncontent-length:\s*(\d{1,15})\b", re.I)
_AFTER = b"\r\n\r\n"
"""What stands after a record."""


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


def breaks_off(stream: Stream, begun: int, most: int) -> bool:
    """Whether an archive ends within a record, looking from the one that began there; a pipe is not looked through again.

    What is unpacked for it is dropped at once; beyond `most` bytes of that no more is asked.
    """
    if not stream.seeks:
        return False
    stream.seek(begun)
    head = stream.read(2)
    stream.seek(begun)
    return _packed_breaks_off(stream, most) if head == _MEMBER[:2] else _plain_breaks_off(stream, begun)


def _packed_breaks_off(stream: Stream, most: int) -> bool:
    opener, unpacked = None, 0
    while unpacked <= most and (data := stream.read(_CHUNK)):
        while data and unpacked <= most:
            opener = opener or zlib.decompressobj(31)
            try:
                unpacked += len(opener.decompress(data, _CHUNK))
            except zlib.error:
                return True
            data = opener.unused_data.lstrip(b"\0") if opener.eof else opener.unconsumed_tail
            opener = None if opener.eof else opener
    return opener is not None and unpacked <= most


def _plain_breaks_off(stream: Stream, begun: int) -> bool:
    end = stream.seek(0, os.SEEK_END)
    at = begun
    while at < end:
        stream.seek(at)
        head, found, _ = stream.read(_HEAD).partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if not found or not length:
            return bool(head.strip())
        at += len(head) + len(found) + int(length[1]) + len(_AFTER)
    return at - len(_AFTER) > end
