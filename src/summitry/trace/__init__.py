"""trace: Articles -> Pairs that share copy -> Origins."""

from summitry.trace.candidates import reprint_keys
from summitry.trace.origins import origins
from summitry.trace.pairs import pairs, shared_errors

__all__ = ("origins", "pairs", "reprint_keys", "shared_errors")
