"""form: a state visit and a private one cannot be one visit."""

from __future__ import annotations

from itertools import combinations

from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, Dispute
from summitry.settle.disputes.case import Case, by_support


def form(case: Case) -> tuple[Dispute, ...]:
    """Kinds of visit that the table of weights calls incompatible."""
    told: dict[str, list[Claim]] = {}
    for t in case.told:
        if t.claim.form and t.claim.form != "unspecified":
            told.setdefault(t.claim.form, []).append(t.claim)
    bad = load_weights().incompatible_forms
    clashing = {f for pair in combinations(sorted(told), 2) if frozenset(pair) in bad for f in pair}
    return (by_support(case, "form", {f: told[f] for f in sorted(clashing)}),) if clashing else ()
