"""trace: Articles -> Pairs that share copy -> Origins."""

from summitry.trace.candidates import in_row, reprint_keys, reprints
from summitry.trace.grading import COPY
from summitry.trace.origins import origins, origins_among
from summitry.trace.pairs import Group, chosen, compared, groups_of, largest, pairs, shared_errors

__all__ = (
    "COPY",
    "Group",
    "chosen",
    "compared",
    "groups_of",
    "in_row",
    "largest",
    "origins",
    "origins_among",
    "pairs",
    "reprint_keys",
    "reprints",
    "shared_errors",
)
