"""ground: Marked -> Marked with keys. Which person, which country, which place a mention means."""

from summitry.ground.grounding import ground

__all__ = ["ground"]
