"""Who does what in a clause: subject, objects, places and times around a verb or a noun of an act.

All functions look at the units of one sentence and answer with indices; none knows what the act means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.claim.clauses import HARD_STOPS, RELATIVE, as_he, before_its_day, led_in, mends_itself, relative_before, verb_before
from summitry.claim.heads import (
    before_adverbs,
    before_company,
    before_list_aside,
    before_object,
    for_to,
    head_noun,
    in_phrase,
    included,
    led_by,
    listed_object,
    object_shared,
    of_them,
    other_subject,
)
from summitry.claim.people import PEOPLE, companions, people_before, people_list, possessive
from summitry.claim.words import ADVERBIAL, CLAUSE_WORDS, spaced_dash, time_word
from summitry.model import Participant, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verb is said of; `noun` is the index of an act's noun where that is the subject."""

    people: tuple[Participant, ...] = ()
    index: int = -1
    noun: int = -1
    governor: int = -1
    """Index of the verb it was taken over from."""


def subject(units: Sequence[Unit], v: int, depth: int = 0) -> Subject:
    """The subject of the verb group at `v`, through relatives, appositions, coordination and control."""
    if depth > 4:
        return Subject()
    aside = _set_apart(units, v, depth)
    if aside is not None:
        return aside
    k = before_company(units, v)
    near = before_adverbs(units, v)
    comma = False
    while k >= 0:
        unit = units[k]
        comma = comma or unit.low == ","
        if unit.low in HARD_STOPS or not comma and head_noun(units, k, v):
            return Subject()
        if unit.low in RELATIVE and k == v - 1:
            return _antecedent(units, k)
        if unit.kind in PEOPLE and not possessive(units, k) and (unit.low not in _OBJECTIVE or of_them(units, k)):
            people, first = people_before(units, k)
            if object_shared(units, first, k, v):
                return _from_verb(units, before_object(units, first), depth)
            free = not in_phrase(units, first) or led_by(units, first) or as_he(units, first, k, v)
            if free or included(units, first) or for_to(units, first, k, v) or of_them(units, k):
                return Subject((*before_list_aside(units, first), *people), first)
            k = first - 1
        elif unit.kind is UnitKind.VERB:
            return _from_verb(units, k, depth)
        elif unit.kind is UnitKind.NOUN and not in_phrase(units, k) and not listed_object(units, k):
            return Subject(noun=k)
        elif k == near and other_subject(units, k, v):
            return Subject()
        k -= 1
    if units[v].facts.get("tense") == "ing" and v <= 4 and depth == 0:
        return _following(units, v)
    return Subject()


_OBJECTIVE = frozenset(("him", "them", "himself", "themselves"))


def _before_comma(units: Sequence[Unit], v: int, depth: int) -> Subject | None:
    """Who stands before an aside, or before "..., having been in Peru"."""
    found = _before_aside(units, v)
    if found is not None or units[v].facts.get("tense") != "ing" or "perfect" not in units[v].facts:
        return found
    main = next((k for k in range(v - 2, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    return _from_verb(units, main, depth) if main >= 0 else Subject()


def _set_apart(units: Sequence[Unit], v: int, depth: int) -> Subject | None:
    """The subject that an aside, a slip of the tongue or "before" parts from its verb."""
    if v > 1 and mends_itself(units, v - 1):
        return _from_verb(units, v - 2, depth)
    if units[v - 1].low in ("before", "after") and units[v].facts.get("tense") == "ing" and (led := verb_before(units, v)) >= 0:
        return _from_verb(units, led, depth)
    if v > 2 and units[v - 1].low == ",":
        return _list_with_titles(units, v) or _before_comma(units, v, depth)
    return None


def _list_with_titles(units: Sequence[Unit], v: int) -> Subject | None:
    """ "King Felipe, the Greek president, A, and B, the Irish leader, sat": all of them, where the last has his title behind him."""
    last = units[v - 2]
    if last.kind is not UnitKind.PERSON or "," not in last.low or possessive(units, v - 2):
        return None
    people, first = people_before(units, v - 2)
    return Subject(people, first) if len(people) > 1 and not in_phrase(units, first) else None


def _before_aside(units: Sequence[Unit], v: int) -> Subject | None:
    """ "Hu, accompanied by his wife, arrived", "Bachelet, the first woman to lead Chile, was": who stands before the aside."""
    best: int | None = None
    for k in range(v - 2, max(0, v - 45), -1):
        if units[k].low in HARD_STOPS:
            break
        if units[k].low != "," or units[k - 1].kind is not UnitKind.PERSON or possessive(units, k - 1):
            continue
        led = led_in(units, k + 1)
        finite = sum(u.kind is UnitKind.VERB and u.facts.get("tense") not in ("inf", "ing", "part") for u in units[k + 1 : v])
        if led == "deed" and finite <= 1 or led and best is None and finite <= 2 * (led == "relative"):
            best = k
            if led != "name":
                break
    if best is None:
        return None
    people, first = people_before(units, best - 1)
    people = (*people, *companions(units, best + 1))
    governed = first > 0 and (units[first - 1].kind is UnitKind.VERB or in_phrase(units, first))
    return None if governed else Subject(people, first)


def _following(units: Sequence[Unit], v: int) -> Subject:
    """ "After meeting Xi in Paris, Modi said": the subject of the main clause."""
    for k in range(v + 1, len(units)):
        if (
            units[k].kind is UnitKind.VERB
            and units[k].facts.get("tense") not in ("inf", "ing", "part")
            and units[k - 1].kind is not UnitKind.VERB
        ):
            found = subject(units, k, 1)
            if found.index > v:
                return Subject(found.people, found.index, -1, k)
    return Subject()


def _antecedent(units: Sequence[Unit], k: int) -> Subject:
    """The noun before "who" or "which"."""
    j = k - 1
    if j > 0 and units[j].low == "and" and (first := relative_before(units, j)) > 0:
        return _antecedent(units, first)
    while j >= 0 and (units[j].low == "," or units[j].kind in (UnitKind.TIME,)):
        j -= 1
    if j >= 0 and units[j].kind in PEOPLE and not possessive(units, j):
        return Subject(units[j].people, j) if units[j].people else _one_of(units, j)
    while j >= 0 and units[j].kind is not UnitKind.VERB:
        if units[j].kind in (UnitKind.NOUN, UnitKind.SUMMIT):
            return Subject(noun=j)
        j -= 1
    return Subject()


def _one_of(units: Sequence[Unit], j: int) -> Subject:
    """ "Merkel was among the leaders who attended": she did."""
    lows = [u.low for u in units[max(0, j - 4) : j]]
    be = next((k for k in range(j - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    if be >= 0 and units[be].facts["lemma"] == "be" and ("among" in lows or "one" in lows and "of" in lows):
        found = subject(units, be, 1)
        return Subject(found.people, found.index)
    return Subject(units[j].people, j)


def _from_verb(units: Sequence[Unit], k: int, depth: int) -> Subject:
    """Another verb stands before: the subject is shared or controlled."""
    found = subject(units, k, depth + 1)
    return Subject(found.people, found.index, found.noun, k)


def right_end(units: Sequence[Unit], v: int) -> int:
    """Where the clause of the act at `v` ends to the right."""
    k = v + 1
    while k < len(units):
        unit = units[k]
        if (
            unit.low in HARD_STOPS
            or unit.low == "-" and spaced_dash(units, k)
            or unit.low == "whose"
            or unit.low in CLAUSE_WORDS
            and not time_word(units, k)
        ):
            return k
        if unit.kind is UnitKind.VERB and unit.facts.get("tense") not in ("inf", "ing", "part"):
            return _before_subject(units, v, k)
        k += 1
    return len(units)


def _before_subject(units: Sequence[Unit], v: int, k: int) -> int:
    """The start of the next clause's subject: back over its noun phrase to the comma or conjunction before it."""
    found = subject(units, k).index
    j = found if v < found < k else k
    j = before_its_day(units, v, j)
    while j > v + 1 and units[j - 1].low in ("and", ",", "but", "the", "on", "then"):
        j -= 1
    return j


def objects(units: Sequence[Unit], v: int, through: Sequence[str] = ()) -> tuple[Participant, ...]:
    """Persons that are the object of the verb at `v`: directly after it, or behind one of the prepositions `through`."""
    end = right_end(units, v)
    k = v + 1
    direct = True
    while k < end:
        unit = units[k]
        if unit.kind in PEOPLE and not (unit.kind is UnitKind.PRONOUN and unit.low in ("he", "she", "they")):
            led = units[k - 2] if units[k - 1].low == "both" else units[k - 1]
            if direct or led.low in through:
                if not possessive(units, k):
                    return people_list(units, k)[0]
                if "hand" in (u.low for u in units[k + 1 : k + 3]):
                    return unit.people  # "shook Morales's hand"
                if unit.kind is not UnitKind.PRONOUN or units[k + 1 : k + 2] == () or units[k + 1].kind is not UnitKind.GROUP:
                    return ()
            k += 1
            continue
        if unit.low == "in" and k + 1 < end and units[k + 1].low == "audience":
            k += 2
            continue
        if unit.low in through or unit.kind is UnitKind.TIME or unit.low in ADVERBIAL or unit.low.endswith("ly"):
            k += 1
            continue
        if unit.low not in ("the", "both", ","):
            direct = False
            if not through:
                return ()
        k += 1
    return ()


def agent(units: Sequence[Unit], v: int) -> tuple[Participant, ...]:
    """Persons behind "by" after a passive."""
    end = right_end(units, v)
    for k in range(v + 1, end - 1):
        if units[k].low == "by" and units[k + 1].kind in PEOPLE and not possessive(units, k + 1):
            return people_list(units, k + 1)[0]
    return ()


def reduced(units: Sequence[Unit], k: int) -> bool:
    """ "a visit planned for May": a participle that belongs to the noun before it."""
    return units[k].low in ("planned", "scheduled", "held", "set", "expected", "arranged", "slated", "due")
