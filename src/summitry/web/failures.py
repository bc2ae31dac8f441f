"""Errors as answers: a page for people, JSON for programs, each with what is known and what to do."""

from __future__ import annotations

import re

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from summitry.errors import RecordError, SummitryError, UsageError
from summitry.keep.readers import TooLong
from summitry.show.paged import LISTS
from summitry.web.render import NAVIGATION, page
from summitry.web.site import NotYet

_STATUS = ((TooLong, 503), (RecordError, 503), (UsageError, 400))


_OPTION = re.compile(r"\A--([a-z-]+):")
"""How an error names the filter it is about: on the command line an option, here a part of the address."""


class NotFound(SummitryError):
    """Something asked for by a name or id that the record does not have."""


def answer_errors(app: FastAPI) -> None:
    """Every error of the package, and of the address, becomes an answer."""
    app.add_exception_handler(SummitryError, _said)
    app.add_exception_handler(HTTPException, _unknown)
    app.add_exception_handler(RequestValidationError, _invalid)


def _said(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else next((n for kind, n in _STATUS if isinstance(error, kind)), 400)
    return failure(request, status, _OPTION.sub(lambda m: f"{m[1].replace('-', '_')}:", str(error)), isinstance(error, NotYet))


def _unknown(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status != 404:
        return failure(request, status, "only GET is answered here: nothing of the record can be changed through it")
    known = [f"/api/v1/{what}" for what in LISTS] if _program(request) else [at for at, _ in NAVIGATION]
    return failure(request, 404, f"there is nothing at {request.url.path[:200]}: try {', '.join(known)}")


def _invalid(request: Request, error: Exception) -> Response:
    return failure(request, 400, f"the address cannot be read: {error}"[:500])


def failure(request: Request, status: int, message: str, again: bool = False) -> Response:
    """The answer to a request that cannot be answered; `again`: a browser asks again by itself."""
    headers = {"retry-after": "5"} if status == 503 else {}
    if again:
        headers |= {"retry-after": "3", "refresh": "3"}
    if _program(request):
        return JSONResponse({"error": message, "status": status}, status, headers)
    answer = page(request, "error.html", status=status, message=message)
    answer.status_code = status
    answer.headers.update(headers)
    return answer


def _program(request: Request) -> bool:
    return request.url.path.startswith("/api/")
