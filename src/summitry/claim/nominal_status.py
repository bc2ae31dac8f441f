"""What the words before, around and behind a noun of visiting say of its status."""

from __future__ import annotations

from types import MappingProxyType

from summitry.claim.calling_off import CALLED, called
from summitry.claim.frame import reduced, subject
from summitry.claim.phrases import HAPPENS, Phrase
from summitry.claim.scene import Line
from summitry.claim.status import Silent, begins_stay, disowned, ends_stay, verb_status
from summitry.model import Status, UnitKind


def phrase_status(line: Line, phrase: Phrase) -> Status | Silent | None:
    """From the words before the noun, the verb around it, the preposition; None: the words do not say."""
    acts = line.scene.acts
    modifiers = set(phrase.modifiers)
    if disowned(line.units, acts):
        return Status.DENIED
    if modifiers & acts.words["doubtful"] - {"reported"} and not (phrase.governor >= 0 and line.units[phrase.governor].key in CALLED):
        return Status.RUMOURED
    if (planned := _planned_for(line, phrase)) is Status.DENIED:
        return planned
    if phrase.governor >= 0:
        told = _verb_tells(line, phrase)
        if told is not None:
            return told
    if "no" in modifiers:
        return Status.DENIED
    if planned is not None:
        return planned
    if (ended := at_its_end(line, phrase)) >= 0 and line.units[ended].facts["tense"] == "past":
        return Status.COMPLETED
    before = [u.low for u in line.units[max(0, phrase.begin - 2) : phrase.begin]]
    if before[-1:] == ["of"] and before[0] in acts.words["called_off"] | acts.words["put_off"]:
        return Status.CANCELLED if before[0] in acts.words["called_off"] else Status.POSTPONED
    if before[-1:] == ["of"] and before[0] in acts.words["doubtful_before"]:
        return Status.RUMOURED
    if modifiers & (acts.words["ahead"] - {"next", "possible", "potential", "proposed", "likely"}):
        return Status.ANNOUNCED
    if modifiers & acts.words["behind"]:
        return Status.COMPLETED
    if modifiers & acts.words["current"]:
        return Status.ONGOING
    return _by_preposition(line, phrase)


def at_its_end(line: Line, phrase: Phrase) -> int:
    """ "upon completion of his visit", "at the end of a tour of": the verb before that tells what was done then, else -1."""
    units = line.units
    k = phrase.begin - 2
    k -= k > 0 and units[k].low in ("the", "his", "her")
    if phrase.preposition != "of" or k < 1 or units[k].low not in _ENDS:
        return -1
    return next((j for j in range(k - 1, max(-1, k - 12), -1) if units[j].kind is UnitKind.VERB), -1)


_ENDS = frozenset(("conclusion", "completion", "close"))


def _planned_for(line: Line, phrase: Phrase) -> Status | None:
    """ "no plans as yet for a trip to", "plans for a visit": before whatever verb the plans stand with."""
    units = line.units
    if phrase.preposition != "for":
        return None
    plans = next((k for k in range(phrase.begin - 2, max(-1, phrase.begin - 6), -1) if units[k].low in _PLANS), -1)
    if plans < 0 or any(u.kind is UnitKind.VERB for u in units[plans:phrase.begin]):
        return None
    beside = units[max(0, plans - 3) : plans]
    none = any(u.low in ("no", "any") or u.kind is UnitKind.VERB and "neg" in u.facts for u in beside)
    return Status.DENIED if none else Status.ANNOUNCED if not any(u.key in CALLED for u in beside) else None


_PLANS = frozenset(("plan", "plans", "preparations", "arrangements"))


def _verb_tells(line: Line, phrase: Phrase) -> Status | Silent | None:
    units, acts = line.units, line.scene.acts
    verb = units[phrase.governor]
    lemma = verb.facts["lemma"]
    own = verb_status(units, phrase.governor, acts, line.headline, line.caption)
    if verb.key in CALLED:
        return called(line, phrase.governor, own)
    if phrase.as_subject and (off := planned_then_off(line, phrase.governor)) >= 0:
        return called(line, off, verb_status(units, off, acts, line.headline, line.caption))
    if lemma == "bring" and "forward" in {u.low for u in units[phrase.governor + 1 : phrase.governor + 3]}:
        return Status.ANNOUNCED
    if phrase.as_subject:
        if lemma in acts.words["doubting"] and verb.facts.get("passive"):
            return Status.RUMOURED
        return state_of(line, phrase.governor, own) or _happens(lemma, own)
    if lemma in acts.words["doubting"] and own is not Silent.CONDITION:
        return Status.RUMOURED
    if (verb.key == "light" or lemma == "be" and phrase.preposition == "on") and not _of_another(line, phrase, lemma):
        if verb.facts["tense"] == "inf" and not verb.facts.get("mood"):
            return Status.ANNOUNCED if phrase.owners == () else None
        if lemma in ("plan", "schedule", "announce", "confirm", "arrange", "prepare"):
            return Status.ANNOUNCED if own is not Status.RUMOURED and not isinstance(own, Silent) else own
        if ends_stay(lemma) and own in (Status.COMPLETED, Status.ONGOING):
            return Status.COMPLETED
        if lemma == "be":
            return own if not isinstance(own, Silent) else Status.ONGOING
        return own
    placed = any(u.kind in (UnitKind.PLACE, UnitKind.COUNTRY) for u in units[phrase.noun : phrase.end])
    if lemma == "be" and verb.facts["tense"] == "future" and phrase.owners and not phrase.preposition and placed:
        return own  # "It will be his third visit to Rome"
    if verb.key in ("go", "arrive") or sets_out(line, phrase):
        return own if not isinstance(own, Silent) else None if own is not Silent.HABIT else own
    if lemma in ("propose", "seek", "suggest", "offer", "demand", "want", "ban", "bar", "block", "restrict", "prohibit"):
        return Silent.NOT_SAID
    return None


PLANNED = frozenset(("arrange", "plan", "schedule", "set", "slate", "fix", "agree", "expect"))


def planned_then_off(line: Line, v: int) -> int:
    """ "had been arranged for May and was called off": where what became of the plan stands; -1 where nothing is told of it."""
    units = line.units
    if units[v].facts["lemma"] not in PLANNED or units[v].facts["tense"] != "past":
        return -1
    off = next((k for k in range(v + 1, len(units)) if units[k].kind is UnitKind.VERB and not reduced(units, k)), -1)
    if not any(u.kind is UnitKind.TIME for u in units[v:off]):
        return -1
    joined = off > 0 and (units[off - 1].low in _THEN or units[off - 1].low == "it" and units[off - 2].low in _THEN)
    return off if joined and units[off].key in CALLED and units[off].facts.get("passive") else -1


_THEN = frozenset(("and", "but", "then", "later"))


def sets_out(line: Line, phrase: Phrase) -> bool:
    """ "leaves on Monday for a visit to", "flew out on a tour of": the journey is to come, not over."""
    return phrase.governor >= 0 and line.units[phrase.governor].key == "leave" and phrase.preposition in ("for", "on")


def _of_another(line: Line, phrase: Phrase, lemma: str) -> bool:
    """ "reciprocating Xi's visit": the verb's subject is not who travels, so its tense says nothing of the visit."""
    if not phrase.owners or lemma in ("plan", "schedule", "announce", "confirm", "arrange", "begin", "start", "end", "conclude"):
        return False
    doers = subject(line.units, phrase.governor).people
    return all(o.person not in {d.person for d in doers} for o in phrase.owners)


_STATES = MappingProxyType({
    "denied_state": Status.DENIED,
    "cancelled_state": Status.CANCELLED,
    "postponed_state": Status.POSTPONED,
    "doubtful_state": Status.RUMOURED,
})  # fmt: skip


def state_of(line: Line, v: int, own: Status | Silent) -> Status | None:
    """ "The visit is off", "was not on the agenda", "is under discussion", "is back on", "stands deferred"."""
    verb = line.units[v]
    if verb.facts["lemma"] not in ("be", "stand", "remain") or own is Silent.CONDITION:
        return None
    after = ["not"] * ("neg" in verb.facts) + [u.low for u in line.units[v + 1 : v + 6]]
    if after[:2] == ["back", "on"]:
        return Status.ANNOUNCED
    for name, status in _STATES.items():
        if any(after[: len(words)] == words for words in (state.split() for state in line.scene.acts.words[name])):
            return status
    return None


_AIMS = frozenset("focus highlight underscore center centre build reaffirm strengthen showcase emphasize emphasise advance deepen".split())
"""What a visit that will do it is yet to do: "the trip this week will focus on trade"."""


def _happens(lemma: str, own: Status | Silent) -> Status | Silent | None:
    """What a verb says of the visit that is its subject: "will take place", "was in March", "comes amid"."""
    if lemma == "include":
        return Silent.NOT_SAID
    if lemma in _AIMS and own is Status.ANNOUNCED:
        return own
    if lemma not in HAPPENS or isinstance(own, Silent):
        return None
    if own is Status.COMPLETED and begins_stay(lemma):
        return Status.ONGOING
    return own


def is_over(line: Line, phrase: Phrase) -> bool:
    """Whether the words say that the visitor is there no longer: "ended a visit", "back from", "after a visit"."""
    ended = phrase.governor >= 0 and ends_stay(line.units[phrase.governor].facts["lemma"])
    return ended or phrase.preposition in ("after", "following", "since", "from") or line.units[phrase.noun].key == "departure"


def _by_preposition(line: Line, phrase: Phrase) -> Status | None:
    if line.units[phrase.noun].key == "departure":
        return Status.COMPLETED
    before = [u.low for u in line.units[max(0, phrase.begin - 2) : phrase.begin]]
    if before == ["forward", "to"]:
        return Status.ANNOUNCED
    if _done_there(line, phrase):
        return Status.COMPLETED
    if (
        before[-1:] in (["before"],)
        or before[-1:] in (["of"], ["to"])
        and before[0] in ("ahead", "prior", "eve", "run-up", "lead-up", "advance", "days")
    ):
        return Status.ANNOUNCED
    if line.scene.official and before[-1:] in (["after"], ["following"]) and _clause_is_to_come(line, phrase):
        return Status.ANNOUNCED
    if before[-1:] in (["after"], ["following"], ["since"]) or before == ["returning", "from"] or before == ["return", "from"]:
        return Status.COMPLETED
    if before[-1:] in (["during"], ["on"]):
        return _by_the_clause(line, phrase)
    return None


def _by_the_clause(line: Line, phrase: Phrase) -> Status | None:
    """ "will sign a pact during his visit" is to come; in an official text, what was done on a visit may be long over."""
    units = line.units
    at = [*range(phrase.begin - 1, -1, -1), *range(phrase.end, len(units))]
    facts = next((units[k].facts for k in at if units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("ing", "inf")), None)
    if facts is not None and facts.get("mood") == "plan" and "neg" not in facts:
        return Status.ANNOUNCED
    return None if line.scene.official else Status.ONGOING


def _clause_is_to_come(line: Line, phrase: Phrase) -> bool:
    """ "Following the visits to Oman and Qatar, the president will fly home": none of it has been."""
    if phrase.begin > 2:
        return False
    facts = next((u.facts for u in line.units[phrase.end :] if u.kind is UnitKind.VERB), None)
    return facts is not None and facts.get("mood") == "plan" and "neg" not in facts


def _done_there(line: Line, phrase: Phrase) -> bool:
    """ "in advance of his trip to Geneva, where he took part in": by now it is over."""
    units = line.units
    k = phrase.end + (phrase.end < len(units) and units[phrase.end].low == ",")
    if k >= len(units) or units[k].low != "where":
        return False
    verb = next((u for u in units[k + 1 : k + 8] if u.kind is UnitKind.VERB), None)
    return verb is not None and verb.facts["tense"] == "past"
