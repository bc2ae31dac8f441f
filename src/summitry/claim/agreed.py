"""What is signed and by whom: the noun phrase of an agreement, its parties before, behind and between."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.frame import subject
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.scene import Line
from summitry.lexicon import Lexicon
from summitry.lexicon.saying import load_sayings
from summitry.model import Participant, Unit, UnitKind

_HARD = frozenset((";", ":", "“", "”", "—", "–"))
_PHRASE_ENDS = _HARD | frozenset(
    [
        "in",
        "at",
        "during",
        "with",
        "between",
        "after",
        "before",
        "as",
        "while",
        "when",
        "following",
        "by",
        "that",
        "which",
        "who",
        "ahead",
        "amid",
        "despite",
        "until",
        "under",
        "where",
        ",",
        ".",
        "(",
        '"',
    ]
)
_NO_OBJECT = frozenset(["in", "on", "at", "with", "to", "into", "for"])
_NOT_BEFORE_NOUN = frozenset(("and of on in with under to that by 's after for").split())
_JOINING = frozenset(("and , the as well also have jointly both leaders officials ministers").split())
_NAMES = (UnitKind.COUNTRY, UnitKind.ORGANISATION, UnitKind.PLACE)
_NOUN_PARTS = (UnitKind.WORD, UnitKind.NOUN, UnitKind.SUMMIT, *_NAMES)
_LONGEST = 18


def is_agreement(units: Sequence[Unit], k: int) -> bool:
    """Whether the words that end at `k` name a thing two can sign."""
    words = load_sayings().words["agreements"]
    if units[k].low == "memorandum" and not (k + 1 < len(units) and units[k + 1].low in ("of", "with", "between")):
        return False
    return units[k].low in words or (k >= 2 and " ".join(u.low for u in units[k - 2 : k + 1]) in words)


def opens(unit: Unit) -> bool:
    """An article or number before a phrase; a capital makes it part of a name ("New START")."""
    words = load_sayings()
    return (unit.low in words.words["openers"] or words.cardinal(unit.low) > 0) and (unit.low != "new" or unit.text.islower())


def object_phrase(units: Sequence[Unit], k: int) -> tuple[int, int] | None:
    """Where the words of an agreement from `k` on begin and end; None where something else is signed."""
    while k < len(units) and (opens(units[k]) or units[k].low in ("of", "number", "series", "raft", "total", "set")):
        k += 1
    for m in range(k, min(len(units), k + _LONGEST)):
        low = units[m].low
        if low in load_sayings().words["not_agreements"] or low in _NO_OBJECT:
            return None
        if is_agreement(units, m):
            return k, phrase_end(units, m)
        if units[m].kind not in _NOUN_PARTS and low not in ("-", "&", ",", '"', "“"):
            return None
    return None


def phrase_end(units: Sequence[Unit], noun: int) -> int:
    """The end of the noun with what it is about: "agreement on the protection of investments", "deal worth $110 billion"."""
    m = noun + 1
    while m < min(len(units), noun + _LONGEST):
        finite = units[m].kind is UnitKind.VERB and units[m].facts["tense"] not in ("inf", "ing")
        timed = any(u.kind is UnitKind.TIME for u in units[m : m + 2]) and (
            units[m].kind is UnitKind.TIME or units[m].low in ("on", "last", "late")
        )
        if units[m].low in _PHRASE_ENDS or finite or timed or units[m].kind in PEOPLE:
            break
        m += 1
    while m - 1 > noun and (
        units[m - 1].low in ("and", "on", "of", "to", "for", "the")
        or (units[m - 1].low.endswith("ed") and units[m - 1].kind is UnitKind.WORD)
    ):
        m -= 1
    return m


def subject_phrase(units: Sequence[Unit], v: int) -> tuple[int, int] | None:
    """The agreement a passive is said of: the words before it, without who it is between."""
    noun = -1
    for k in range(v - 1, -1, -1):
        finite = units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("ing", "inf", "part")
        if units[k].low in _HARD or finite or units[k].low in load_sayings().words["not_agreements"]:
            break
        if is_agreement(units, k):
            noun = k
    if noun < 0:
        return None
    start = noun
    while (
        start > 0 and units[start - 1].kind in _NOUN_PARTS and units[start - 1].low not in _NOT_BEFORE_NOUN and not opens(units[start - 1])
    ):
        start -= 1
    return start, min(v, phrase_end(units, noun))


def with_openers(units: Sequence[Unit], k: int) -> int:
    """Back over the number or article before a phrase."""
    while k > 0 and opens(units[k - 1]) and units[k - 1].low != "that":
        k -= 1
    return k


def signers(line: Line, v: int) -> tuple[tuple[Participant, ...], int]:
    """Who signs, the persons or countries before `v`, and where their words begin."""
    units = line.units
    if units[v].kind is UnitKind.VERB and (found := subject(units, v)).people:
        return found.people, found.index
    k = v
    while k > 0 and (units[k - 1].kind in (*_NAMES, UnitKind.PERSON) or units[k - 1].low in _JOINING):
        k -= 1
    while k < v and units[k].low in _JOINING and units[k].low not in ("the", "both"):
        k += 1
    people = listed(line, k, v)
    if not people and v >= 2 and units[v - 1].low in ("countries", "sides", "nations", "states") and units[v - 2].low in ("both", "two"):
        return _the_two(line), v - 2
    return people, k if people else v


def _the_two(line: Line) -> tuple[Participant, ...]:
    """ "Both countries": guest and host of the visit spoken of."""
    last = line.scene.current()
    if last is None:
        return ()
    codes = (last.participants[0].country, last.host_country)
    return tuple(_country(line.scene.lexicon, code, code) for code in codes if code)


def _country(lexicon: Lexicon, code: str, words: str) -> Participant:
    known = lexicon.countries.by_code.get(code)
    return Participant("party", known.name if known else words, code, basis="country")


def listed(line: Line, k: int, end: int) -> tuple[Participant, ...]:
    """Persons, countries and bodies listed from `k`, as parties."""
    found: list[Participant] = []
    for unit in line.units[k:end]:
        if unit.kind is UnitKind.PERSON:
            found += unit.people
        elif unit.kind is UnitKind.COUNTRY or (unit.kind is UnitKind.PLACE and unit.facts.get("country")):
            code = unit.key if unit.kind is UnitKind.COUNTRY else unit.facts["country"]
            found.append(_country(line.scene.lexicon, code, unit.text))
        elif unit.kind is UnitKind.ORGANISATION:
            found.append(Participant("party", unit.text, unit.key))
        elif unit.low not in _JOINING:
            break
    return tuple(found)


def partners(line: Line, m: int, end: int) -> tuple[Participant, ...]:
    """With whom, where "with" stands at `m`, right behind the phrase; "ending the war with" is no such phrase."""
    units = line.units
    phrase = units[max(0, m - 3) : m]
    if m + 1 >= len(units) or units[m].low != "with" or any(u.kind is UnitKind.VERB and u.facts["tense"] in ("ing", "inf") for u in phrase):
        return ()
    m += 1
    if units[m].kind in PEOPLE and not possessive(units, m):
        return people_list(units, m)[0]
    return listed(line, m, min(len(units), max(end, m + 1)))


def brought_by(line: Line, k: int, end: int, words: str) -> tuple[Participant, ...]:
    """Parties behind the first of some words from `k` on: "between", "by", "in the presence of"."""
    units = line.units
    lead = words.split()
    for m in range(k, min(len(units), end)):
        if [u.low for u in units[m : m + len(lead)]] == lead:
            at = m + len(lead)
            at += 1 if at < len(units) and units[at].low in ("the", "both") else 0
            if at < len(units) and units[at].kind in PEOPLE:
                return () if possessive(units, at) else people_list(units, at)[0]
            return listed(line, at, len(units))
    return ()
