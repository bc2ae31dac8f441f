"""join: Claims -> clusters of Claims, each cluster one event."""

from summitry.join.cluster import cluster
from summitry.join.evidence import Reason
from summitry.join.explain import SURE, explain, least_sure
from summitry.join.slips import Slip, slips
from summitry.join.telling import unit

__all__ = ("SURE", "Reason", "Slip", "cluster", "explain", "least_sure", "slips", "unit")
