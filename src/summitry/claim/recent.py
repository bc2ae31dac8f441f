"""What is told without a day but as just over, or as just setting out: near the day of the report."""

from __future__ import annotations

import re

from summitry.model import Claim, ClaimKind, Status

_JUST = re.compile(
    r"\brecently\b|\b(?:was|were|has|have|had|'s|'ve|’s|’ve)\s+just\b"
    r"|\bjust\s+(?:visited|met|returned|came|got|arrived|travell?ed|went|left|concluded|completed|held|hosted|wrapped)\b"
    r"|\brecent(?:\s+\w+){0,2}\s+(?:visits?|trips?|travels?|tours?|meetings?|talks|discussions|consultations|stops?|swing)\b",
    re.I,
)


def nearness(claim: Claim) -> str:
    """`recent` where its words say that it is just over; empty else.

    Whether the claim has a day of its own is only known when its days are resolved: `fit_statuses` looks at that.
    """
    if claim.kind not in (ClaimKind.VISIT, ClaimKind.MEETING) or claim.status is not Status.COMPLETED:
        return ""
    return "recent" if any(_JUST.search(s.text) for s in claim.spans) else ""
