"""sift: Raw -> Raw or nothing: can these bytes hold diplomacy at all?"""

from summitry.sift.sifting import may_hold, sift

__all__ = ("may_hold", "sift")
