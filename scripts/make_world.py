"""Makes src/summitry/web/static/world.svg: outlines of the countries in the Equal Earth projection.

    npm install world-atlas@2      # Natural Earth 1:110m as TopoJSON, public domain
    python scripts/make_world.py node_modules/world-atlas/countries-110m.json

Run again only to change the outlines; what it makes is committed and ships with the package.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from summitry.web.world import HEIGHT, WIDTH, project

OUT = Path(__file__).parent.parent / "src" / "summitry" / "web" / "static" / "world.svg"
HEAD = """<!-- Outlines of countries: Natural Earth 1:110m Admin 0, version 4.1 (naturalearthdata.com), public domain, by way of the npm
     package world-atlas 2.0.2; projected to Equal Earth and rounded by scripts/make_world.py. Borders as Natural Earth draws them,
     which is no statement on whose they are. -->
"""
ANTARCTICA = "010"


def lines(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The arcs of a topology as longitudes and latitudes."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        found.append(points)
    return found


def rings(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The outline of every part of every country."""
    arcs = lines(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for ring in (r for polygon in polygons for r in polygon if country.get("id") != ANTARCTICA):
            points: list[tuple[float, float]] = []
            for n in ring:
                arc = arcs[n] if n >= 0 else arcs[~n][::-1]
                points += arc[1:] if points else arc
            yield from within_the_world(points)


def within_the_world(ring: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """A ring that runs over the edge of the map (180 degrees) as its parts on either side."""
    unrolled, turn = [ring[0]], 0.0
    for (x, _), (u, v) in pairwise(ring):
        turn += -360 if u - x > 180 else 360 if u - x < -180 else 0
        unrolled.append((u + turn, v))
    for shift in (-360.0, 0.0, 360.0):
        moved = [(x + shift, y) for x, y in unrolled]
        inside = cut(cut(moved, -180.0, 1), 180.0, -1)
        if len(inside) > 3:
            yield inside


def cut(ring: list[tuple[float, float]], edge: float, side: int) -> list[tuple[float, float]]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: list[tuple[float, float]] = []
    for (x, y), (u, v) in pairwise([*ring, ring[0]] if ring else []):
        here, there = (x - edge) * side >= 0, (u - edge) * side >= 0
        if here:
            kept.append((x, y))
        if here != there:
            kept.append((edge, y + (v - y) * (edge - x) / (u - x)))
    return kept


def path(ring: list[tuple[float, float]]) -> str:
    """A ring as part of an SVG path, rounded to half a unit, points that fall together left out."""
    points: list[tuple[float, float]] = []
    for longitude, latitude in ring:
        x, y = project(longitude, latitude)
        at = (round(x * 2) / 2, round(y * 2) / 2)
        if not points or points[-1] != at:
            points.append(at)
    if len(points) < 4:
        return ""
    steps = [f"M{points[0][0]:g} {points[0][1]:g}"]
    steps += [f"l{b[0] - a[0]:g} {b[1] - a[1]:g}" for a, b in pairwise(points)]
    return "".join(steps).replace(" -", "-") + "z"


def main() -> None:
    """Reads the topology named and writes the outlines."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    drawn = "".join(map(path, rings(topology)))
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    OUT.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {view}>\n{HEAD}<path id="land" d="{drawn}"/>\n</svg>\n', encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
