"""colt: the 76 columns of Country and Organization Leader Travel, one row a trip made.

Filled is what follows from the record; regions are those of the United Nations.  What a coder decides by looking (a public
address, a cultural site) stays empty, and the columns that always do are named on standard error.  A column of yes and no says
1 where the record tells it and nothing otherwise, since silence is no evidence.
"""

from __future__ import annotations

import re
from typing import TextIO

from summitry.lexicon.columns import columns_of
from summitry.lexicon.regions import region_of
from summitry.show.export.cells import write_cells
from summitry.show.export.known import HEADS, country_name, is_body, iso3, named_all, people, surname, title
from summitry.show.export.order import Order
from summitry.show.export.travel import Trip, day_text, trips

_LINKS = 33
EMPTY = (
    *("PriorityLeader", "Exiled", "DisputedTerritory", "SemiAutoTerritory"),
    *("PublicAddress", "SignedAgreement", "CulturalSiteOrCeremony", "BusinessLeaderOrForum"),
)
"""Columns that nothing in a record tells."""
_MINISTERS = ("foreign_minister", "defence_minister")
_MINISTERIAL = re.compile(r"\bminist(?:ers|erial)", re.IGNORECASE)
_OFFICES = ("Head of State", "Head of Government", "Foreign Minister", "Defense Minister", "Crown Prince")


def write(order: Order, out: TextIO) -> int:
    """Trips as COLT has them."""
    columns = columns_of("colt")
    order.left.empty("COLT", EMPTY)
    rows = ((row.get(c) for c in columns) for row in (_row(t, order) for t in trips(order, "COLT")))
    return write_cells(columns, map(tuple, rows), out, order.safe_cells)


def _row(trip: Trip, order: Order) -> dict[str, object]:
    return {**_leader(trip), **_where(trip), **_when(trip), **_whom(trip), **_notes(trip), **_links(trip, order)}


def _leader(trip: Trip) -> dict[str, object]:
    p = trip.visitor
    person, country, office = p.get("person", ""), p.get("country", ""), p.get("office", "")
    role = office.replace("_", " ").title().replace("Of", "of").replace("Defence", "Defense")
    region = region_of(country)
    return {
        "TripID": trip.event["id"],
        "LeaderID": person,
        "LeaderCountryOrIGO": country_name(country),
        "LeaderCountryISO": iso3(country),
        "LeaderRegion": region.name,
        "LeaderSubregion": region.part,
        "LeaderRole": role if role in _OFFICES else office.replace("_", " "),
        "LeaderTitle": title(person, country, office, trip.days.start.field),
        "LeaderSurname": surname(person),
        "LeaderFullName": p.get("name", ""),
    }


def _where(trip: Trip) -> dict[str, object]:
    region = region_of(trip.host)
    return {
        "CountryVisited": country_name(trip.host),
        "CountryVisitedISO": iso3(trip.host),
        "RegionVisited": region.name,
        "SubRegionVisited": region.part,
        "CityVisited": trip.event.get("place", ""),
    }


def _when(trip: Trip) -> dict[str, object]:
    start, end = trip.exact
    first, last = trip.days.start.first, trip.days.start.last
    return {
        "TripYear": first.year if first and last and first.year == last.year else None,
        "TripStartDate": day_text(start),
        "TripEndDate": day_text(end),
        "TripDuration": (end - start).days + 1 if start and end and end >= start else None,
    }


def _whom(trip: Trip) -> dict[str, object]:
    me = trip.visitor.get("name")
    others = [p for p in (*trip.met, *people(trip.event, "host")) if p.get("name") != me]
    heads = [p for p in others if p.get("office") in HEADS and not is_body(p.get("country", ""))]
    hosts = [p for p in heads if p.get("country") == trip.host]
    guests = [p for p in heads if p.get("country") != trip.host]
    ministers = [p for p in others if p.get("country") == trip.host and p.get("office") in _MINISTERS]
    bodies = [p for p in others if is_body(p.get("country", ""))]
    along = [p for p in people(trip.event, "companion") if p.get("office") in HEADS]
    leads, occasion = trip.visitor.get("office") in HEADS, trip.event.get("occasion", "")
    summit, ministerial = trip.event.get("form") == "summit", bool(_MINISTERIAL.search(occasion))
    return {
        "SubHOGSTravelWithHOGS": None if leads else _yes(along),
        "CotravelHOGS": named_all(along),
        "MetHostHoGS": _yes(hosts),
        "HostHOGSName": named_all(hosts),
        "SubHOGSmetHostSubHOGS": None if leads else _yes(ministers),
        "HostSubHOGSName": "" if leads else named_all(ministers),
        "AttendedMultilatEvent": _yes(summit and not ministerial),
        "NameMultilatEvent": occasion if summit and not ministerial else "",
        "AttendedMultilatMinisterialEvent": _yes(summit and ministerial),
        "NameMultilatMinisterialEvent": occasion if summit and ministerial else "",
        "MetNonhostHOGS": _yes(guests),
        "NonhostHOGSNames": named_all(guests),
        "MetIGOLeader": _yes(bodies),
        "IGOLeaderName": named_all(bodies),
    }


def _yes(found: object) -> int | None:
    return 1 if found else None


def _notes(trip: Trip) -> dict[str, object]:
    start, end, of = trip.days
    event = trip.event
    said = [f"{name} {d.field}" for name, d in (("start", start), ("end", end)) if d.field and not d.exact]
    said += ["days of the programme"] if of == "programme" else []
    said += ["under way when last told"] if event.get("status") == "ongoing" else []
    said += [f"kind: {event['form']}"] if event.get("form", "unspecified") != "unspecified" else []
    said += [f"occasion: {event['occasion']}"] if event.get("occasion") and event.get("form") != "summit" else []
    said += [f"sources disagree on {', '.join(event['disputed'])}"] if event.get("disputed") else []
    return {"Notes": "; ".join(said), "Confidence(1-5)": confidence(trip)}


def confidence(trip: Trip) -> int:
    """COLT's mark of doubt: 1 both days known, 2 one of them, 3 neither, but one within a month, 4 a month or year, 5 nothing."""
    exact = sum(d is not None for d in trip.exact)
    if exact:
        return 3 - exact
    start = trip.days.start
    if not start.first or not start.last:
        return 5
    return 3 if start.precision == "interval" and (start.last - start.first).days < 28 else 4


def _links(trip: Trip, order: Order) -> dict[str, object]:
    urls = list(dict.fromkeys(t.url for t in sorted(trip.bare.tellers, key=lambda t: (t.published or "~", t.id)) if t.url))
    for _ in urls[_LINKS:]:
        order.left.out(f"links: COLT has room for {_LINKS} a trip")
    return {f"SourceLink{i}": url for i, url in enumerate(urls[:_LINKS], 1)}
