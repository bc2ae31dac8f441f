"""Whose visit a noun tells of: its possessor, "by" and "of", the subject of its verb or clause, the visitor the article is about."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.calling_off import CALLED
from summitry.claim.frame import subject
from summitry.claim.make import who
from summitry.claim.nominal_status import planned_then_off
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.phrases import ORDINALS, Phrase
from summitry.claim.places import Where
from summitry.claim.scene import Line, foreign
from summitry.model import Claim, Participant, Status, Unit, UnitKind


def visitors(line: Line, phrase: Phrase) -> Sequence[Participant]:
    """Whose visit the phrase tells of; () where the words do not say."""
    units = line.units
    if not phrase.owners and phrase.begin <= 2 and units[phrase.begin].kind is UnitKind.PRONOUN:
        return _main_subject(line, phrase)
    if (
        phrase.owners
        or phrase.owned
        or units[phrase.noun].low == "mission"
        and not any(u.low == "by" for u in units[phrase.noun + 1 : phrase.end])
    ):
        return phrase.owners
    for k in range(phrase.noun + 1, min(phrase.end, phrase.noun + 8) - 1):
        if units[k].low in ("a", "an") and units[k - 1].low not in ("to", "of", "in"):
            break  # "hours before the visit a remark by the premier": the remark is his
        if units[k].low in ("by", "of", "from") and units[k + 1].kind in PEOPLE and not possessive(units, k + 1):
            return units[k + 1].people
    after = units[phrase.noun + 1].low if phrase.noun + 1 < len(units) else ""
    if units[phrase.noun].key == "attendance" or units[phrase.noun].key == "departure" and after == "of":
        return ()  # "on enduring presence in the region": nobody's; "the departure of troops": theirs
    if phrase.governor >= 0 and not phrase.as_subject:
        verb = units[phrase.governor]
        if verb.facts.get("passive") and verb.key == "light" or verb.key == "host":
            return ()
        if _carries(line, verb):
            return subject(units, phrase.governor).people
    return (_beside(line, phrase) or _main_subject(line, phrase)) if phrase.preposition in _HANGS else _spoken_of(line, phrase)


_HANGS = frozenset(("during on after before following ahead of from for with at in end wrapped").split())
"""Words before a phrase that hang it on the subject of its clause."""


_CARRYING = frozenset(("light", "go", "arrive", "visit", "cancel", "postpone", "leave", "deny", "accept"))


def _carries(line: Line, verb: Unit) -> bool:
    """Whether the subject of a verb is the visitor of the visit it has for object."""
    doubting = verb.facts["lemma"] in line.scene.acts.words["doubting"] and not verb.facts.get("passive")
    return doubting or verb.key in _CARRYING or verb.facts["lemma"] in ("be", "use", "see")


def _beside(line: Line, phrase: Phrase) -> Sequence[Participant]:
    """ "Emmanuel Macron, on an official visit to Beijing, sat ...": the person before the comma."""
    k = phrase.begin - 2
    if phrase.preposition != "on" or k < 1 or line.units[k].low != "," or line.units[k - 1].kind is not UnitKind.PERSON:
        return ()
    return line.units[k - 1].people if not possessive(line.units, k - 1) else ()


def _spoken_of(line: Line, phrase: Phrase) -> Sequence[Participant]:
    """ "The trip", "this visit" with nobody named: the visitor of the journey the article is about."""
    main = line.scene.main()
    stop = line.units[phrase.noun].low in ("stop", "stopover", "leg") and _stop_called_off(line, phrase)
    definite = line.units[phrase.begin].low in ("the", "this") or _called_off(line, phrase)
    if (
        main is None
        or not stop
        and line.units[phrase.noun].low not in ("visit", "trip", "journey", "tour")
        or not definite
        or line.units[phrase.noun].low.endswith("s")
        and line.units[phrase.noun].low != "travels"
    ):
        return ()
    return main.participants[:1]


def _key(claim: Claim) -> str:
    return who(claim.participants[0])


def _called_off(line: Line, phrase: Phrase) -> bool:
    """ "A trip to Angola planned for June was called off": in a text on one traveller, his."""
    verb = next((k for k in range(phrase.noun + 1, len(line.units)) if _calls_off(line.units[k])), -1)
    told = {_key(c) for c in line.scene.visits}
    named = {who(p) for u in line.units[:verb] for p in u.people}
    alone = verb > 0 and (len(told) == 1 and named <= told or len(named) == 1 and {_key(c) for c in line.scene.visits[-1:]} == named)
    return alone and line.units[phrase.begin].low in ("a", "an")


def _stop_called_off(line: Line, phrase: Phrase) -> bool:
    """ "A stop in Chad has been dropped", not a bus stop."""
    plain = set(phrase.modifiers) <= line.scene.acts.words["ahead"] | ORDINALS | {"brief", "short", "final", "last"}
    return plain and phrase.governor >= 0 and line.units[phrase.governor].key in CALLED and _called_off(line, phrase)


def _calls_off(unit: Unit) -> bool:
    return unit.kind is UnitKind.VERB and unit.key in CALLED and "passive" in unit.facts


def _main_subject(line: Line, phrase: Phrase) -> Sequence[Participant]:
    """The subject of the clause a prepositional phrase hangs on: the verb before it, else the first after it."""
    units = line.units
    before = [k for k in range(phrase.begin) if units[k].kind is UnitKind.VERB]
    for k in reversed(before):
        people = subject(units, k).people
        if people:
            return people
    for k in range(phrase.end, len(units)):
        if units[k].kind is UnitKind.VERB:
            return subject(units, k).people
    return ()


def meant(line: Line, phrase: Phrase, person: Participant) -> Where | None:
    """Where "the trip" led: the journey told of this person, or of another for "the same trip", "a visit there", "the trip himself"."""
    n, last = phrase.noun, line.scene.current(person)
    if phrase.as_subject and planned_then_off(line, phrase.governor) >= 0:
        held = (c for c in reversed(line.scene.visits) if c.participants[0].person == person.person and c.status in _HELD)
        last = next(held, last)  # the stay that has come about since
    beside = [u.low for u in line.units[n + 1 : n + 3]]
    alike = "same" in phrase.modifiers or bool(_HIMSELF & set(beside)) or beside[:1] == ["there"]
    alike = alike and person.basis != "office"
    others = (c for c in reversed(line.scene.visits) if c.participants[0].person != person.person and foreign(person, c.host_country))
    other = next(others, None) if alike and (last is None or "there" not in beside) else None
    if other is not None:
        return Where(n + 1, n + 2, other.place, other.host_country)
    return Where(n, n + 1, "", last.host_country) if last is not None else None


_HELD = (Status.COMPLETED, Status.ONGOING)
_HIMSELF = frozenset(("himself", "herself", "too", "themselves"))
