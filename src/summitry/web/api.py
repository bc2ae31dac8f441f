"""The JSON API: what `summitry show` prints, a page at a time, under the same filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from summitry.show import shapes, shapes_beside
from summitry.show.paged import LISTS
from summitry.show.render import as_dict
from summitry.web import answers
from summitry.web.question import Question, question
from summitry.web.site import Site

R = TypeVar("R")
ROOT = "/api/v1"
ROWS: tuple[tuple[str, type], ...] = (
    ("timeline", shapes.Moment),
    ("visits", shapes.Visit),
    ("meetings", shapes.Meeting),
    ("calls", shapes.Meeting),
    ("statements", shapes_beside.KeptStatement),
    ("agreements", shapes_beside.KeptAgreement),
    ("articles", shapes_beside.ArticleRow),
    ("origins", shapes_beside.OriginRow),
    ("disputes", shapes_beside.DisputeRow),
    ("verdicts", shapes_beside.VerdictRow),
    ("review", shapes_beside.Doubt),
    ("coverage", shapes_beside.Coverage),
    ("problems", shapes_beside.ProblemRow),
)
Asked = Annotated[Question, Depends(question)]


class Rows(BaseModel, Generic[R]):
    """A page of rows."""

    rows: list[R]
    next: str | None
    """The address of the rows after these; null on the last page."""


class Failure(BaseModel):
    """Why there is no answer, and what to do."""

    error: str
    status: int


def routes() -> APIRouter:
    """All of the API."""
    made = APIRouter(prefix=ROOT, responses={n: {"model": Failure} for n in (400, 404, 503)})
    for what, shape in ROWS:
        doc = (LISTS[what].__doc__ or "").strip()
        made.add_api_route(f"/{what}", _list(what), response_model=Rows[shape], summary=doc, name=what)  # type: ignore[valid-type]
    made.get("/facets", response_model=answers.Facets)(facets)
    made.get("/event/{event}", response_model=shapes.Visit | shapes.Meeting)(event)
    made.get("/article/{article:path}", response_model=answers.ReadArticle)(article)
    made.get("/search", response_model=answers.Found)(search)
    made.get("/record", response_model=answers.About)(record)
    return made


def _list(what: str) -> Callable[[Request, Question], Response]:
    def rows(request: Request, asked: Asked) -> Response:
        site: Site = request.app.state.site
        with site.reading(asked.as_of) as view:
            found = LISTS[what](view, asked.wanted, asked.after, site.limit(asked.limit))
        limit = str(asked.limit) if asked.limit else None
        following = asked.address(f"{ROOT}/{what}", limit=limit, after=found.next) if found.next else None
        return JSONResponse({"rows": [as_dict(r) for r in found.rows], "next": following})

    return rows


def facets(request: Request, asked: Asked) -> Response:
    """How many of the events asked for have each leader, country, status and kind."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        return JSONResponse(as_dict(answers.facets(site, view, asked)))


def event(request: Request, event: str, asked: Asked) -> Response:
    """One event with its tellings, by its id, that of any claim it is told by, or a beginning of either."""
    with request.app.state.site.reading(asked.as_of) as view:
        return JSONResponse(as_dict(answers.event(view, event)))


def article(request: Request, article: str, asked: Asked) -> Response:
    """One article: its text, and what was read out of it."""
    with request.app.state.site.reading(asked.as_of) as view:
        return JSONResponse(as_dict(answers.article(view, article)))


def search(request: Request, asked: Asked, q: Annotated[str, Query(description="Words to look for.")] = "") -> Response:
    """Articles and events that have the words, the best first; `start` and `end` count characters of the snippet."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = answers.search(view, q, site.limit(asked.limit), asked.after)
    limit = str(asked.limit) if asked.limit else None
    following = asked.address(f"{ROOT}/search", q=q, limit=limit, after=found.next) if found.next else None
    return JSONResponse(as_dict(found) | {"next": following})


def record(request: Request) -> Response:
    """What the record is and how much it holds."""
    site: Site = request.app.state.site
    with site.reading() as view:
        return JSONResponse(as_dict(answers.about(site, view)))
