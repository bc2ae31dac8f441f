"""What a meeting just told was about: "the leaders also discussed ..." is the same meeting told on, not another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.make import who
from summitry.claim.scene import Scene
from summitry.model import Claim, ClaimKind, Status

_TOLD_ON = 2000
"""Characters within which "they also discussed ..." tells on the meeting named before."""
_TENSE = MappingProxyType({Status.COMPLETED: "past", Status.ONGOING: "past", Status.ANNOUNCED: "coming"})
_POINTING = frozenset(("group", "pronoun"))


def told_on(claims: Iterable[Claim], scene: Scene) -> Iterator[Claim]:
    """The claims of one act; a meeting of no day and of nobody named points at the one its people were named in, and implies no visit."""
    told = tuple(claims)
    model = next((m for c in told if (m := _meant(c, scene)) is not None), None)
    if model is None:
        yield from told
        return
    yield from (_as(c, model) for c in told if c.kind is ClaimKind.MEETING)


def _meant(claim: Claim, scene: Scene) -> Claim | None:
    if claim.kind is not ClaimKind.MEETING or claim.times or claim.place or _names_people(claim):
        return None
    model = next((c for c in reversed(scene.meetings) if _names_people(c) and _who(claim) & _who(c)), None)
    if model is None or not 0 < claim.spans[0].start - model.spans[0].start <= _TOLD_ON:
        return None
    return model if _who(claim) <= _who(model) and _alike(claim, model) else None


def _names_people(claim: Claim) -> bool:
    return any(p.basis not in _POINTING for p in claim.participants)


def _who(claim: Claim) -> set[str]:
    return {who(p) for p in claim.participants}


def _alike(claim: Claim, model: Claim) -> bool:
    """Whether both are told as over, or both as coming."""
    mine = _TENSE.get(claim.status) if claim.status else None
    return mine is not None and mine == (_TENSE.get(model.status) if model.status else None)


def _as(claim: Claim, model: Claim) -> Claim:
    people = tuple(replace(p, basis="group") for p in model.participants)
    return replace(
        claim,
        participants=people,
        scope=model.scope,
        mode=model.mode,
        host_country=model.host_country,
        place=model.place,
        definite=True,
        details=_details(claim, placed=bool(model.host_country)),
    )


def _details(claim: Claim, *, placed: bool) -> Mapping[str, str]:
    kept = {k: v for k, v in claim.details.items() if k not in ("start_basis", "place_basis")}
    return {**kept, "place_basis": "inferred"} if placed else kept
