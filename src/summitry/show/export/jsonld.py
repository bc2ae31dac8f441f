"""jsonld: schema.org events with their status, and every telling as a Claim with the article it appears in.

The vocabulary is named in the file and not fetched: it reads as well without a network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TextIO

from summitry.keep import Bare, Teller
from summitry.show.export.days import day, stretch
from summitry.show.export.flat import position
from summitry.show.export.known import country_name
from summitry.show.export.order import Order
from summitry.show.export.words import headline

_CONTEXT = MappingProxyType({"@vocab": "https://schema.org/", "eventStatus": {"@type": "@id"}})
_SCHEMA = "https://schema.org/"
_STATUS = MappingProxyType(
    {
        "announced": "EventScheduled",
        "ongoing": "EventScheduled",
        "completed": "EventScheduled",
        "postponed": "EventPostponed",
        "cancelled": "EventCancelled",
    }
)


def write(order: Order, out: TextIO) -> int:
    """A graph, one node a line; answers how many events it has."""
    out.write(f'{{"@context": {json.dumps(dict(_CONTEXT))}, "@graph": [')
    written, between, events = 0, "\n", dict[str, str]()
    for bare in order.bare():
        events |= dict.fromkeys(bare.event.get("claims", ()), bare.event["id"])
        if bare.event.get("status") not in _STATUS:
            order.left.out("statuses (denied, rumoured, unknown): schema.org has no word for them; they stand under `keywords`")
        out.write(between + json.dumps(_event(bare), ensure_ascii=False))
        written, between = written + 1, ",\n"
    for claim in _claims(order, events):
        out.write(between + json.dumps(claim, ensure_ascii=False))
        between = ",\n"
    out.write("\n]}\n")
    return written


def _event(bare: Bare) -> dict[str, Any]:
    event = bare.event
    start, end, _ = stretch(event)
    status = event.get("status", "")
    node: dict[str, Any] = {
        "@id": f"urn:summitry:event:{event['id']}",
        "@type": "Event",
        "identifier": event["id"],
        "name": headline(event),
    }
    node |= {"startDate": start.field} if start.field else {}
    node |= {"endDate": end.field} if end.field else {}
    node |= {"eventStatus": _SCHEMA + _STATUS[status]} if status in _STATUS else {}
    node |= {"keywords": [event["kind"], *filter(None, (status, event.get("form")))]}
    node |= {"attendee": [_person(p) for p in event.get("participants", ())]}
    node |= {"location": place} if (place := _place(event)) else {}
    node |= {"about": event["occasion"]} if event.get("occasion") else {}
    return node


def _person(p: Mapping[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "Person", "name": p.get("name", "")}
    person = p.get("person", "")
    node |= {"@id": f"http://www.wikidata.org/entity/{person}"} if person[:1] == "Q" and person[1:].isdecimal() else {}
    return node | ({"nationality": {"@type": "Country", "name": country_name(p["country"])}} if p.get("country") else {})


def _place(event: Mapping[str, Any]) -> dict[str, Any]:
    country, place = event.get("host_country", ""), event.get("place", "")
    if not (country or place):
        return {}
    node: dict[str, Any] = {"@type": "Place", "name": place or country_name(country)}
    node |= {"address": {"@type": "PostalAddress", "addressCountry": country}} if country else {}
    latitude, longitude = position(country, place)
    return node | ({"geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}} if latitude is not None else {})


def _claims(order: Order, events: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    articles = {t.id: t for bare in order.bare() for t in bare.tellers}
    for claim in order.shown.bare_claims():
        if event := events.get(claim["id"]):
            yield {
                "@id": f"urn:summitry:claim:{claim['id']}",
                "@type": "Claim",
                "text": " … ".join(s["text"] for s in claim["spans"]),
                "about": {"@id": f"urn:summitry:event:{event}"},
                "appearance": _article(articles[claim["article"]]),
            }


def _article(teller: Teller) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "Article", "identifier": teller.id}
    node |= {"url": teller.url} if teller.url else {}
    node |= {"publisher": {"@type": "Organization", "name": teller.publisher}} if teller.publisher else {}
    published = day(teller.published).field
    return node | ({"datePublished": published} if published else {})
