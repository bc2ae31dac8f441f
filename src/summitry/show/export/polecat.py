"""polecat: the 40 columns of POLECAT, every event a PLOVER CONSULT that took place on one day.

A visit is of mode `visit`, a call `phone`, a meeting of three and more `multilat`; a meeting of two is of mode `visit` where it is part
of one.  Intensity, districts and the ids of GeoNames and Wikipedia are in no record: they stay empty and are named on standard error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TextIO

from summitry.keep import Bare
from summitry.lexicon import load_lexicon
from summitry.lexicon.columns import columns_of
from summitry.show.export.cells import write_cells
from summitry.show.export.days import day, stretch
from summitry.show.export.flat import part_of, position, what
from summitry.show.export.known import Person, country_name, cow, is_body, iso3, people, title
from summitry.show.export.order import Order
from summitry.show.export.travel import MADE

_TYPE, _QUAD, _CONTEXT = "CONSULT", "VERBAL COOPERATION", "diplomatic"
_SEVERAL = 3
EMPTY = ("Intensity", "Wikipedia Actor ID", "Wikipedia Recipient ID", "District", "Province", "GeoNames ID", "Raw Placename")
"""Columns that nothing in a record tells."""
_FEATURES = {"capital": "PPLC", "city": "PPL"}.items()


class Sides(NamedTuple):
    """Who came or called, and whom they came to."""

    actors: list[Person]
    recipients: list[Person]
    host: str
    """The country visited, where no host is named."""


def write(order: Order, out: TextIO) -> int:
    """Events as POLECAT has them."""
    columns = columns_of("polecat")
    order.left.empty("POLECAT", EMPTY)
    rows = (tuple(row.get(c) for c in columns) for row in _rows(order))
    return write_cells(columns, rows, out, order.safe_cells)


def _rows(order: Order) -> Iterator[dict[str, object]]:
    for bare in order.bare():
        start, end, _ = stretch(bare.event)
        if bare.event.get("status") not in MADE:
            order.left.out("events not told as held (announced, cancelled, put off, denied, rumoured): POLECAT has what took place")
        elif start.exact is None:
            order.left.out("events not known to the day: POLECAT has one day an event, no month and no range")
        else:
            if end.exact and end.exact != start.exact:
                order.left.out("last days of a stay: POLECAT has one day an event, here the first")
            yield _row(bare, start.exact, order.version)


def _row(bare: Bare, on: date, version: str) -> dict[str, object]:
    event = bare.event
    sides = _sides(event)
    text = on.isoformat()
    return {
        "Event ID": event["id"],
        "Event Date": text,
        "Event Type": _TYPE,
        "Event Mode": mode(event),
        "Quad Code": _QUAD,
        "Contexts": _CONTEXT,
        **_side("Actor", sides.actors, "", text),
        **_side("Recipient", sides.recipients, sides.host, text),
        **_place(event),
        **_told(bare),
        "Story People": "; ".join(p.get("name", "") for p in event.get("participants", ())),
        "Story Organizations": "; ".join(_bodies(event)),
        "Story Locations": "; ".join(filter(None, (event.get("place", ""), country_name(event.get("host_country", ""))))),
        "Version": f"summitry {version}".strip(),
    }


def _bodies(event: Mapping[str, Any]) -> list[str]:
    """The organisations whose heads take part."""
    codes = dict.fromkeys(p.get("country", "") for p in event.get("participants", ()))
    return [country_name(code) for code in codes if is_body(code)]


def mode(event: Mapping[str, Any]) -> str:
    """PLOVER's mode of consulting; empty for a meeting of two that is part of no visit."""
    kind = what(event)
    if kind == "visit":
        return "visit"
    if kind == "call":
        return "phone"
    return "multilat" if len(event.get("participants", ())) >= _SEVERAL else "visit" if part_of(event) else ""


def _sides(event: Mapping[str, Any]) -> Sides:
    if event["kind"] == "visit":
        return Sides(people(event, "visitor"), people(event, "host"), event.get("host_country", ""))
    first, *others = event.get("participants", ()) or ({},)
    return Sides([first], others, "")


def _side(side: str, found: list[Person], country: str, on: str) -> dict[str, object]:
    countries = [p.get("country", "") for p in found] or [country]
    sectors = ["IGO" if is_body(c) else "GOV" for c in countries if c]
    return {
        f"{side} Name": "; ".join(p.get("name", "") for p in found) or country_name(country),
        f"{side} Country": "; ".join(map(iso3, countries)),
        f"{side} COW": "; ".join("" if (n := cow(c)) is None else str(n) for c in countries),
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": "; ".join(dict.fromkeys(sectors)),
        f"{side} Title": "; ".join(title(p.get("person", ""), p.get("country", ""), p.get("office", ""), on) for p in found),
        f"{side} Name Raw": "; ".join((p.get("span") or {}).get("text", "") for p in found),
    }


def _place(event: Mapping[str, Any]) -> dict[str, object]:
    country, place = event.get("host_country", ""), event.get("place", "")
    known = load_lexicon().places.by_key.get(f"{country}:{place}")
    feature = dict(_FEATURES).get(known.kind, "") if known else ""
    latitude, longitude = position(country, place)
    return {
        "Placename": place,
        "City": place if feature else "",
        "Country": iso3(country),
        "Latitude": latitude,
        "Longitude": longitude,
        "Feature Type": feature,
    }


def _told(bare: Bare) -> dict[str, object]:
    first = min((d for t in bare.tellers if (d := day(t.published).exact)), default=None)
    return {
        "Source": "; ".join(sorted({t.publisher for t in bare.tellers if t.publisher})),
        "Publication Date": first.isoformat() if first else "",
        "Language": "; ".join(sorted({t.language for t in bare.tellers if t.language})),
    }
