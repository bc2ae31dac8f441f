"""Who does what in a clause: subject, objects, places and times around a verb or a noun of an act.

All functions look at the units of one sentence and answer with indices; none knows what the act means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.model import Participant, Unit, UnitKind

PEOPLE = (UnitKind.PERSON, UnitKind.GROUP, UnitKind.PRONOUN)
_POSSESSIVE_PRONOUNS = frozenset("his their its her my our your whose".split())
_PREPOSITIONS = frozenset(
    "of with by for to from against between including via than over alongside on about in at near under behind like without among despite".split()
)
_HARD_STOPS = frozenset((";", ":", "“", "”", '"', "—", "–"))
_CLAUSE_WORDS = frozenset(
    "that which who whom where when while because although though after before until unless whether if but as since whereas following amid ahead despite weeks days months hours".split()
)
_ADVERBIAL = frozenset(
    "also last already then again later earlier soon separately together jointly personally briefly first next now still once twice here there home abroad".split()
)
_CITY_STATES = frozenset(("SG", "MC", "VA", "SM"))
_KINDS_OF_PLACE = frozenset("city town resort port capital village island region province out suburb".split())
_RELATIVE = frozenset(("who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Where:
    """A place a clause names: its unit's index, the place if any, the country."""

    index: int
    end: int
    place: str
    country: str
    preposition: str = ""


def possessive(units: Sequence[Unit], i: int) -> bool:
    """Whether the person at `i` owns what follows: "Putin's", "his"."""
    unit = units[i]
    if unit.kind is UnitKind.PRONOUN and unit.low in _POSSESSIVE_PRONOUNS:
        return unit.low != "her" or _her_owns(units, i)
    return i + 1 < len(units) and units[i + 1].low in ("'s", "'")


def _her_owns(units: Sequence[Unit], i: int) -> bool:
    """ "her visit", not "met her in Paris", "told her on Monday"."""
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None or after.kind in (UnitKind.VERB, UnitKind.PUNCT):
        return False
    if after.kind is UnitKind.TIME:
        return i + 2 < len(units) and units[i + 2].kind is UnitKind.NOUN
    return (
        after.low not in _PREPOSITIONS
        and after.low not in _CLAUSE_WORDS
        and after.low not in _ADVERBIAL
        and after.low not in ("and", "or", "the")
    )


def people_list(units: Sequence[Unit], i: int) -> tuple[tuple[Participant, ...], int]:
    """Persons listed from `i` rightwards ("X, Y and Z"): whom, and the index after the last."""
    people: list[Participant] = list(units[i].people)
    k = i + 1
    while True:
        k = _past_brackets(units, k)
        step = _joiner(units, k)
        if (
            not step
            or k + step >= len(units)
            or units[k + step].kind not in (UnitKind.PERSON, UnitKind.GROUP)
            or possessive(units, k + step)
        ):
            break
        if units[k].low == "," and step == 1 and not _list_closes(units, k + 1):
            break
        people += units[k + step].people
        k += step + 1
    return tuple(people), k


def _past_brackets(units: Sequence[Unit], k: int) -> int:
    """Past "(DRC)" between two names of a list."""
    if k < len(units) and units[k].low == "(":
        close = next((j for j in range(k + 1, min(len(units), k + 6)) if units[j].low == ")"), None)
        if close is not None and close + 1 < len(units) and units[close + 1].low in (",", "and"):
            return close + 1
    return k


def _joiner(units: Sequence[Unit], k: int) -> int:
    """How many units join two names here: ",", "and", ", and", "as well as", "along with"."""
    if k >= len(units):
        return 0
    low = units[k].low
    if low == "," and k + 1 < len(units) and units[k + 1].low in ("and", "&"):
        return 2
    if low == "as" and [u.low for u in units[k : k + 3]] == ["as", "well", "as"]:
        return 3
    return 1 if low in (",", "and", "&") else 0


def _list_closes(units: Sequence[Unit], k: int) -> bool:
    """Whether a comma list of names comes to an "and": else a comma may part clauses."""
    for j in range(k, min(len(units), k + 14)):
        if units[j].low == "and":
            return True
        if units[j].kind not in PEOPLE and units[j].low != ",":
            return False
    return False


def people_before(units: Sequence[Unit], i: int) -> tuple[tuple[Participant, ...], int]:
    """Persons listed up to `i` (its last): whom, and the index of the first."""
    people: list[Participant] = list(units[i].people)
    k = i
    while k >= 2:
        step = 2 if k >= 3 and units[k - 1].low in ("and", "&") and units[k - 2].low == "," else 1
        join, other = units[k - 1], k - step - 1
        if other < 0 or join.low not in (",", "and", "&") or units[other].kind not in (UnitKind.PERSON, UnitKind.GROUP):
            break
        if join.low == "," and step == 1 and len(people) == len(units[i].people):
            break
        if (
            other > 0
            and units[other - 1].kind is UnitKind.VERB
            and units[other - 1].key in ("meet", "host", "visit", "phone", "say")
            and join.low == "and"
        ):
            break
        if not (units[other].kind is UnitKind.GROUP and len(people) >= 2):
            people = [*units[other].people, *people]
        k = other
    return tuple(people), k


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
    k = v - 1
    comma = False
    while k >= 0:
        unit = units[k]
        comma = comma or unit.low == ","
        if unit.low in _HARD_STOPS or not comma and _head_noun(units, k, v):
            return Subject()
        if unit.low in _RELATIVE and k == v - 1:
            return _antecedent(units, k)
        if unit.kind in PEOPLE and not possessive(units, k) and unit.low not in ("him", "them", "himself", "themselves"):
            first = people_before(units, k)[1]
            if not _in_phrase(units, first) or _led_by(units, first) or _for_to(units, first, k, v):
                return Subject(people_before(units, k)[0], first)
            k = first - 1
        elif unit.kind is UnitKind.VERB:
            return _from_verb(units, v, k, depth)
        elif unit.kind is UnitKind.NOUN and not _in_phrase(units, k) and not _listed_object(units, k):
            return Subject(noun=k)
        elif (
            k == v - 1
            and _other_noun(unit)
            and not _in_phrase(units, k)
            and not (unit.kind in (UnitKind.COUNTRY, UnitKind.PLACE) and any(u.kind is UnitKind.NOUN for u in units[:k]))
            and units[v].facts.get("tense") not in ("inf", "ing")
        ):
            return Subject()
        k -= 1
    if units[v].facts.get("tense") == "ing" and v <= 4 and depth == 0:
        return _following(units, v)
    return Subject()


def _head_noun(units: Sequence[Unit], k: int, v: int) -> bool:
    """ "officials from the embassy in Moscow attended": a plain noun no preposition governs is the subject."""
    unit = units[k]
    if (
        k == v - 1
        or unit.kind is not UnitKind.WORD
        or not unit.text.isalpha()
        or unit.text[:1].isupper()
        or units[v].facts.get("tense") in ("inf", "ing")
    ):
        return False
    if units[k + 1].low not in ("from", "of", "in", "at", "for", "with"):
        return False
    return _other_noun(unit) and unit.low not in _PREPOSITIONS and unit.low not in _NOT_HEADS and not _in_phrase(units, k)


_NOT_HEADS = frozenset(
    "the a an his her its their this that these those he she it they who which to be not no any some both one two first second third ahead because instead out up off left right front".split()
)


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
    while j >= 0 and (units[j].low == "," or units[j].kind in (UnitKind.TIME,)):
        j -= 1
    if j >= 0 and units[j].kind in PEOPLE and not possessive(units, j):
        return Subject(units[j].people, j)
    while j >= 0 and units[j].kind is not UnitKind.VERB:
        if units[j].kind in (UnitKind.NOUN, UnitKind.SUMMIT):
            return Subject(noun=j)
        j -= 1
    return Subject()


def _from_verb(units: Sequence[Unit], v: int, k: int, depth: int) -> Subject:
    """Another verb stands before: the subject is shared or controlled."""
    found = subject(units, k, depth + 1)
    if units[v].facts.get("tense") == "inf" and units[k].facts.get("passive") and units[k].key == "invite":
        return Subject(found.people, found.index, found.noun, k)
    return Subject(found.people, found.index, found.noun, k)


def _in_phrase(units: Sequence[Unit], k: int) -> bool:
    """Whether a preposition governs the noun phrase that ends at `k`."""
    j = k - 1
    while j >= 0 and (
        units[j].low in ("the", "a", "an", "his", "her", "their", "its", "both", "two", "own")
        or units[j].low == "'s"
        or _adjective(units, j)
    ):
        j -= 1
    return j >= 0 and units[j].low in _PREPOSITIONS


def _for_to(units: Sequence[Unit], first: int, k: int, v: int) -> bool:
    """ "no plans for X to travel": X would."""
    return k == v - 1 and first > 0 and units[first - 1].low == "for" and units[v].facts.get("tense") == "inf"


def _led_by(units: Sequence[Unit], k: int) -> bool:
    """ "A delegation led by X arrived": X did."""
    return k >= 2 and units[k - 1].low == "by" and units[k - 2].kind is UnitKind.VERB and units[k - 2].facts["lemma"] in ("lead", "head")


def _adjective(units: Sequence[Unit], j: int) -> bool:
    low = units[j].low
    return units[j].kind is UnitKind.WORD and (
        low in ("first", "second", "third", "last", "official", "state", "bilateral", "recent", "previous", "upcoming", "planned", "joint")
    )


def _listed_object(units: Sequence[Unit], k: int) -> bool:
    """Whether a noun follows a verb as its object."""
    j = k - 1
    while j >= 0 and units[j].kind is UnitKind.WORD and (units[j].low in ("the", "a", "an", "his", "her", "their") or _adjective(units, j)):
        j -= 1
    return j >= 0 and units[j].kind is UnitKind.VERB


def _other_noun(unit: Unit) -> bool:
    if unit.kind in (UnitKind.ORGANISATION, UnitKind.COUNTRY, UnitKind.PLACE):
        return True
    return (
        unit.kind is UnitKind.WORD
        and unit.low not in _ADVERBIAL
        and unit.low not in _CLAUSE_WORDS
        and not unit.low.endswith("ly")
        and unit.low not in ("and", "or", "both", "all")
    )


def right_end(units: Sequence[Unit], v: int) -> int:
    """Where the clause of the act at `v` ends to the right."""
    k = v + 1
    while k < len(units):
        unit = units[k]
        if unit.low in _HARD_STOPS or _spaced_dash(units, k) or unit.low in _CLAUSE_WORDS and not _time_word(units, k):
            return k
        if unit.kind is UnitKind.VERB and unit.facts.get("tense") not in ("inf", "ing", "part"):
            return _before_subject(units, v, k)
        k += 1
    return len(units)


def _spaced_dash(units: Sequence[Unit], k: int) -> bool:
    """A hyphen that stands for a dash: "in Israel - the first stop"."""
    return units[k].low == "-" and k > 0 and k + 1 < len(units) and units[k].start > units[k - 1].end and units[k + 1].start > units[k].end


def _time_word(units: Sequence[Unit], k: int) -> bool:
    return (
        units[k].low in ("since", "before", "after", "until", "following", "ahead", "as")
        and k + 1 < len(units)
        and units[k + 1].kind is UnitKind.TIME
    )


def _before_subject(units: Sequence[Unit], v: int, k: int) -> int:
    """The start of the next clause's subject: back over its noun phrase to the comma or conjunction before it."""
    found = subject(units, k).index
    j = found if v < found < k else k
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
            if direct or units[k - 1].low in through:
                if not possessive(units, k):
                    return people_list(units, k)[0]
                return ()
            k += 1
            continue
        if unit.kind is UnitKind.PLACE and unit.facts.get("near") == "-":
            k += 1
            continue
        if unit.low == "in" and k + 1 < end and units[k + 1].low == "audience":
            k += 2
            continue
        if unit.low in through or unit.kind is UnitKind.TIME or unit.low in _ADVERBIAL or unit.low.endswith("ly"):
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


def wheres(units: Sequence[Unit], start: int, end: int) -> Iterator[Where]:
    """Places named from `start` to `end`, "Kazan, Russia" as one, each with the preposition that brings it."""
    k = start
    preposition = before = ""
    while k < end:
        unit = units[k]
        if unit.kind is UnitKind.PLACE and unit.facts.get("country"):
            last = _with_country(units, k, end)
            yield Where(k, last, unit.facts.get("place", unit.text), unit.facts["country"], preposition)
            k, before = last, preposition
            continue
        if unit.kind is UnitKind.TIME:
            preposition = before
        if unit.kind is UnitKind.COUNTRY and _names_country(units, k):
            before = preposition
            yield Where(k, k + 1, unit.text if unit.key in _CITY_STATES else "", unit.key, preposition)
        elif unit.low == "of" and k > start and units[k - 1].low in _KINDS_OF_PLACE:
            pass
        elif unit.low in ("in", "to", "at", "from", "for", "into", "via", "through", "near", "of", "on", "across"):
            preposition = unit.low
        elif unit.low in _PREPOSITIONS:
            preposition = unit.low
        elif unit.kind in (UnitKind.VERB, *PEOPLE):
            preposition = ""
        k += 1


def _names_country(units: Sequence[Unit], k: int) -> bool:
    """A country by its name as a place: no demonym, no possessor."""
    unit = units[k]
    if unit.facts.get("form") != "country" or ":" in unit.key or unit.key in ("EU", "UN"):
        return False
    after = units[k + 1] if k + 1 < len(units) else None
    return after is None or not (after.low in ("'s", "'") or after.low == "-" and after.start == unit.end)


def _with_country(units: Sequence[Unit], k: int, end: int) -> int:
    if k + 2 < end and units[k + 1].low == "," and units[k + 2].kind in (UnitKind.COUNTRY, UnitKind.PLACE):
        if units[k + 2].key == units[k].facts["country"] or units[k + 2].facts.get("country") == units[k].facts["country"]:
            return k + 3
        if units[k].facts["country"] == "US" and units[k + 2].key == "GE":
            return k + 3
    return k + 1


def where_before(units: Sequence[Unit], v: int) -> tuple[Where, ...]:
    """ "... to Hanoi, where he arrived on Thursday": the place before the "where" that opens the clause of `v`."""
    k = next((k for k in range(v - 1, -1, -1) if units[k].low == "where"), None)
    if k is None or any(u.kind is UnitKind.VERB for u in units[k + 1 : v]):
        return ()
    return tuple(
        w
        for w in tuple(wheres(units, 0, k))[-1:]
        if k - w.end <= 2 or any(u.kind in (UnitKind.NOUN, UnitKind.SUMMIT) for u in units[w.end : k])
    )


def reduced(units: Sequence[Unit], k: int) -> bool:
    """ "a visit planned for May": a participle that belongs to the noun before it."""
    return units[k].low in ("planned", "scheduled", "held", "set", "expected", "arranged", "slated", "due")
