"""Where a place lies on the map: the Equal Earth projection (Šavrič, Patterson and Jenny, 2018), cut off below the Cape."""

from __future__ import annotations

import math

WIDTH, HEIGHT = 1000, 435
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF = math.sqrt(3) / 2
_TOP, _BOTTOM = 84.0, -57.0
_EDGE = 2.7066


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Longitude and latitude in degrees -> x and y of the map's own units.

    >>> [round(v) for v in project(0, 0)]
    [500, 242]
    """
    x, y = _equal_earth(math.radians(longitude), math.radians(max(_BOTTOM, min(_TOP, latitude))))
    top = _equal_earth(0, math.radians(_TOP))[1]
    bottom = _equal_earth(0, math.radians(_BOTTOM))[1]
    return WIDTH / 2 + x / _EDGE * WIDTH / 2, (top - y) / (top - bottom) * HEIGHT


def _equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    theta = math.asin(_HALF * math.sin(latitude))
    two, six = theta**2, theta**6
    slope = _A[0] + 3 * _A[1] * two + six * (7 * _A[2] + 9 * _A[3] * two)
    return longitude * math.cos(theta) / (_HALF * slope), theta * (_A[0] + _A[1] * two + six * (_A[2] + _A[3] * two))
