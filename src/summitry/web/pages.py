"""The pages one reads: timeline, event, article, search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from summitry.keep import View, counting, lookups, paging
from summitry.model import Event, Status, Value
from summitry.show import paged
from summitry.show.filters import KINDS, one_of
from summitry.show.kept import linked
from summitry.show.shapes import Moment, Telling, Visit
from summitry.web import answers, charts, citing
from summitry.web.question import Question, question
from summitry.web.reading import pieces
from summitry.web.render import page
from summitry.web.site import Site

Asked = Annotated[Question, Depends(question)]
_ORDER = ("start", "end", "date", "programme_start", "programme_end", "host_country", "place", "form", "mode", "status", "occasion")
_COMPARED = 3
"""Years that are worth a chart."""
_HITS = 20
"""Articles and events found that a page shows where nobody says how many."""
_AROUND = 240
"""Characters of an article shown on each side of the words that tell, at most."""


def routes() -> APIRouter:
    """All pages of this module."""
    made = APIRouter()
    made.get("/")(timeline)
    made.get("/event/{event}")(event)
    made.get("/article/{article:path}")(article)
    made.get("/search")(search)
    return made


def timeline(request: Request, asked: Asked, order: str = "") -> Response:
    """Every event by first day, or the latest first, with the counts beside it."""
    site: Site = request.app.state.site
    one_of(order, ("latest",), "order of the timeline")
    with site.reading(asked.as_of) as view:
        list_of = paged.latest if order else paged.timeline
        found = list_of(view, asked.wanted, asked.after, site.limit(asked.limit))
        facets = answers.facets(site, view, asked)
        years = _years(site, view, asked)
        span = site.counted(view, ("span",), lambda: _span(view))
        near = "" if facets.total or not asked.wanted.who else paged.near_leader(view, asked.wanted.who.name)
    return page(
        request,
        "timeline.html",
        asked=asked,
        rows=found.rows,
        next=found.next,
        order=order,
        facets=facets,
        chart=charts.by_year(years),
        span=span,
        near=near,
        statuses=tuple(Status),
        kinds=KINDS,
    )


def _years(site: Site, view: View, asked: Question) -> list[tuple[str, str, int]]:
    """The events by year and status; not counted where too few years are asked for to compare."""
    first, last = asked.wanted.first, asked.wanted.last
    if first and last and last.year - first.year < _COMPARED:
        return []
    return site.counted(view, ("years", asked.wanted, asked.as_of), lambda: counting.by_year(view.rows, asked.wanted))


def _span(view: View) -> tuple[date, date] | None:
    """The days of the first and last report, between which the record can be looked back on."""
    days = lookups.report_days(view.rows)
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def event(request: Request, event: str, asked: Asked) -> Response:
    """One event: best values with their reasons, history, every telling, citation, disputes."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = answers.event(view, event)
        kept = view.event(found.id)
        articles = paging.headers(view.rows, found.articles)
        disputes = paged.dispute_rows(view, paging.disputes(view.rows, asked.wanted, 50, event=found.id))
        around = [_around(view, t) for t in found.told_by]
        origins = lookups.origins_of(view.rows, found.articles)
        tour = _tour(view, kept) if kept and isinstance(found, Visit) and found.leg_of else ()
    return page(
        request,
        "event.html",
        asked=asked,
        event=found,
        headline=citing.headline(found),
        when=citing.when_of(found),
        is_visit=isinstance(found, Visit),
        values=best_values(kept) if kept else (),
        articles=articles,
        tellings=list(zip(found.told_by, around, strict=True)),
        disputes=disputes,
        tour=tour,
        origins=_groups(origins, found.articles),
        citation=citing.citation(found, articles, site.record.name, asked.as_of, date.today()),
    )


def _tour(view: View, event: Event) -> tuple[Moment, ...]:
    """The visits of the tour that a visit is a leg of."""
    first = linked(event.links, "leg_of")
    visitor = next((p.name for p in event.participants if p.role == "visitor"), "")
    return paged.moments(view, lookups.legs(view.rows, first, visitor)) if first else ()


def best_values(event: Event) -> list[tuple[str, tuple[Value, ...], str, bool]]:
    """Each field of an event with the values told, the preferred one first, why it is preferred, and whether that was judged."""
    return [
        (field.replace("_", " "), values, event.reasons.get(field, ""), field in event.judged)
        for field, values in sorted(event.values.items(), key=lambda item: _ORDER.index(item[0]) if item[0] in _ORDER else 99)
    ]


def _around(view: View, telling: Telling) -> tuple[str, str]:
    """The words before and after a telling, to the ends of its paragraph or as far as there is room."""
    before, after = lookups.words_around(view.rows, telling.article, telling.start, telling.end, _AROUND)
    before, after = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    return ("…" if len(before) == _AROUND else "") + before, after + ("…" if len(after) == _AROUND else "")


def _groups(rows: Sequence[Sequence[str]], articles: Sequence[str]) -> list[tuple[str, str, list[str]]]:
    """Origins with those of their articles that tell the event: kind, source, articles; the rest stand alone."""
    groups: dict[str, tuple[str, str, list[str]]] = {}
    for origin, article, kind, source in rows:
        groups.setdefault(origin, (kind, source, []))[2].append(article)
    shared = [g for g in groups.values() if len(g[2]) > 1 and g[0] != "common_statement"]
    met = {a for _, _, names in shared for a in names}
    return [*shared, *(("alone", "", [a]) for a in articles if a not in met)]


def article(request: Request, article: str, asked: Asked) -> Response:
    """One article: its text with all that was read out of it marked."""
    with request.app.state.site.reading(asked.as_of) as view:
        found = answers.article(view, article)
        shared = lookups.sharing(view.rows, found.id)
    return page(request, "article.html", asked=asked, article=found, pieces=list(pieces(found.text, found.claims)), shared=shared)


def search(request: Request, asked: Asked, q: str = "") -> Response:
    """Articles and events that have the words."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = answers.search(view, q, site.limit(asked.limit or _HITS), asked.after) if q.strip() else None
    return page(request, "search.html", asked=asked, q=q, found=found)
