"""settle: clusters of Claims, Origins -> Events with their best values, Disputes."""

from summitry.settle.disputes import disputes
from summitry.settle.event import settle
from summitry.settle.known import known_on, latest_day
from summitry.settle.links import linked

__all__ = ("disputes", "known_on", "latest_day", "linked", "settle")
