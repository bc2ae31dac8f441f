"""WARC archives, packed or not: every page that was answered is an article."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from summitry.model import Problem, Raw
from summitry.read.checks import too_long
from summitry.read.html import parse
from summitry.read.looks import kind
from summitry.read.reader import Place, Reader
from summitry.read.warc_places import Stream, breaks_off, next_record
from summitry.settings import Settings

_ENDINGS = (".warc", ".warc.gz")
_NEXT = b"\r\n\r\nWARC/1."
_OK = 200


def claims(name: str, head: bytes) -> bool:
    """Files so named, and standard input that begins like an archive."""
    return name.endswith(_ENDINGS) or (name == "-" and kind(head) == "warc")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The pages of an archive as they were sent; after a damaged record it goes on with the next that can be found."""
    stream = Stream(file)
    number = 0
    start: int | None = 0
    while start is not None:
        begun = start
        try:
            for record in ArchiveIterator(stream, WarcRecordType.response, parse_http=True, auto_decode="transfer", strict_mode=False):
                number += 1
                begun = max(begun, record.stream_pos)
                found = _page(record, f"{place.source}#{number}", f"{place.name}:{number}", settings)
                if found:
                    yield found
                if isinstance(found, Problem):
                    break  # its length is not to be believed: the next is looked for
            else:
                if breaks_off(stream, begun, settings.max_skip_bytes):
                    remedy = "fetch the archive again; what came before was read"
                    yield Problem(place.source, f"breaks off within a record, after {number} pages or so: {remedy}", "rest of file")
                return
        except OSError as e:
            remedy = "fetch the archive again; what can be found after it is read"
            yield Problem(f"{place.source}#{number + 1}", f"is no WARC record ({e}): {remedy}", "record")
        start = next_record(stream, begun)


def _page(record: Any, source: str, name: str, settings: Settings) -> Raw | Problem | None:
    """The page of a record, None where it is none."""
    headers = record.http_headers
    if not headers or headers.status_code != _OK or "html" not in (record.http_content_type or ""):
        return None
    most = settings.max_document_bytes
    data = record.reader.read(most + 1)
    if len(data) > most:
        return too_long(source, settings)
    if len(data) < record.content_length and "chunked" not in (headers.get("Transfer-Encoding") or "").lower():
        return Problem(source, f"is cut short ({len(data):,} of {record.content_length:,} bytes): fetch the archive again", "record")
    if _NEXT in data:
        return Problem(source, "says it is longer than it is, and runs into the next record: fetch the archive again", "record")
    opened = _opened(data, (headers.get("Content-Encoding") or "").lower(), source, settings)
    if isinstance(opened, Problem):
        return opened
    return Raw(source, name, READER.name, opened, record.headers.get("WARC-Target-URI") or "", record.http_charset or "")


def _opened(data: bytes, coding: str, source: str, settings: Settings) -> bytes | Problem:
    """The payload unpacked, no further than the limit."""
    if coding in ("", "identity") or not data.startswith((b"\x1f\x8b", b"\x78")):
        return data  # archives often keep the header of what they have unpacked
    opener = zlib.decompressobj(47)  # gzip or zlib, by its head
    try:
        opened = opener.decompress(data, settings.max_document_bytes + 1)
    except zlib.error as e:
        return Problem(source, f"is a damaged page ({e}): fetch the archive again", "record")
    return opened if len(opened) <= settings.max_document_bytes else too_long(source, settings)


READER = Reader("warc", _ENDINGS, claims, split, parse, opens=False)
