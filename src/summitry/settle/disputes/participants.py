"""participants: one seat, two names."""

from __future__ import annotations

from summitry.model import Claim, Dispute
from summitry.settle.disputes.case import Case, by_support


def participants(case: Case) -> tuple[Dispute, ...]:
    """The visitor, or the one from a country at a meeting in one office, is told as two persons.

    Tellings that leave somebody out agree with those that name more.
    """
    seats: dict[tuple[str, str, str], dict[str, list[Claim]]] = {}
    for t in case.told:
        for p in t.claim.participants:
            if p.role in ("visitor", "participant") and p.country and (p.office or p.role == "visitor"):
                seats.setdefault((p.role, p.country, p.office), {}).setdefault(p.name, []).append(t.claim)
    return tuple(by_support(case, "participants", _apart(names)) for _, names in sorted(seats.items()) if len(_apart(names)) > 1)


def _apart(names: dict[str, list[Claim]]) -> dict[str, list[Claim]]:
    """Names that no one telling holds together: two foreign ministers of one country may both have come."""
    return {
        name: claims
        for name, claims in names.items()
        if not any({c.id for c in claims} & {c.id for c in others} for other, others in names.items() if other != name)
    }
