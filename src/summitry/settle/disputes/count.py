"""count: two numbers of one thing told of one event."""

from __future__ import annotations

from summitry.model import Claim, Dispute
from summitry.settle.disputes.case import Case, by_support


def count(case: Case) -> tuple[Dispute, ...]:
    """Claims of the event that number the same thing since the same day, and differ."""
    told: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for t in case.told:
        d = t.claim.details
        if n := d.get("n", ""):
            told.setdefault((d.get("what", ""), d.get("since", "")), {}).setdefault(n, []).append(t.claim)
    return tuple(by_support(case, "count", numbers) for _, numbers in sorted(told.items()) if len(numbers) > 1)
