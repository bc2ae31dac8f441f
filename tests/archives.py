"""Small web archives for the tests, sound and damaged."""

from __future__ import annotations

import zlib

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Talks in Oslo</title>'
    '<meta property="article:published_time" content="2024-05-06"></head><body><article><h1>Talks in Oslo</h1>'
    "<p>Prime Minister Mette Frederiksen of Denmark arrived in Oslo on Monday for talks with her Norwegian counterpart.</p>"
    "<p>{more}</p></article></body></html>"
)


def page(more: str = "The two will speak about fish.") -> bytes:
    """A page with an article."""
    return PAGE.replace("{more}", more).encode()


def record(number: int, body: bytes, length: int | None = None, kind: str = "text/html; charset=utf-8", status: int = 200) -> bytes:
    """A record of an answer; `length` is what it says of itself where that is not true."""
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08d}-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def bomb(begin: bytes, megabytes: int) -> bytes:
    """A gzip member that begins with some bytes and goes on with zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    return b"".join([packer.compress(begin), *(packer.compress(zeros) for _ in range(megabytes)), packer.flush()])
