"""The pages of leaders and countries, and the map of where they went."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from summitry.keep import View, counting, finding, tallies
from summitry.keep.marks import COUNTRY, LEADER
from summitry.keep.wanted import Asked as Named
from summitry.keep.wanted import Filter
from summitry.lexicon import load_lexicon
from summitry.show import paged
from summitry.show.filters import meant
from summitry.web import charts
from summitry.web.failures import NotFound
from summitry.web.question import Question, question
from summitry.web.render import HELD, page
from summitry.web.site import Site
from summitry.web.world import HEIGHT, WIDTH, project

Asked = Annotated[Question, Depends(question)]
_RECENT, _COMPANY, _LISTED = 12, 15, 400


class Circle(NamedTuple):
    """A place on the map."""

    country: str
    place: str
    x: float
    y: float
    radius: float
    visits: int
    held: int
    precise: bool
    """False where only the country is known, which stands at its capital."""


def routes() -> APIRouter:
    """All pages of this module."""
    made = APIRouter()
    made.get("/leaders")(leaders)
    made.get("/leader/{name:path}")(leader)
    made.get("/countries")(countries)
    made.get("/country/{code}")(country)
    made.get("/map")(world)
    return made


def leaders(request: Request, asked: Asked) -> Response:
    """Everybody who takes part in an event that fits, by the number of events."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = _counted(site, view, asked, LEADER)
    return page(request, "leaders.html", asked=asked, found=found, most=_LISTED)


def countries(request: Request, asked: Asked) -> Response:
    """Every country that takes part in an event that fits, by the number of events."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        found = _counted(site, view, asked, COUNTRY)
    return page(request, "countries.html", asked=asked, found=found)


def _counted(site: Site, view: View, asked: Question, facet: str) -> list[tuple[str, int]]:
    return site.counted(view, (facet, asked.wanted, asked.as_of), lambda: counting.by_value(view.rows, asked.wanted, facet, _LISTED))


def leader(request: Request, name: str, asked: Asked) -> Response:
    """One leader: visits made and received by year, where to, in whose company, and the latest events."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        if not tallies.named(view.rows, LEADER, name):
            raise NotFound(f"nobody in the record is called {name[:80]!r}: {paged.near_leader(view, name)}/leaders lists everybody")
        counted = site.counted(view, ("leader", name, asked.as_of), lambda: _leader(view, name))
        latest = recent(view, Filter(who=Named(name)))
    return page(request, "leader.html", asked=asked, name=name, **counted, latest=latest)


def _leader(view: View, name: str) -> dict[str, object]:
    years = tallies.years(view.rows, LEADER, name)
    return {
        "chart": _made_and_received(years, "visitor", "host"),
        "destinations": tallies.destinations(view.rows, name),
        "company": tallies.company(view.rows, name, _COMPANY),
        "held": sum(y.n for y in years if y.role == "visitor" and y.status in HELD),
        "received": sum(y.n for y in years if y.role == "host" and y.status in HELD),
    }


def _made_and_received(years: Iterable[tallies.Year], made: str, received: str) -> charts.Chart | None:
    counted: dict[str, dict[str, int]] = {}
    for y in years:
        if y.year != "9999" and y.status in HELD and y.role in (made, received):
            parts = counted.setdefault(y.year, {"made": 0, "received": 0})
            parts["made" if y.role == made else "received"] += y.n
    return charts.columns(counted, ("made", "received")) if counted else None


def recent(view: View, wanted: Filter) -> tuple[object, ...]:
    """The latest events that fit, the last one first."""
    return paged.moments(view, finding.latest(view.rows, wanted, limit=_RECENT).events)


def country(request: Request, code: str, asked: Asked) -> Response:
    """One country: visits made and received by year, with whom, and whether they are returned."""
    site: Site = request.app.state.site
    known = load_lexicon().countries
    with site.reading(asked.as_of) as view:
        if not tallies.named(view.rows, COUNTRY, code):
            named = known.by_code.get(code.upper()) or next(iter(known.named(code)), None)
            near = f"{named.name} has no event in it; " if named else meant(code, (c.name for c in known.all))
            raise NotFound(f"the record has no country {code[:40]!r}: {near}/countries lists those it has, by their two letters")
        counted = site.counted(view, ("country", code, asked.as_of), lambda: _country(view, code))
        latest = recent(view, Filter(country=code))
    return page(request, "country.html", asked=asked, code=code, **counted, latest=latest)


def _country(view: View, code: str) -> dict[str, object]:
    years, others = tallies.years(view.rows, COUNTRY, code), tallies.counterparts(view.rows, code)
    made, received = sum(c.made for c in others), sum(c.received for c in others)
    returned = sum(min(c.made, c.received) for c in others)
    return {
        "chart": _made_and_received(years, "guest", "host"),
        "counterparts": others,
        "made": made,
        "received": received,
        "returned": round(100 * 2 * returned / (made + received)) if made + received else None,
    }


def world(request: Request, asked: Asked) -> Response:
    """Where visits went, as circles on a map and as a table."""
    site: Site = request.app.state.site
    with site.reading(asked.as_of) as view:
        key = ("map", asked.wanted, asked.as_of)
        circles, lost = site.counted(view, key, lambda: _circles(tallies.places(view.rows, asked.wanted)))
    return page(request, "map.html", asked=asked, circles=circles, lost=lost, width=WIDTH, height=HEIGHT)


def _circles(counted: Iterable[tuple[str, str, int, int]]) -> tuple[list[Circle], int]:
    """Places with visits as circles, the largest first; and how many visits went where no position is known."""
    lexicon = load_lexicon()
    circles, lost = [], 0
    for code, place, n, held in counted:
        here = lexicon.countries.by_code.get(code)
        capital = f"{code}:{here.capital}" if here and here.capital else ""
        exact = lexicon.places.by_key.get(f"{code}:{place}") if place else None
        spot = exact if exact and exact.lat is not None else lexicon.places.by_key.get(capital)
        if spot is None or spot.lat is None or spot.lon is None:
            lost += n
            continue
        x, y = project(spot.lon, spot.lat)
        circles.append(Circle(code, place, round(x, 1), round(y, 1), round(1.8 + math.sqrt(n), 1), n, held, spot is exact))
    most = max((c.radius for c in circles), default=1.0)
    scale = min(1.0, 26 / most)
    return [c._replace(radius=round(max(2.2, c.radius * scale), 1)) for c in circles], lost
