"""geojson: events as points (RFC 7946), one feature a line; an event at a place the lexicon cannot put on a map has no geometry."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TextIO

from summitry.keep import Bare
from summitry.show.export.flat import flat
from summitry.show.export.order import Order
from summitry.show.export.words import headline


def write(order: Order, out: TextIO) -> int:
    """A collection of features."""
    written = 0
    out.write('{"type": "FeatureCollection", "features": [')
    for bare in order.bare():
        feature = _feature(bare)
        if feature["geometry"] is None:
            order.left.out("positions: events without a place that the lexicon can put on a map have no geometry")
        out.write((",\n" if written else "\n") + json.dumps(feature, ensure_ascii=False))
        written += 1
    out.write("\n]}\n")
    return written


def _feature(bare: Bare) -> dict[str, Any]:
    row = flat(bare)
    point = None if row.latitude is None or row.longitude is None else {"type": "Point", "coordinates": [row.longitude, row.latitude]}
    facts = {name: _plain(v) for name, v in row._asdict().items() if name not in ("id", "latitude", "longitude")}
    return {"type": "Feature", "id": row.id, "geometry": point, "properties": {"title": headline(bare.event), **facts}}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
