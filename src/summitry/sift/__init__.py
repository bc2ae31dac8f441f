"""sift: Raw -> Raw or nothing: can these bytes hold diplomacy at all?"""

from summitry.sift.words import sift

__all__ = ("sift",)
