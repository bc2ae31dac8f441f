"""sift: Raw -> Raw or nothing: can these bytes hold diplomacy at all?"""

from summitry.sift.folding import is_utf8
from summitry.sift.sifting import may_hold, sift

__all__ = ("is_utf8", "may_hold", "sift")
