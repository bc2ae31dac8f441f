"""check: Claims that count, Events -> Verdicts."""

from summitry.check.plain import plain_verdict
from summitry.check.sentence import as_statement, none_of
from summitry.check.verdicts import verdicts

__all__ = ("as_statement", "none_of", "plain_verdict", "verdicts")
