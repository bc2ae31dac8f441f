"""settle: clusters of Claims, Origins -> Events with their best values, Disputes."""

from summitry.settle.disputes import disputes
from summitry.settle.event import settle
from summitry.settle.history import passes
from summitry.settle.known import known_on, latest_day
from summitry.settle.links import linked
from summitry.settle.record import losing_by_event, losing_sides, settle_all

__all__ = ("disputes", "known_on", "latest_day", "linked", "losing_by_event", "losing_sides", "passes", "settle", "settle_all")
