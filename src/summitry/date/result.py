"""One expression resolved against one day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from summitry.date.units import Stretch


@dataclass(frozen=True, slots=True)
class Result:
    """One expression resolved against one publication day."""

    value: str = ""
    stretch: Stretch | None = None
    mod: str = ""
    anchor: str = "itself"
    reason: str = ""
    yearless: str = ""
    bounds: tuple[date, date] | None = None
    type: str = ""
