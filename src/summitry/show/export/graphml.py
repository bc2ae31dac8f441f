"""graphml: leaders and countries as nodes, visits as edges from the leader to the country visited, for Gephi and networkx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from summitry.show.export.days import stretch
from summitry.show.export.known import Person, country_name, people
from summitry.show.export.order import Order
from summitry.show.export.words import writable

_OF_NODES = MappingProxyType({"kind": "string", "name": "string", "country": "string"})
_OF_EDGES = MappingProxyType(
    {
        **dict.fromkeys(("from", "to", "place", "start", "end", "form", "status", "occasion"), "string"),
        **dict.fromkeys(("origins_fewest", "origins_most", "articles"), "int"),
    }
)


def write(order: Order, out: TextIO) -> int:
    """A directed graph in which two nodes may have many edges; answers how many visits it has."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for owner, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name, kind in names.items():
            out.write(f'<key id="{owner[0]}_{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>\n')
    out.write('<graph id="visits" edgedefault="directed">\n')
    known: set[str] = set()
    written = 0
    for event, visitor, articles in _visits(order):
        leader, host = _leader(visitor), f"country:{event['host_country']}"
        nodes = {
            leader: {"kind": "leader", "name": visitor.get("name", ""), "country": visitor.get("country", "")},
            host: {"kind": "country", "name": country_name(event["host_country"]), "country": event["host_country"]},
        }
        for node, facts in nodes.items():
            if node not in known:
                known.add(node)
                out.write(f"<node id={quoteattr(writable(node))}>{_data('n', facts)}</node>\n")
        ends = f"source={quoteattr(writable(leader))} target={quoteattr(writable(host))}"
        out.write(f"<edge id={quoteattr(event['id'])} {ends}>{_data('e', _facts(event, visitor, articles))}</edge>\n")
        written += 1
    out.write("</graph>\n</graphml>\n")
    return written


def _visits(order: Order) -> Iterator[tuple[Mapping[str, Any], Person, int]]:
    for bare in order.bare():
        visitors = people(bare.event, "visitor")
        if bare.event["kind"] != "visit":
            order.left.out("meetings and calls: the network has visits only")
        elif not visitors or not bare.event.get("host_country"):
            order.left.out("visits whose visitor or country is not known: an edge has two ends")
        else:
            yield bare.event, visitors[0], len(bare.tellers)


def _leader(visitor: Person) -> str:
    return f"leader:{visitor.get('person') or visitor.get('name', '')}"


def _facts(event: Mapping[str, Any], visitor: Person, articles: int) -> dict[str, object]:
    start, end, _ = stretch(event)
    fewest, most = event.get("origins", (1, 1))
    told = {name: event.get(name, "") for name in ("place", "form", "status", "occasion")}
    days = {"start": start.field or "", "end": end.field or ""}
    counted = {"origins_fewest": fewest, "origins_most": most, "articles": articles}
    return {"from": visitor.get("country", ""), "to": event["host_country"], **told, **days, **counted}


def _data(owner: str, facts: Mapping[str, object]) -> str:
    return "".join(f'<data key="{owner}_{name}">{escape(writable(str(v)))}</data>' for name, v in facts.items() if v != "")
