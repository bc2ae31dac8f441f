"""spot: Article -> Marked. Sentences as units: persons, places, times, verb groups; spans of text, no meaning yet."""

from summitry.spot.marking import mark
from summitry.spot.times import spot_times

__all__ = ["mark", "spot_times"]
