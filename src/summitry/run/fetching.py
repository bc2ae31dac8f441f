"""One document fetched over http or https, within limits of size, time and address."""

from __future__ import annotations

import functools
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from summitry.model import Problem
from summitry.run.addresses import PrivateAddress, connect
from summitry.settings import Settings

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_REDIRECTS = 5
_CHUNK = 1 << 16
_SAFE = "/%:=&?~#+!$,;'@()*[]"
"""Characters of an address that are left as they stand."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered."""

    status: int
    url: str
    """Where it was found in the end."""
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes = b""


def fetch(
    url: str,
    settings: Settings,
    *,
    private: bool = False,
    headers: Mapping[str, str] | None = None,
    refusal: Callable[[str], Problem | None] = lambda url: None,
) -> Fetched | Problem:
    """The answer of a server, redirects followed; a `Problem` where there is none within the limits.

    Every hop is http or https to a public address, unless `private`; nothing else is followed, whatever a server says.
    `refusal` is asked of every hop why it is not to be made.
    """
    at = url
    for _ in range(_MOST_REDIRECTS + 1):
        if refused := refusal(at):
            return refused
        answer = _asked(at, settings, private, headers or {})
        if isinstance(answer, Problem) or answer.status not in _REDIRECTS or not answer.headers.get("location"):
            return answer
        at = urljoin(at, answer.headers["location"])
    return Problem(url, f"is passed on more than {_MOST_REDIRECTS} times: give the address it ends at", "fetch")


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was looked at."""

    private = False
    wire: socket.socket | None = None
    """The socket, which the connection forgets when it hands it to the response."""

    def connect(self) -> None:
        self.sock = self.wire = connect(self.host, self.port, float(self.timeout or 0), self.private)


class _Secure(_Plain):
    """The same, encrypted, the certificate checked against the name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = self.wire = _trusted().wrap_socket(self.sock, server_hostname=self.host)


@functools.cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _asked(url: str, settings: Settings, private: bool, headers: Mapping[str, str]) -> Fetched | Problem:
    """One hop."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as e:
        return Problem(url, f"is no address ({e}): correct it", "fetch")
    if parts.scheme not in ("http", "https") or not host:
        return Problem(url, "is no http or https address: nothing else is fetched", "fetch")
    connection = (_Plain if parts.scheme == "http" else _Secure)(host, port, timeout=settings.fetch_seconds)
    connection.private = private
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    try:
        with _at_most(connection, settings.fetch_seconds):
            connection.request("GET", target, headers={"User-Agent": "summitry", "Accept-Encoding": "gzip", **headers})
            response = connection.getresponse()
            said = {name.lower(): value for name, value in response.getheaders()}
            body = _body(response, said, url, settings)
            return body if isinstance(body, Problem) else Fetched(response.status, url, said, body)
    except PrivateAddress as e:
        return Problem(url, f"is not fetched: {e}", "fetch")
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as e:
        return Problem(url, f"cannot be fetched ({type(e).__name__}: {e}): try it again later", "fetch")


@contextmanager
def _at_most(connection: _Plain, seconds: float) -> Iterator[None]:
    """Cuts the connection when the time is over, also where the server sends a byte now and then."""

    def cut() -> None:
        if connection.wire:
            with suppress(OSError):  # it is closed already
                connection.wire.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _body(response: http.client.HTTPResponse, said: Mapping[str, str], url: str, settings: Settings) -> bytes | Problem:
    """The body, unpacked; no more than the limit is held."""
    most = settings.max_document_bytes
    opener = zlib.decompressobj(47) if said.get("content-encoding", "").lower() in ("gzip", "x-gzip", "deflate") else None
    body, received = bytearray(), 0
    while len(body) <= most and (chunk := response.read(_CHUNK)):
        received += len(chunk)
        body += opener.decompress(chunk, most + 1 - len(body)) if opener else chunk
    if len(body) > most:
        return Problem(url, f"is longer than {most:,} bytes: it is not read", "fetch")
    if said.get("content-length", "").isdecimal() and received < int(said["content-length"]):
        return Problem(url, f"was cut short ({received:,} of {int(said['content-length']):,} bytes): try it again later", "fetch")
    return bytes(body)
