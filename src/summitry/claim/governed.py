"""The status a verb has of the verb or noun that governs it: "plans to visit", "after visiting", "the first to go"."""

from __future__ import annotations

from summitry.claim.calling_off import CALLED
from summitry.claim.frame import Subject
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.model import Status, Unit, UnitKind


def governed_status(line: Line, v: int, found: Subject) -> Status | Silent:
    """The verb's own status, or for "to attend", "visiting" that of the verb that governs it."""
    unit = line.units[v]
    tense = unit.facts["tense"]
    if tense in ("inf", "ing") and not unit.facts.get("mood"):
        return _governed(line, v, found)
    return verb_status(line.units, v, line.scene.acts, line.headline, line.caption)


def _governed(line: Line, v: int, found: Subject) -> Status | Silent:
    units = line.units
    g = found.governor
    if units[v].facts["tense"] == "ing" and [u.low for u in units[max(0, v - 3) : v]] in (["no", "intention", "of"], ["no", "plan", "of"]):
        return Status.DENIED
    if g >= 0 and _looks_to(line, g, v):
        return Status.ANNOUNCED
    noun = _plan_noun(line, v)
    if noun:
        return noun
    first = _first_to(line, v, found)
    if first is not None:
        return first
    if g < 0:
        if line.headline and units[v].facts["tense"] == "inf":
            return Status.ANNOUNCED
        return _after_before(line, v)
    governor = units[g]
    if governor.key in CALLED:  # "did not rule out visiting" leaves it open
        return Status.RUMOURED if governor.key == "deny" and "neg" in governor.facts else CALLED[governor.key]
    if g > v and units[v].facts["tense"] == "ing":  # "Visiting Riga on Friday, she said"
        return verb_status(units, g, line.scene.acts, line.headline, line.caption)
    if governor.key in ("invite", "say") or governor.facts["lemma"] in _NO_MORE_THAN_WORDS:
        return Status.RUMOURED if governor.facts["lemma"] == "consider" else Silent.NOT_SAID
    marked = _after_before(line, v)
    if isinstance(marked, Status):
        return marked
    if units[v].facts["tense"] == "inf" and governor.facts["lemma"] in ("announce", "confirm", "discuss", "review"):
        return Silent.NOT_SAID
    own = verb_status(units, g, line.scene.acts, line.headline, line.caption)
    if governor.facts["lemma"] in ("be", "become") and {"first", "last", "only", "latest"} & {u.low for u in units[g + 1 : v]}:
        return own if own is not Silent.HABIT else Status.COMPLETED
    if "perfect" in units[v].facts and units[v].facts["tense"] == "ing":
        return Status.COMPLETED
    return _of_purpose(governor, own) if units[v].facts["tense"] == "inf" and own is Status.COMPLETED else own


def _of_purpose(governor: Unit, own: Status) -> Status | Silent:
    """ "left on Monday to visit Cuba" is on the way; "flew to Rome to attend" went; "was asked to visit" tells nothing."""
    if governor.key == "leave" or governor.facts["lemma"].endswith(" for"):
        return Status.ONGOING
    return own if governor.key in ("go", "visit", "arrive", "light", "meet", "attend") else Silent.NOT_SAID


def _looks_to(line: Line, g: int, v: int) -> bool:
    """ "looked forward to visiting", "committed to going": a plan, though the verb be in the past."""
    units = line.units
    if units[v].facts["tense"] != "ing" or units[v - 1].low != "to" or "neg" in units[g].facts:
        return False
    return units[v - 2].low == "forward" or g == v - 2 and units[g].facts["lemma"] in ("commit", "committed")


_NO_MORE_THAN_WORDS = frozenset("consider ask want allow refuse fail learn hear see watch remember".split()) | {"call on"}
"""Verbs whose object may travel, or may not: "learned of the last flight leaving Kabul"."""


_RANKS = frozenset(("first", "last", "only", "second", "third"))


def _first_to(line: Line, v: int, found: Subject) -> Status | Silent | None:
    """ "is the first Briton to go to Libya", "became the last king to visit", "Abe, the first premier to visit": done, as the verb says."""
    units = line.units
    words = units[found.index].low.split() if found.index >= 0 else []
    if units[v].facts["tense"] != "inf" or not _RANKS & set(words):
        return None
    apposed = "," in words or units[found.index - 1].low == ","
    if apposed:
        main = next((k for k in range(v + 1, len(units)) if units[k].kind is UnitKind.VERB and units[k - 1].low == ","), -1)
    else:
        main = found.index - 1 if units[found.index - 1].facts.get("lemma") in ("be", "become") else -1
    own = verb_status(units, main, line.scene.acts, line.headline, line.caption) if main >= 0 else Silent.HABIT
    if apposed:
        return own if own in (Status.ANNOUNCED, Status.RUMOURED) else Status.COMPLETED
    return None if main < 0 else Status.COMPLETED if own is Silent.HABIT else own


_FINITE = frozenset(("past", "pres", "future"))


def _after_before(line: Line, v: int) -> Status | Silent:
    """ "after visiting Rome" is done; "before flying to Rome" is to come where the clause is, done where that is."""
    before = line.units[v - 1].low if v else ""
    if before in ("after", "since", "from"):
        return Status.COMPLETED
    if before in ("before", "ahead"):
        finite = (k for k in range(v - 1, -1, -1) if line.units[k].kind is UnitKind.VERB and line.units[k].facts["tense"] in _FINITE)
        main = next(finite, next((k for k, u in enumerate(line.units) if u.kind is UnitKind.VERB and k != v), None))
        return verb_status(line.units, main, line.scene.acts, line.headline, line.caption) if main is not None else Silent.NOT_SAID
    if before in ("while", "when", "by", "upon", "on"):
        return Status.COMPLETED
    return Silent.NOT_SAID


def _plan_noun(line: Line, v: int) -> Status | None:
    """ "plans to visit", "no plans to", "his decision to": the noun before an infinitive."""
    if line.units[v].facts["tense"] != "inf" or v == 0:
        return None
    at = v - 1
    if line.units[at].kind is UnitKind.PERSON and at >= 2 and line.units[at - 1].low == "for":
        at -= 2
    noun = line.units[at].low
    earlier = [u.low for u in line.units[max(0, at - 3) : at]]
    if noun in ("plans", "plan", "intention", "intentions", "decision", "commitment", "preparations", "promise"):
        if "no" in earlier or "not" in earlier or "denied" in earlier:
            return Status.DENIED
        called_off = next((u.key for u in reversed(line.units[:v]) if u.kind is UnitKind.VERB), "")
        return CALLED.get(called_off, Status.ANNOUNCED)
    return None
