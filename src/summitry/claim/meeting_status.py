"""What the words before, behind and around a noun of meeting say of its status."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.calling_off import CALLED, called
from summitry.claim.frame import reduced, subject
from summitry.claim.nominal_status import state_of
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.model import Status, Unit, UnitKind


def noun_status(line: Line, n: int, begin: int) -> Status | Silent:
    """The status of the meeting that the noun at `n` tells; its phrase begins at `begin`."""
    units = line.units
    after = verb_behind(units, n)
    if after >= 0 and subject(units, after).noun == n:
        own = _own(line, after)
        state = state_of(line, after, own)
        if state is not None:
            return state
        if units[after].key in CALLED:
            return called(line, after, own)
        if units[after].facts["lemma"] in _PLANNED and units[after].facts.get("passive") and own in (Silent.HABIT, Status.COMPLETED):
            return Status.DENIED if _without(line, n, begin) else Status.ANNOUNCED
        return own if own is not Silent.HABIT else Silent.NOT_SAID
    said = _before_noun(line, n, begin)
    if said is not None:
        return said
    verb = next((k for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    if verb < 0 and any(u.low == "?" for u in units[-2:]):
        return Silent.NOT_SAID  # "Or a meeting of the two?"
    return _verb_before(line, verb) if verb >= 0 else Status.COMPLETED


_PLANNED = frozenset(("plan", "schedule", "set", "expect", "arrange", "slate"))


def verb_behind(units: Sequence[Unit], n: int) -> int:
    """The verb a noun of meeting is subject of: one that calls it off before one that only planned it, -1 where none."""
    finite = [
        k
        for k in range(n + 1, len(units))
        if units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("inf", "ing") and not reduced(units, k)
    ]
    off = next((k for k in finite[:2] if units[k].key in CALLED and subject(units, k).noun == n), -1)
    return off if off >= 0 else finite[0] if finite else -1


def _without(line: Line, n: int, begin: int) -> bool:
    """ "No meeting ... is planned"."""
    return "no" in {u.low for u in line.units[max(0, begin - 1) : n]}


def _own(line: Line, v: int) -> Status | Silent:
    return verb_status(line.units, v, line.scene.acts, line.headline, line.caption)


def _before_noun(line: Line, n: int, begin: int) -> Status | None:
    """What the words before the noun say: "no", "planned", "after", "the cancellation of"."""
    words = line.scene.acts.words
    modifiers = {u.low for u in line.units[begin:n]}
    before = [u.low for u in line.units[max(0, begin - 2) : begin]]
    if "no" in modifiers or before[-1:] in (["no"], ["without"]):
        return Status.DENIED
    if before[-1:] == ["of"] and before[0] in words["called_off"] | words["put_off"]:
        return Status.CANCELLED if before[0] in words["called_off"] else Status.POSTPONED
    if modifiers & words["ahead"] or before[-1:] == ["before"] or before == ["ahead", "of"] or {"forward", "to"} <= modifiers:
        return Status.ANNOUNCED
    if modifiers & words["behind"] or before[-1:] in (["after"], ["following"], ["since"]):
        return Status.COMPLETED
    return None


_WISHES = frozenset(("propose seek want demand request ask suggest offer refuse hope").split())


def _verb_before(line: Line, v: int) -> Status | Silent:
    verb = line.units[v]
    if verb.key in CALLED:
        return called(line, v, _own(line, v))
    if verb.key == "invite" or verb.facts["lemma"] in _WISHES:
        return Silent.NOT_SAID
    if verb.facts["tense"] in ("inf", "ing") and not verb.facts.get("mood"):
        governor = subject(line.units, v).governor
        return _own(line, governor) if governor >= 0 else Status.COMPLETED
    own = _own(line, v)
    return Status.ONGOING if own is Silent.HABIT and verb.facts["lemma"] == "be" and "neg" not in verb.facts else own  # "is here for talks"
