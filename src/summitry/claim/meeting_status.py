"""What the words before, behind and around a noun of meeting say of its status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.claim.calling_off import CALLED, called
from summitry.claim.frame import reduced, subject
from summitry.claim.nominal_status import state_of
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.claim.words import PREPOSITIONS
from summitry.model import Status, Unit, UnitKind


def noun_status(line: Line, n: int, begin: int) -> Status | Silent:
    """The status of the meeting that the noun at `n` tells; its phrase begins at `begin`."""
    units = line.units
    after = verb_behind(units, n)
    if after >= 0 and (subject(units, after).noun == n or units[after - 1].low == "," and after - 1 == _past_relative(units, n) > n + 1):
        own = _own(line, after)
        state = state_of(line, after, own)
        if state is not None:
            return state
        if units[after].key in CALLED:
            return called(line, after, own)
        if units[after].facts["lemma"] in _PLANNED and units[after].facts.get("passive") and own in (Silent.HABIT, Status.COMPLETED):
            return Status.DENIED if _without(line, n, begin) else Status.ANNOUNCED
        if own is Silent.HABIT and units[after].facts["lemma"] == "be" and units[after + 1 : after + 2] and units[after + 1].low in _SET:
            return Status.ANNOUNCED  # "Talks with the premier are set for Tuesday"
        return own if own is not Silent.HABIT else Silent.NOT_SAID
    verb = next((k for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    if verb >= 0 and units[verb].key in CALLED and not any(u.low in PREPOSITIONS or u.low == "," for u in units[verb + 1 : begin]):
        return called(line, verb, _own(line, verb))
    said = _before_noun(line, n, begin) or _on_a_trip_to_come(line, n)
    if said is not None:
        return said
    if verb < 0 and any(u.low == "?" for u in units[-2:]):
        return Silent.NOT_SAID  # "Or a meeting of the two?"
    if verb < 0:
        return Status.COMPLETED
    own = _verb_before(line, verb)
    spoken_of = own is Silent.HABIT and units[begin - 1].low in ("on", "about", "of", "from")
    dated = any(u.kind is UnitKind.TIME for u in units[n + 1 : n + 6])
    return Status.COMPLETED if spoken_of and dated else own  # "has put out a few lines on Johnson's chat with Biden this evening"


def act_status(line: Line, v: int) -> Status | Silent:
    """The status of the meeting that the verb group at `v` tells: its own, or that of the verb it hangs on."""
    unit, units = line.units[v], line.units
    if unit.facts["tense"] not in ("inf", "ing") or unit.facts.get("mood"):
        return _thwarted(line, v) or _own(line, v)
    if v and units[v - 1].low in ("after", "following"):
        return Status.COMPLETED
    found = subject(units, v)
    if found.governor >= 0:
        return _governed(line, v, found.governor)
    if unit.facts["tense"] == "inf" and found.people and units[found.index + 1 : found.index + 3][-1].low in ("in", "at"):
        return Status.ANNOUNCED  # "Ardern, in Washington to meet Biden, said"
    if unit.facts["tense"] == "ing" and found.people and units[v - 1].low == ",":
        return _beside(line, v)
    return Status.ANNOUNCED if line.headline and unit.facts["tense"] == "inf" else Silent.NOT_SAID


def _beside(line: Line, v: int) -> Status | Silent:
    """ "Xi and Abe, meeting in Osaka, agreed": as firm as the main verb behind the aside."""
    close = next((k for k in range(v + 1, len(line.units) - 1) if line.units[k].low == ","), -1)
    main = line.units[close + 1] if close > 0 else None
    if main is None or main.kind is not UnitKind.VERB or main.facts["tense"] in ("inf", "ing"):
        return Silent.NOT_SAID
    return _own(line, close + 1)


def _thwarted(line: Line, v: int) -> Status | None:
    """ "had been due to meet on Saturday, but the meeting was called off": what became of the plan."""
    if not _HAD_BEEN.match(line.units[v].low):
        return None
    off = next((k for k in range(v + 1, len(line.units)) if line.units[k].kind is UnitKind.VERB and line.units[k].key in CALLED), -1)
    told = called(line, off, _own(line, off)) if off > 0 else None
    return told if isinstance(told, Status) else None


_HAD_BEEN = re.compile(r"(had been|were|was) (due|scheduled|set|slated|expected|supposed) to ")


def _governed(line: Line, v: int, governor: int) -> Status | Silent:
    """ "flew in to meet", "before sitting down with", "is in Washington to see": as firm as the verb it hangs on."""
    unit, verb = line.units[v], line.units[governor]
    if verb.key not in _CARRYING and verb.facts["lemma"] not in _CARRYING_LEMMAS:
        return Silent.NOT_SAID
    own = _own(line, governor)
    if unit.facts["tense"] == "ing":
        return Status.COMPLETED if own is Status.ONGOING and verb.facts["tense"] == "past" and not verb.facts.get("prog") else own
    if own is Silent.HABIT and verb.facts["lemma"] == "be" and "neg" not in verb.facts:
        return Status.ANNOUNCED
    return Status.ANNOUNCED if own is Status.ONGOING and verb.key != "meet" else own


_CARRYING = frozenset(("go", "visit", "arrive", "attend", "light", "host", "meet", "leave", "stay"))
_CARRYING_LEMMAS = frozenset(("accompany", "join", "be", "become", "wait"))


_SET = frozenset(("set", "due", "planned", "scheduled", "expected", "slated", "foreseen"))
_PLANNED = frozenset(("plan", "schedule", "set", "expect", "arrange", "slate"))


def verb_behind(units: Sequence[Unit], n: int) -> int:
    """The verb a noun of meeting is subject of: one that calls it off before one that only planned it, -1 where none."""
    finite = [
        k
        for k in range(_past_relative(units, n), len(units))
        if units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("inf", "ing") and not reduced(units, k)
    ]
    off = next((k for k in finite[:2] if units[k].key in CALLED and subject(units, k).noun == n), -1)
    return off if off >= 0 else finite[0] if finite else -1


def _past_relative(units: Sequence[Unit], n: int) -> int:
    """ "A summit of Trump and Putin, which the American had announced, was scrapped": past the aside that tells of the noun at `n`."""
    k = next(
        (k for k in range(n + 1, len(units) - 1) if units[k].kind is UnitKind.VERB or units[k].low == "," and units[k + 1].low == "which"),
        -1,
    )
    if k < 0 or units[k].kind is UnitKind.VERB:
        return n + 1
    closes = (j for j in range(k + 2, len(units) - 1) if units[j].low == "," and units[j + 1].kind is UnitKind.VERB)
    close = next((j for j in closes if units[j + 1].facts["tense"] not in ("inf", "ing")), -1)
    return close if close > 0 else n + 1


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


def _on_a_trip_to_come(line: Line, n: int) -> Status | None:
    """ "a meeting between them during Trump's planned trip": it is planned too."""
    units = line.units
    k = next((k for k in range(n + 1, len(units)) if units[k].low == "during" or units[k].kind is UnitKind.VERB), -1)
    if k < 0 or units[k].low != "during":
        return None
    trip = next(
        (j for j in range(k + 1, min(len(units), k + 8)) if units[j].kind is UnitKind.NOUN and units[j].key in ("visit", "summit")), k
    )
    return Status.ANNOUNCED if {u.low for u in units[k + 1 : trip]} & line.scene.acts.words["ahead"] else None


_ARRANGING = frozenset(("arrange", "broker", "organise", "organize", "facilitate", "set up", "secure", "prepare"))
_WISHES = frozenset(("propose seek want demand request ask suggest offer refuse hope").split())


def _verb_before(line: Line, v: int) -> Status | Silent:
    verb = line.units[v]
    if verb.key in CALLED:
        return called(line, v, _own(line, v))
    if verb.key == "invite" or verb.facts["lemma"] in _WISHES:
        return Silent.NOT_SAID
    if verb.facts["tense"] in ("inf", "ing") and not verb.facts.get("mood"):
        if verb.facts["lemma"] in _ARRANGING:
            return Silent.NOT_SAID  # "worked to arrange a meeting"
        governor = subject(line.units, v).governor
        return _own(line, governor) if governor >= 0 else Status.COMPLETED
    own = _own(line, v)
    if own is Silent.HABIT and verb.facts["lemma"] in _PLANNED and verb.facts.get("passive"):
        return Status.ANNOUNCED  # "is expected in Madrid for talks"
    return Status.ONGOING if own is Silent.HABIT and verb.facts["lemma"] == "be" and "neg" not in verb.facts else own  # "is here for talks"
