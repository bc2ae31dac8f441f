"""Who may ask, and what a browser may do with the answer: one layer round all pages, before any of them runs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "summitry"
_POLICY = "; ".join(
    (
        "default-src 'none'",
        *("script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "font-src 'self'"),
        *("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"),
    )
)
HEADERS = (
    ("content-security-policy", _POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Door:
    """Who is let in."""

    host: str = "127.0.0.1"
    """The address that is listened on."""
    token: str = ""
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def knows_host(self, asked: str) -> bool:
        """Whether a `Host` header names this server: elsewhere on the web a name may be made to lead here (DNS rebinding)."""
        if self.host not in LOOPBACK:
            return True  # reached under names we cannot know, and kept by the token
        name = asked.rsplit(":", 1)[0] if asked.rpartition(":")[2].isdecimal() and not asked.endswith("]") else asked
        return name.strip("[]").lower() in (*LOOPBACK, self.host)

    def lets_in(self, authorization: str, cookie: str) -> bool:
        """Whether a request brings the token, in its header or in the cookie that `/login` gave."""
        if not self.token:
            return True
        kind, _, given = authorization.partition(" ")
        return (kind.lower() == "bearer" and _same(given.strip(), self.token)) or _same(cookie, self.ticket)

    @property
    def ticket(self) -> str:
        """What the cookie holds: made from the token, and worthless once the server is started anew."""
        return hmac.new(self.secret, self.token.encode(), hashlib.sha256).hexdigest()


def _same(given: str, kept: str) -> bool:
    return hmac.compare_digest(given.encode(), kept.encode())


class Guard:
    """The layer itself (ASGI)."""

    def __init__(self, app: ASGIApp, door: Door, longest: int) -> None:
        self.app, self.door, self.longest = app, door, longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers by itself whom it does not let in, and marks every answer with what a browser may do."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, marked)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self.door.knows_host(headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name: open it as http://127.0.0.1 or http://localhost.\n", 421)
        if len(scope["query_string"]) > self.longest:
            return PlainTextResponse(f"The query is longer than {self.longest} characters: ask for less.\n", 400)
        if scope["path"] == "/login" and self.door.token:
            return self._login(scope)
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        if not self.door.lets_in(headers.get("authorization", ""), cookie.value if cookie else ""):
            remedy = "send it as `Authorization: Bearer TOKEN`, or open /login?token=TOKEN once in the browser"
            return PlainTextResponse(f"A token is needed: {remedy}.\n", 401, {"www-authenticate": "Bearer"})
        return None

    def _login(self, scope: Scope) -> Response:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not _same(given, self.door.token):
            return PlainTextResponse("That is not the token.\n", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self.door.ticket, httponly=True, samesite="strict")
        return answer
