"""What a noun phrase before a verb hangs on: a preposition, a verb, or nothing, so that it can be the verb's subject."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.clauses import HARD_STOPS
from summitry.claim.people import PEOPLE, people_before, possessive
from summitry.claim.words import ADVERBIAL, CLAUSE_WORDS, PREPOSITIONS
from summitry.model import Participant, Unit, UnitKind


def head_noun(units: Sequence[Unit], k: int, v: int) -> bool:
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
    plain = other_noun(unit) and unit.low not in PREPOSITIONS and unit.low not in _NOT_HEADS
    return plain and not in_phrase(units, k, described=True) and not _object_of_deed(units, k)


def before_object(units: Sequence[Unit], first: int) -> int:
    """The unit before an object: past "the", and past the day of "has this year received the guests"."""
    k = first - 1 - (first > 1 and units[first - 1].low == "the")
    return k - (k > 0 and units[k].kind is UnitKind.TIME)


def _object_of_deed(units: Sequence[Unit], k: int) -> bool:
    """ "has received a number of guests and left": who received them left."""
    verb = units[before_object(units, k - (units[k - 1].low in ("a", "several")))]
    return verb.kind is UnitKind.VERB and verb.key in ("host", "meet", "sign") and verb.facts.get("tense") in ("past", "pres")


_NOT_HEADS = frozenset(
    (
        "the a an his her its their this that these those he she it they who which to be not no any some both one two "
        "first second third ahead because instead out up off left right front"
    ).split()
)


def in_phrase(units: Sequence[Unit], k: int, *, described: bool = False) -> bool:
    """Whether a preposition governs the noun phrase that ends at `k`; `described` allows a demonym and adjectives before a plain noun."""
    j = k - 1
    while described and j >= 0 and k - j < 4 and (units[j].kind is UnitKind.COUNTRY or _describes(units[j])):
        j -= 1
    while j >= 0 and (
        units[j].low in ("the", "a", "an", "his", "her", "their", "its", "both", "two", "own")
        or units[j].low == "'s"
        or _adjective(units, j)
    ):
        j -= 1
    return j >= 0 and (units[j].low in PREPOSITIONS or units[j].low == "as")


def for_to(units: Sequence[Unit], first: int, k: int, v: int) -> bool:
    """ "no plans for X to travel": X would."""
    return k == v - 1 and first > 0 and units[first - 1].low == "for" and units[v].facts.get("tense") == "inf"


def _describes(unit: Unit) -> bool:
    return (
        unit.kind is UnitKind.WORD
        and unit.text.isalpha()
        and unit.text.islower()
        and unit.low not in PREPOSITIONS
        and unit.low not in CLAUSE_WORDS
    )


def led_by(units: Sequence[Unit], k: int) -> bool:
    """ "A delegation led by X arrived": X did."""
    return k >= 2 and units[k - 1].low == "by" and units[k - 2].kind is UnitKind.VERB and units[k - 2].facts["lemma"] in ("lead", "head")


SEVERAL = frozenset(
    (
        "leaders presidents premiers ministers heads envoys dignitaries guests mourners delegates politicians officials "
        "statesmen royals delegations participants figures"
    ).split()
)


def of_them(units: Sequence[Unit], k: int) -> bool:
    """ "the two of them drove", "both of them": they did."""
    return k >= 2 and units[k].low == "them" and units[k - 1].low == "of" and units[k - 2].low in ("two", "three", "both", "all", "pair")


def included(units: Sequence[Unit], k: int) -> bool:
    """ "Leaders including X and Y gathered", "dignitaries, among them X": X did."""
    if k < 2 or units[k - 1].low not in ("including", "them") or units[k - 1].low == "them" and units[k - 2].low != "among":
        return False
    j = k - 2 - (units[k - 1].low == "them")
    j -= j > 0 and units[j].low == ","
    return j >= 0 and (units[j].kind is UnitKind.GROUP or units[j].low in SEVERAL)


def _adjective(units: Sequence[Unit], j: int) -> bool:
    low = units[j].low
    return units[j].kind is UnitKind.WORD and (
        low in ("first", "second", "third", "last", "official", "state", "bilateral", "recent", "previous", "upcoming", "planned", "joint")
    )


_COMPANY = frozenset(
    (
        "wife husband spouse consort delegation delegations entourage party retinue suite family son daughter children aides officials "
        "ministers businessmen executives advisers staff team members companions"
    ).split()
)


def before_company(units: Sequence[Unit], v: int) -> int:
    """ "Obama, his wife and a large delegation left": the unit of the person before those who go along, else the one before the verb."""
    j, joined = v - 1, False
    of = next((k for k in range(v - 2, max(1, v - 5), -1) if units[k].low == "of"), 0) if v > 4 and units[j].low.isdigit() else 0
    j = of - 1 if of else j  # "a delegation of about 20"
    while v > 2 and (j < v - 1 or units[v - 1].low in _COMPANY) and j > 0 and v - j < _LONG_LIST:
        j -= 1
        if units[j].kind in (UnitKind.PERSON, UnitKind.GROUP) or units[j].low in ("he", "she"):
            free = j == 0 or units[j - 1].kind is not UnitKind.VERB
            return j if joined and free and units[j + 1].low in (",", "and", "with") else v - 1
        joined = joined or units[j].low in ("and", "with")
        if units[j].kind in (UnitKind.VERB, UnitKind.NOUN) or units[j].kind is UnitKind.PUNCT and units[j].low not in (",", "-"):
            break
    return v - 1


_LONG_LIST = 16


def listed_object(units: Sequence[Unit], k: int) -> bool:
    """Whether a noun follows a verb as its object, a word that describes it between: "paid a royal visit"."""
    j = k - 1
    j -= j > 0 and _describes(units[j]) and not _adjective(units, j) and units[j - 1].low in ("the", "a", "an", "his", "her", "their")
    while j >= 0 and (units[j].low in ("the", "a", "an", "his", "her", "their") or _adjective(units, j)):
        j -= 1
    return j >= 0 and units[j].kind is UnitKind.VERB


def other_noun(unit: Unit) -> bool:
    """Whether a unit is a noun of another kind than person or act, and so may be a subject."""
    if unit.kind in (UnitKind.ORGANISATION, UnitKind.COUNTRY, UnitKind.PLACE):
        return True
    return (
        unit.kind is UnitKind.WORD
        and unit.low not in ADVERBIAL
        and unit.low not in CLAUSE_WORDS
        and not unit.low.endswith("ly")
        and unit.low not in ("and", "or", "both", "all")
    )


def object_shared(units: Sequence[Unit], first: int, last: int, v: int) -> bool:
    """ "landed in Suva, met Qarase and left", "who preceded the premier and held talks": whom he met is not who left."""
    governor = units[before_object(units, first)] if first else None
    if governor is None or governor.kind is not UnitKind.VERB or governor.facts["tense"] in ("inf", "ing"):
        return False
    if governor.key not in ("meet", "host", "phone", "visit", "invite") and governor.facts["lemma"] not in _TRANSITIVE:
        return False
    between = units[_past_apposition(units, last, v) : v]
    if any(u.kind is UnitKind.VERB or u.kind in PEOPLE and u.low not in ("his", "her") or u.low in _OF_THE_OBJECT for u in between):
        return False
    lows = [u.low for u in between if u.low not in ADVERBIAL and not u.low.endswith("ly") and u.kind is not UnitKind.TIME]
    return lows[-1:] in (["and"], ["before"])


_TRANSITIVE = frozenset("precede succeed replace follow accompany join see embrace praise thank hug salute".split())
_OF_THE_OBJECT = frozenset(("who", "which", "that", "whose", "where", "while", "as", "but", ";"))
"""Words that open a clause about whoever stands before them, or another clause."""


def _past_apposition(units: Sequence[Unit], last: int, v: int) -> int:
    """Past ", President," or ", Minister of Fisheries," behind the name at `last`."""
    if units[last + 1].low != ",":
        return last + 1
    close = next((k for k in range(last + 2, min(v, last + 10)) if units[k].low == "," or units[k].kind is UnitKind.VERB), -1)
    return close if close > 0 and units[close].low == "," and units[last + 2].text[:1].isupper() else last + 1


def before_adverbs(units: Sequence[Unit], v: int) -> int:
    """What stands before the verb at `v` and its adverbs: "officials later walked"."""
    k = v - 1
    while k > 0 and (units[k].low in ADVERBIAL or units[k].low.endswith("ly")) and units[k].kind is UnitKind.WORD:
        k -= 1
    return k


def other_subject(units: Sequence[Unit], k: int, v: int) -> bool:
    """Whether what stands at `k`, right before the verb at `v`, is its subject and nobody's name: "a crowd came", not "from there came"."""
    unit = units[k]
    if not other_noun(unit) or unit.low in PREPOSITIONS or in_phrase(units, k) or units[v].facts.get("tense") in ("inf", "ing"):
        return False
    return unit.kind not in (UnitKind.COUNTRY, UnitKind.PLACE) or all(u.kind is not UnitKind.NOUN for u in units[:k])


def before_list_aside(units: Sequence[Unit], first: int) -> tuple[Participant, ...]:
    """ "Taye, who was then foreign minister, and his counterpart Fiqi had been": the one before the aside too."""
    if first < 4 or [u.low for u in units[first - 2 : first]] != [",", "and"]:
        return ()
    for k in range(first - 3, max(0, first - 30), -1):
        if units[k].low in HARD_STOPS:
            return ()
        if units[k].low == "," and units[k + 1].low == "who" and units[k - 1].kind is UnitKind.PERSON and not possessive(units, k - 1):
            begin = people_before(units, k - 1)[1]
            return people_before(units, k - 1)[0] if not in_phrase(units, begin) else ()
    return ()
