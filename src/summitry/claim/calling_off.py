"""What verbs of calling off, putting off and denying do to the act they govern."""

from __future__ import annotations

from types import MappingProxyType

from summitry.claim.frame import subject
from summitry.claim.scene import Line
from summitry.claim.status import Silent
from summitry.model import Participant, Status, UnitKind

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


def came_to_nothing(line: Line, v: int) -> Status | None:
    """ "was to visit Lima in May, but called it off", "was due in Rome but stayed at home": what became of the plan."""
    units, facts = line.units, line.units[v].facts
    due = facts["lemma"] == "be" and [u.low for u in units[v + 1 : v + 2]] in (["due"], ["expected"])
    if facts["tense"] != "past" or facts.get("mood") not in ("plan", "would") and not due:
        return None
    but = next((k for k in range(v + 1, len(units)) if units[k].low in ("but", "until", "before")), -1)
    if but < 0 or any(u.kind is UnitKind.VERB for u in units[v + 1 : but]):
        return None
    then = next((k for k in range(but + 1, min(len(units), but + 9)) if units[k].kind is UnitKind.VERB), -1)
    if then < 0 or units[then].facts["tense"] not in ("past", "part") or "neg" in units[then].facts:
        return None
    lemma, after = units[then].facts["lemma"], [u.low for u in units[then + 1 : then + 5]]
    off = units[then].key == "cancel" or lemma == "call" and "off" in after[:3] or lemma in _STAYED_AWAY
    if off or lemma in ("stay", "remain") and {"home", "away"} & set(after[:3]):
        return Status.CANCELLED
    return Status.POSTPONED if units[then].key == "postpone" or lemma == "put" and "off" in after[:3] else None


_STAYED_AWAY = frozenset(
    ("stay home", "stay at home", "stay away", "pull out", "cry off", "back out", "beg off", "drop out", "bow out", "scratch")
)


def fell_through(line: Line, v: int, person: Participant) -> bool:
    """ "He would have gone on to Tashkent on Saturday", of a journey called off just before."""
    facts = line.units[v].facts
    if facts.get("mood") != "would" or "perfect" not in facts or "neg" in facts:
        return False
    told = [c for c in line.scene.visits if c.participants[0].person == person.person and c.status is Status.CANCELLED]
    return bool(told) and line.sentence.start - told[-1].spans[0].start <= _ONE_STORY


_ONE_STORY = 1000
"""Characters within which a leg is one of the journey that was called off."""
