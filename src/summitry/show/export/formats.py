"""The formats, by the words of the command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from summitry.show.export import calendar_file, colt, comma, geojson, graphml, json_lines, jsonld, parquet, polecat, relational, state
from summitry.show.filters import one_of


class Format(NamedTuple):
    """A format and the function that writes it to an open file, or, where it is a folder, into that."""

    name: str
    ending: str
    holds: str
    write: Callable[[Any, Any], int]
    binary: bool = False
    folder: bool = False


_ALL = (
    Format("csv", "csv", "events, one row each, for spreadsheets", comma.write),
    Format("jsonl", "jsonl", "events with every telling, one object a line", json_lines.write),
    Format("parquet", "parquet", "events, one row each, for data frames", parquet.write, binary=True),
    Format("parquet-relational", "", "a folder of tables that join on ids", relational.write, folder=True),
    Format("colt", "csv", "trips made, in the 76 columns of COLT", colt.write),
    Format("state-travels", "csv", "travels of the US President and Secretary of State", state.write_travels),
    Format("state-visits", "csv", "visits to the United States", state.write_visits),
    Format("polecat", "csv", "events held, in the 40 columns of POLECAT", polecat.write),
    Format("ics", "ics", "visits as entries of a calendar", calendar_file.write, binary=True),
    Format("geojson", "geojson", "events as points of a map", geojson.write),
    Format("jsonld", "jsonld", "schema.org events, and the claims that tell them", jsonld.write),
    Format("graphml", "graphml", "leaders and countries as a network, visits its edges", graphml.write),
)
FORMATS: Mapping[str, Format] = MappingProxyType({f.name: f for f in _ALL})


def format_named(name: str) -> Format:
    """The format of a name; raises `UsageError` with what was likely meant."""
    return FORMATS[one_of(name, FORMATS, "export format") or one_of("?", FORMATS, "export format")]
