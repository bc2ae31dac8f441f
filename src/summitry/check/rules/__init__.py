"""Rules of weighing a counted claim, one file a rule."""

from collections.abc import Callable

from summitry.check.asked import Asked
from summitry.check.record import Record
from summitry.check.rules.counted_since import counted_since
from summitry.check.rules.first_abroad import first_abroad
from summitry.check.rules.first_by_a_leader import first_by_a_leader
from summitry.check.rules.last_visited import last_visited
from summitry.check.rules.met_n_times import met_n_times
from summitry.check.rules.previous_visit import previous_visit
from summitry.model import Verdict

Rule = Callable[[Asked, Record], Verdict | None]

RULES: tuple[Rule, ...] = (first_by_a_leader, first_abroad, last_visited, previous_visit, met_n_times, counted_since)
"""In this order; the first that understands a claim answers."""
