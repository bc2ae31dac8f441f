"""Visits told in the words of an ordinal: "for his third visit to Egypt since 2018" says which visit it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summitry.model import Claim, ClaimKind, Participant


def numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each visit with the number of the ordinal in whose words it is told, and since when that counts."""
    told = tuple(claims)
    ordinals = [c for c in told if _is_ordinal(c)]
    return tuple(_with_number(c, ordinals) for c in told) if ordinals else told


def _is_ordinal(claim: Claim) -> bool:
    d = claim.details
    counted = claim.kind is ClaimKind.COUNT and d.get("what") == "visit" and d.get("ordinal") == "true"
    return counted and bool(d.get("since")) and d.get("n", "1") != "1"


def _with_number(visit: Claim, ordinals: Iterable[Claim]) -> Claim:
    mine = [o for o in ordinals if _tells(o, visit)] if visit.kind is ClaimKind.VISIT else []
    numbers = {(o.details["n"], o.details["since"]) for o in mine}
    if len(numbers) != 1:
        return visit
    n, since = numbers.pop()
    return replace(visit, details={**visit.details, "what": "visit", "n": n, "since": since})


def _tells(ordinal: Claim, visit: Claim) -> bool:
    if ordinal.host_country not in ("", visit.host_country) or not _visitors(ordinal) & _visitors(visit):
        return False
    return any(s.start < o.end and o.start < s.end for s in ordinal.spans for o in visit.spans)


def _visitors(claim: Claim) -> set[str]:
    return {_key(p) for p in claim.participants if p.role == "visitor"}


def _key(p: Participant) -> str:
    return p.person or f"{p.country}:{p.name}"
