"""Curves as an SVG, both axes by powers of ten: a straight line of slope 1 grows as the work does, a level one not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from types import MappingProxyType

WIDE, HIGH, EDGE = 360, 240, 48
Points = Sequence[tuple[float, float]]
_NONE: Mapping[str, float] = MappingProxyType({})


def draw(curves: Mapping[str, Points], path: Path, slopes: Mapping[str, float] = _NONE, levels: Mapping[str, float] = _NONE) -> None:
    """One small plot a curve, side by side; a dashed line where it should stay below: rising by a power, or level."""
    drawn = [(name, points) for name, points in curves.items() if points]
    plots = "".join(_plot(name, points, i * WIDE, slopes.get(name), levels.get(name)) for i, (name, points) in enumerate(drawn))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE * len(drawn)}" height="{HIGH}" font-family="sans-serif" font-size="11">'
    path.write_text(f'{head}<rect width="100%" height="100%" fill="white"/>{plots}</svg>\n', encoding="utf-8")


def _plot(name: str, points: Points, left: int, slope: float | None, level: float | None) -> str:
    xs, ys = ([log10(max(v, 1e-3)) for v in axis] for axis in zip(*points, strict=True))
    target = _target(xs, ys, slope, level)
    low, high = floor(min(ys)), ceil(max(*ys, *(y for _, y in target)))
    x0, x1, y0, y1 = floor(min(xs)), max(ceil(max(xs)), floor(min(xs)) + 1), low, max(high, low + 1)

    def at(x: float, y: float) -> tuple[float, float]:
        across = left + EDGE + (x - x0) / (x1 - x0) * (WIDE - 1.5 * EDGE)
        return round(across, 1), round(HIGH - EDGE - (y - y0) / (y1 - y0) * (HIGH - 2 * EDGE), 1)

    out = [f'<text x="{left + EDGE}" y="20" font-weight="bold">{escape(name)}</text>']
    for x in range(x0, x1 + 1):
        (a, b), (_, top) = at(x, y0), at(x, y1)
        out.append(f'<path d="M{a} {b}V{top}" stroke="#ddd"/><text x="{a}" y="{b + 16}" text-anchor="middle">{_written(x)}</text>')
    for y in range(y0, y1 + 1):
        (a, b), (right, _) = at(x0, y), at(x1, y)
        out.append(f'<path d="M{a} {b}H{right}" stroke="#ddd"/><text x="{a - 6}" y="{b + 4}" text-anchor="end">{_written(y)}</text>')
    if target:
        out.append(_line([at(x, y) for x, y in target], 'stroke="#c40" stroke-dasharray="5 4"'))
    spots = [at(x, y) for x, y in zip(xs, ys, strict=True)]
    out.append(_line(spots, 'stroke="#06c" stroke-width="2"'))
    out += [f'<circle cx="{a}" cy="{b}" r="3" fill="#06c"/>' for a, b in spots]
    return "".join(out)


def _target(xs: Sequence[float], ys: Sequence[float], slope: float | None, level: float | None) -> list[tuple[float, float]]:
    """Ends of the line a curve is to stay below: from its first point on by a power, or at a level."""
    if slope is not None:
        return [(xs[0], ys[0]), (xs[-1], ys[0] + slope * (xs[-1] - xs[0]))]
    return [(xs[0], log10(level)), (xs[-1], log10(level))] if level is not None else []


def _line(spots: Sequence[tuple[float, float]], style: str) -> str:
    return f'<polyline points="{" ".join(f"{a},{b}" for a, b in spots)}" fill="none" {style}/>'


def _written(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:g}"
