"""check: Claims that count, Events -> Verdicts."""

from summitry.check.asked import who
from summitry.check.plain import plain_verdict
from summitry.check.sentence import as_statement, none_of
from summitry.check.verdicts import asked_of, verdicts

__all__ = ("as_statement", "asked_of", "none_of", "plain_verdict", "verdicts", "who")
