"""date: Article, Claims -> the article's day, the claims' When."""

from __future__ import annotations

from summitry.date.dating import dating
from summitry.date.lean import lean
from summitry.date.place import place
from summitry.date.resolve import resolve

__all__ = ["dating", "lean", "place", "resolve"]
