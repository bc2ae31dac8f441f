"""Persons beside one another: lists, and who owns what follows."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.clauses import WITH_HIM
from summitry.claim.words import ADVERBIAL, CLAUSE_WORDS, PREPOSITIONS
from summitry.model import Participant, Unit, UnitKind

PEOPLE = (UnitKind.PERSON, UnitKind.GROUP, UnitKind.PRONOUN)

_POSSESSIVE_PRONOUNS = frozenset(("his their its her my our your whose").split())


def possessive(units: Sequence[Unit], i: int) -> bool:
    """Whether the person at `i` owns what follows: "Putin's", "his"."""
    unit = units[i]
    if unit.kind is UnitKind.PRONOUN and unit.low in _POSSESSIVE_PRONOUNS:
        return unit.low != "her" or _her_owns(units, i)
    if unit.kind is UnitKind.PRONOUN:
        return False  # "he's in Rome" is "he is"
    return i + 1 < len(units) and units[i + 1].low in ("'s", "'")


def _her_owns(units: Sequence[Unit], i: int) -> bool:
    """ "her visit", not "met her in Paris", "told her on Monday"."""
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None or after.kind in (UnitKind.VERB, UnitKind.PUNCT):
        return False
    if after.kind is UnitKind.TIME:
        return i + 2 < len(units) and units[i + 2].kind is UnitKind.NOUN
    return (
        after.low not in PREPOSITIONS
        and after.low not in CLAUSE_WORDS
        and after.low not in ADVERBIAL
        and after.low not in ("and", "or", "the")
    )


def people_list(units: Sequence[Unit], i: int) -> tuple[tuple[Participant, ...], int]:
    """Persons listed from `i` rightwards ("X, Y and Z"): whom, and the index after the last."""
    people: list[Participant] = list(units[i].people)
    k = i + 1
    if (
        units[i].kind is UnitKind.GROUP
        and not people
        and k + 1 < len(units)
        and units[k].low == ","
        and units[k + 1].kind is UnitKind.PERSON
    ):
        people, k = list(units[k + 1].people), k + 2  # "his two counterparts, Macron and Merkel"
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


def _before_brackets(units: Sequence[Unit], k: int) -> int:
    """Before "(ROK)" or a family name that is a common word ("Ruth" + "White"), which stand behind a name of a list."""
    if k > 1 and units[k].low == ")":
        opening = next((j for j in range(k - 1, max(0, k - 5), -1) if units[j].low == "("), 0)
        return opening - 1 if opening else k
    named = k > 0 and units[k - 1].kind is UnitKind.PERSON and units[k].kind is UnitKind.WORD and units[k].text[:1].isupper()
    return k - 1 if named and not possessive(units, k - 1) else k


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


def _may_join(units: Sequence[Unit], k: int, join: str) -> bool:
    """Whether what stands at `k` can be the first of a list: a person, or "he" in "he and Putin"."""
    unit = units[k]
    if unit.kind is UnitKind.PRONOUN and unit.low in ("he", "she"):  # "He, Rahmon and Japarov": where a clause opens
        return join == "and" or not k or units[k - 1].kind is UnitKind.PUNCT or units[k - 1].low in ("where", "when", "that", "and")
    return unit.kind in (UnitKind.PERSON, UnitKind.GROUP)


def _apposed(units: Sequence[Unit], office: int, name: int) -> bool:
    """Whether the office at one place and the name behind the comma are of one person."""
    who = units[office].people
    return units[office].kind is UnitKind.PERSON and (not who or [p.person for p in who] == [p.person for p in units[name].people])


def _past_owner(units: Sequence[Unit], i: int) -> int:
    """ "Yeltsin and Kohl's successor, Schröder", "Ruto and his Ugandan guest, Museveni": where the words for the one named at `i` begin."""
    if i < 4 or units[i - 1].low != "," or units[i - 2].kind is not UnitKind.WORD or not units[i - 2].text.islower():
        return i
    k = i - 3
    while k > i - 6 and (units[k].kind is UnitKind.COUNTRY or units[k].kind is UnitKind.WORD and units[k].text.islower() and k > 0):
        if units[k].low in ("'s", "'", "and", *PREPOSITIONS):
            break
        k -= 1
    owned = units[k].low in ("'s", "'") and units[k - 1].kind is UnitKind.PERSON
    begin = k - 1 if owned else k if units[k].low in _POSSESSIVE_PRONOUNS else i
    joined = begin > 1 and units[begin - 1].low == "and" and units[begin - 2].kind is UnitKind.PERSON
    return begin if joined else i


def people_before(units: Sequence[Unit], i: int) -> tuple[tuple[Participant, ...], int]:
    """Persons listed up to `i` (its last): whom, and the index of the first."""
    people: list[Participant] = list(units[i].people)
    k = _past_owner(units, i)
    while k >= 2:
        if k >= 3 and units[k].kind is UnitKind.GROUP and units[k - 1].low in _POSSESSIVE_PRONOUNS and units[k - 2].low in ("and", "&"):
            k -= 1  # "Macron and his counterparts from Spain and Italy"
        step = 2 if k >= 3 and units[k - 1].low in ("and", "&") and units[k - 2].low == "," else 1
        join, other = units[k - 1], _before_brackets(units, k - step - 1)
        if other < 0 or join.low not in (",", "and", "&") or not _may_join(units, other, join.low):
            break
        if join.low == "," and step == 1 and len(people) == len(units[i].people):
            if k != i or not _apposed(units, other, i):
                break
            k = other  # "Macron and Spain's prime minister, Pedro Sanchez": one person told twice
            continue
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


def whom(units: Sequence[Unit], subject_at: int) -> tuple[Participant, ...]:
    """ "Mwai Kibaki, whom Bush received in 2003": the person before the "whom" of the clause whose subject stands at `subject_at`."""
    k = subject_at - 1
    while k > 1 and units[k].kind is not UnitKind.PERSON and units[k].low != "whom":
        k -= 1
    if k < 1 or units[k].low != "whom":
        return ()
    k -= 1 + (units[k - 1].low == "with")
    k -= units[k].low == ","
    return units[k].people if k >= 0 and units[k].kind is UnitKind.PERSON and not possessive(units, k) else ()


def whose_owner(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """ "Kim Dae-jung, whose trip", "Burhan, the head of the council, whose talks": of whom the "whose" at `k` is said."""
    j = k - 1 - (units[k - 1].low == ",")
    if j >= 0 and units[j].kind is UnitKind.PERSON and units[j].people and not possessive(units, j):
        return units[j].people
    aside = next((i for i in range(j, max(0, j - 12), -1) if units[i].low == "," or units[i].kind is UnitKind.VERB), 0)
    apposed = aside > 0 and units[aside].low == "," and units[aside - 1].kind is UnitKind.PERSON and not possessive(units, aside - 1)
    return units[aside - 1].people if apposed else ()


def companions(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """ "Merkel, together with Nicolas Sarkozy, visited": he did too."""
    lead = [u.low for u in units[k : k + 2]]
    at = k + 1 if lead[:1] == ["alongside"] else k + 2 + (lead == ["as", "well"]) if lead in WITH_HIM else -1
    return people_list(units, at)[0] if 0 <= at < len(units) and units[at].kind is UnitKind.PERSON and not possessive(units, at) else ()
