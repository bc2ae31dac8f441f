"""The application, put together: one record, its pages, its API, and the guard round both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from summitry import __version__
from summitry.settings import Settings, from_environment
from summitry.web import api, boards, pages, profiles
from summitry.web.failures import answer_errors
from summitry.web.guard import Door, Guard
from summitry.web.site import Limits, Site


def create_app(record: str | Path, door: Door | None = None, settings: Settings | None = None, limits: Limits | None = None) -> FastAPI:
    """The application that serves a record; raises `RecordError` where the file is none."""
    held = limits or Limits()
    app = FastAPI(title="Summitry", version=__version__, openapi_url="/api/v1/openapi.json", docs_url=None, redoc_url=None)
    app.state.site = Site(record, settings or from_environment(), held)
    answer_errors(app)
    app.include_router(api.routes())
    for module in (pages, profiles, boards):
        app.include_router(module.routes(), include_in_schema=False)
    app.mount("/static", StaticFiles(packages=[("summitry.web", "static")]), name="static")
    app.middleware("http")(unless_unchanged)
    app.add_middleware(Guard, door=door or Door(), longest=held.query)
    return app


async def unless_unchanged(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Sends nothing to who has the page already: a page stands until the record changes (`ETag`, 304)."""
    if request.method != "GET" or request.url.path.startswith("/static/"):
        return await answer(request)
    tag = f'W/"{await run_in_threadpool(request.app.state.site.state)}-{__version__}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    made = await answer(request)
    if made.status_code == 200:
        made.headers.update(headers)
    return made
