"""What verbs of calling off, putting off and denying do to the act they govern."""

from __future__ import annotations

from types import MappingProxyType

from summitry.claim.frame import subject
from summitry.claim.scene import Line
from summitry.claim.status import Silent
from summitry.model import Participant, Status

CALLED = MappingProxyType({"cancel": Status.CANCELLED, "postpone": Status.POSTPONED, "deny": Status.DENIED})


def called(line: Line, v: int, own: Status | Silent) -> Status | Silent:
    """What a verb of calling off does to its object: nothing where others call for it, or it is refused."""
    verb = line.units[v]
    if "neg" in verb.facts:
        return Status.RUMOURED if verb.key == "deny" else Status.ANNOUNCED
    if verb.facts["tense"] == "inf" and not verb.facts.get("mood"):
        governor = subject(line.units, v).governor
        forced = governor >= 0 and line.units[governor].facts["lemma"] in ("force", "oblige", "lead", "decide", "choose")
        return CALLED[verb.key] if forced or line.headline else Status.ANNOUNCED
    if own in (Silent.CONDITION,) or verb.facts.get("mood") in ("would", "should", "can", "must", "ought", "rumour"):
        return Silent.NOT_SAID if verb.facts.get("mood") != "rumour" else Status.ANNOUNCED
    return Status.ANNOUNCED if own is Status.DENIED else CALLED[verb.key]


def fell_through(line: Line, v: int, person: Participant) -> bool:
    """ "He would have gone on to Tashkent on Saturday", of a journey called off just before."""
    facts = line.units[v].facts
    if facts.get("mood") != "would" or "perfect" not in facts or "neg" in facts:
        return False
    told = [c for c in line.scene.visits if c.participants[0].person == person.person and c.status is Status.CANCELLED]
    return bool(told) and line.sentence.start - told[-1].spans[0].start <= _ONE_STORY


_ONE_STORY = 1000
"""Characters within which a leg is one of the journey that was called off."""
