"""check: Claims that count, Events -> Verdicts."""

from summitry.check.verdicts import verdicts

__all__ = ("verdicts",)
