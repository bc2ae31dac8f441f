"""Summitry reads news and official texts and keeps a record of diplomacy, each field tied to the words that say it.

    from summitry import Record, claim, read_dates

`Record("summitry.db")` opens a record that `summitry build` made; `claim` and `read_dates` read articles alone.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.run.alone import claim as claim
    from summitry.run.dates import read_dates as read_dates
    from summitry.run.record import Record as Record

__version__ = "0.1.0"
__all__ = ("Record", "__version__", "claim", "read_dates")


class _Front(ModuleType):
    """The package as callers see it: its functions load on first use, and `summitry.claim` is always the function.

    Loading the room of the same name sets an attribute `claim` on the package; a property keeps it from hiding the function.
    """

    @property
    def claim(self) -> Any:
        from summitry.run.alone import claim

        return claim

    @claim.setter
    def claim(self, room: object) -> None:
        """The room stays where imports find it, in `sys.modules`."""

    @property
    def read_dates(self) -> Any:
        from summitry.run.dates import read_dates

        return read_dates

    @property
    def Record(self) -> Any:
        from summitry.run.record import Record

        return Record


sys.modules[__name__].__class__ = _Front
