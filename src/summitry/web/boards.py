"""The pages one works from: disputes, doubts, coverage; and what the record is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from summitry.errors import UsageError
from summitry.keep import View, finding, lookups, paging
from summitry.keep.wanted import Filter
from summitry.show import paged
from summitry.show.filters import one_of
from summitry.web import answers
from summitry.web.question import Question, question
from summitry.web.render import page
from summitry.web.site import Site

Asked = Annotated[Question, Depends(question)]
STATES = ("open", "settled")
_DISPUTES = 20
"""Disputes of a page where nobody says how many: each has many words."""
_PROBLEMS = 50
"""Problems that the page about the record shows."""
_LEADERS = 25
"""Leaders shown on the coverage page where nobody is asked for."""


def routes() -> APIRouter:
    """All pages of this module."""
    made = APIRouter()
    made.get("/disputes")(disputes)
    made.get("/review")(review)
    made.get("/coverage")(coverage)
    made.get("/about")(about)
    return made


def disputes(request: Request, asked: Asked, state: str = "") -> Response:
    """Fields on which articles cannot both be right, with both sides."""
    site: Site = request.app.state.site
    one_of(state, STATES, "state of a dispute")
    at, limit = paged.number(asked.after), site.limit(asked.limit or _DISPUTES)
    with site.reading(asked.as_of) as view:
        found = paging.disputes(view.rows, asked.wanted, limit + 1, at, state)
        rows = paged.dispute_rows(view, found[:limit])
        events = {m.id: m for m in paged.moments(view, finding.bodies(view.rows, dict.fromkeys(r.event for r in rows)))}
        told = paging.headers(view.rows, {a for r in rows for s in r.sides for a in s.articles[:8]})
        counts = site.counted(view, ("disputes", asked.wanted, asked.as_of), lambda: paging.dispute_counts(view.rows, asked.wanted))
    following = str(at + limit) if len(found) > limit else ""
    return page(
        request,
        "disputes.html",
        asked=asked,
        rows=rows,
        events=events,
        articles=told,
        counts=counts,
        states=STATES,
        state=state,
        next=following,
    )


def review(request: Request, asked: Asked) -> Response:
    """Events the record is least sure of, in the order in which a look is worth most."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = paged.review(view, asked.wanted, asked.after, site.limit(asked.limit))
    return page(request, "review.html", asked=asked, rows=found.rows, next=found.next)


def coverage(request: Request, asked: Asked, year: str = "") -> Response:
    """How many articles were read of each month, and how many of them tell of each leader."""
    site: Site = request.app.state.site
    if year and not (year.isdecimal() and len(year) == 4):
        raise UsageError(f"year={year!r} is no year: write four digits")
    with site.reading(asked.as_of) as view:
        names = finding.names(view.rows, asked.wanted.who) if asked.wanted.who else ()
        counted = site.counted(view, ("coverage", asked.wanted, asked.as_of), lambda: _coverage(view, asked.wanted, names))
    years = sorted({m[:4] for m, _, _ in counted if m})
    shown = year or (years[-1] if years else "")
    return page(request, "coverage.html", asked=asked, years=years, year=shown, table=_table(counted, shown))


def _coverage(view: View, wanted: Filter, names: tuple[str, ...]) -> list[tuple[str | None, str, int]]:
    chosen = names or tuple(name for name, _ in paging.told_of(view.rows, _LEADERS))
    return paging.coverage(view.rows, wanted, ()) + paging.coverage(view.rows, wanted, chosen)


def _table(counted: list[tuple[str | None, str, int]], year: str) -> list[tuple[str, list[int], int, int]]:
    """Rows for the months of a year: a name (none for all articles read), twelve counts, those of no one month, all together."""
    rows: dict[str, list[int]] = {"": [0] * 13}
    for month, leader, n in counted:
        cells = rows.setdefault(leader, [0] * 13)
        if month and month[:4] == year:
            cells[int(month[5:7]) - 1 if len(month) == 7 else 12] += n
    return [(name, cells[:12], cells[12], sum(cells)) for name, cells in sorted(rows.items(), key=lambda r: (r[0] != "", -sum(r[1]), r[0]))]


def about(request: Request, asked: Asked) -> Response:
    """What the record is, how much it holds, and how to read it."""
    site: Site = request.app.state.site
    with site.reading() as view:
        found = site.counted(view, ("about",), lambda: answers.about(site, view))
        problems = lookups.problems(view.rows, _PROBLEMS)
    return page(request, "about.html", asked=asked, about=found, problems=problems)
