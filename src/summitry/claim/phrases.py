"""Noun phrases of visiting: owner, modifiers, where they end, and the verb that has them for subject or object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.claim.calling_off import CALLED
from summitry.claim.frame import reduced, subject
from summitry.claim.people import PEOPLE, possessive, whose_owner
from summitry.claim.scene import Line
from summitry.model import Participant, TimeLink, Unit, UnitKind

_NOT_MODIFIERS = frozenset(("after before during on for with of in and , to by that whose").split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun of visiting with what stands around it."""

    noun: int
    begin: int
    """Index of the possessor or determiner."""
    end: int
    owners: tuple[Participant, ...]
    owned: bool
    """Whether somebody, known or not, has the phrase: "the First Lady's visit"."""
    modifiers: tuple[str, ...]
    preposition: str
    """The preposition before the phrase."""
    governor: int
    """The verb it is object or subject of, -1 where none."""
    as_subject: bool


def phrase_at(line: Line, n: int) -> Phrase:
    """The phrase around the noun at `n`."""
    units = line.units
    k = n - 1
    modifiers: list[str] = []
    while k >= 0 and n - k < 8 and _modifier(line, k):
        modifiers.append(units[k].low)
        k -= 1
    owners: tuple[Participant, ...] = ()
    owned = k >= 1 and units[k].low in ("'s", "'") or k >= 0 and units[k].kind in PEOPLE and possessive(units, k)
    begin = k + 1
    if k >= 1 and units[k].low in ("'s", "'") and units[k - 1].kind in PEOPLE:
        owners, begin = units[k - 1].people, k - 1
    elif k >= 0 and units[k].kind in PEOPLE:
        if possessive(units, k) or line.headline or k == n - 1 and units[k].kind is UnitKind.PERSON:
            owners, begin = units[k].people, k
    elif k > 0 and units[k].low == "whose":
        owners, owned, begin = whose_owner(units, k), True, k
    elif k >= 0 and units[k].low in ("the", "a", "an", "this", "that", "these", "its", "'s"):
        begin = k
    before = begin - 1
    preposition = units[before].low if before >= 0 and units[before].kind is UnitKind.WORD else ""
    governor, as_subject = _governor(line, n, begin)
    return Phrase(n, begin, _end(line, n), owners, owned, tuple(modifiers), preposition, governor, as_subject)


def _modifier(line: Line, k: int) -> bool:
    unit = line.units[k]
    if unit.low in ("the", "a", "an", "this", "that", "these", "'s", "'") or unit.low in _NOT_MODIFIERS:
        return False
    if unit.kind is UnitKind.VERB:
        return (
            unit.low in line.scene.acts.words["ahead"]
            or unit.facts["tense"] in ("past", "part")
            and len(unit.low.split()) == 1
            and k > 0
            and line.units[k - 1].low in ("the", "a", "his", "her", "their", "'s")
        )
    return unit.kind in (UnitKind.WORD, UnitKind.TIME, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.NOUN, UnitKind.SUMMIT)


def _end(line: Line, n: int) -> int:
    """The phrase goes on to the next finite verb or clause word."""
    units = line.units
    k = n + 1
    while k < len(units):
        unit = units[k]
        if unit.kind is UnitKind.VERB and unit.facts["tense"] not in ("inf", "ing", "part") and not reduced(units, k):
            return k
        if unit.low == "as" and k + 1 < len(units) and units[k + 1].low in _OFFICES:
            k += 2
            continue
        if (
            unit.low in (";", ":", "“", "”", '"', "—", "that", "which", "who", "when", "while", "where", "but", "as", "because", "(")
            or unit.low == ","
            and not _goes_on(units, k)
            or unit.low in ("after", "before", "amid", "following", "since")
            and k > n + 1
        ):
            return k
        k += 1
    return len(units)


_OFFICES = frozenset(("chancellor president prime premier leader foreign defence defense secretary king queen pope minister").split())


def relative_verb(units: Sequence[Unit], end: int) -> int:
    """The verb of "which was cancelled", "that was to have begun on ..." behind the phrase, or -1."""
    k = end + (end < len(units) and units[end].low == ",")
    if k + 1 < len(units) and units[k].low in ("which", "that") and units[k + 1].kind is UnitKind.VERB:
        verb = units[k + 1]
        main = next((j for j in range(k + 2, len(units) - 1) if units[j].low == "," and units[j + 1].kind is UnitKind.VERB), -1)
        if main >= 0 and units[main + 1].key in CALLED and verb.key not in CALLED:
            return main + 1
        if units[end - 1].kind in (UnitKind.COUNTRY, UnitKind.PLACE) and verb.facts["lemma"] == "be" and "perfect" in verb.facts:
            return -1  # "to Oman, which has been a friend": Oman has
        if verb.key in CALLED or verb.facts["lemma"] in HAPPENS or verb.facts["lemma"] in ("hold", "schedule", "plan"):
            return k + 1
    return -1


def _goes_on(units: Sequence[Unit], k: int) -> bool:
    """Whether a comma stands inside the phrase: before a place, a time or a participle of it."""
    if k + 1 < len(units) and (reduced(units, k + 1) or units[k + 1].low in ("originally", "initially", "now")):
        return True
    j = next((j for j in range(k + 1, min(len(units), k + 6)) if units[j].low not in _JOINING), k + 1)
    if (
        j < len(units)
        and units[j].low in ("on", "in", "from", "between", "during")
        and j + 1 < len(units)
        and units[j + 1].kind is UnitKind.TIME
    ):
        return True
    return j < len(units) and units[j].kind in (UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.TIME)


_JOINING = frozenset(("and", "to", "the", "then", "later"))


def _governor(line: Line, n: int, begin: int) -> tuple[int, bool]:
    """The verb that has the phrase for object (just before it) or subject (after it)."""
    units = line.units
    k = begin - 1
    while k >= 0 and (
        units[k].low in ("on", "for", "with", "up", "off", "out", "from", "to", "of", "his", "her", "the", "a", "about")
        or units[k].low.endswith("ly")
        or units[k].kind is UnitKind.TIME
        or _left_behind(units, k)
    ):
        k -= 1
    if k >= 0 and units[k].kind is UnitKind.VERB and not (units[k].key == "say" and _subject_of(units, _end(line, n), n)):
        relative = relative_verb(units, _end(line, n))
        return (relative, True) if relative >= 0 and units[k].key not in (*CALLED, "light") else (k, False)
    end = _end(line, n)
    relative = relative_verb(units, end)
    if relative >= 0:
        return relative, True
    end = _past_aside(units, end)
    if end < len(units) and units[end].kind is UnitKind.VERB and subject(units, end).noun == n:
        return end, True
    return -1, False


def _left_behind(units: Sequence[Unit], k: int) -> bool:
    """ "left Hanoi on Monday for a visit to": the place between who sets out and the visit."""
    verb = k - 1 - (units[k - 1].low == "from")
    return units[k].kind in (UnitKind.PLACE, UnitKind.COUNTRY) and verb >= 0 and units[verb].key == "leave"


def _subject_of(units: Sequence[Unit], v: int, n: int) -> bool:
    """Whether the verb at `v` has the noun at `n` for subject."""
    return v < len(units) and units[v].kind is UnitKind.VERB and subject(units, v).noun == n


def _past_aside(units: Sequence[Unit], end: int) -> int:
    """Past the comma, or the words between two commas, that part a phrase from its verb: ", from Pune to Delhi, runs"."""
    if end + 1 >= len(units) or units[end].low != ",":
        return end
    if units[end + 1].kind is UnitKind.VERB and not reduced(units, end + 1):
        return end + 1
    close = next((k for k in range(end + 1, min(len(units), end + 12)) if units[k].low == ","), end)
    verbs = any(u.kind is UnitKind.VERB and not reduced(units, end + 1 + k) for k, u in enumerate(units[end + 1 : close]))
    return close + 1 if close + 1 < len(units) and units[close + 1].kind is UnitKind.VERB and not verbs else end


HAPPENS = frozenset(
    [
        "take place",
        "happen",
        "occur",
        "last",
        "go ahead",
        "come",
        "follow",
        "mark",
        "be",
        "include",
        "end",
        "conclude",
        "begin",
        "start",
        "kick off",
        "become",
        "run",
        "span",
    ]
)


def before_another(units: Sequence[Unit], start: int, end: int) -> int:
    """ "the visit and details of the Venezuela talks": what follows "and" is another thing, unless it is a place."""
    for k in range(start, end - 1):
        after = units[k + 1]
        if units[k].low == "and" and after.kind is UnitKind.WORD and after.text.islower() and after.low not in _AFTER_AND:
            return k
    return end


_AFTER_AND = frozenset("the to in of at then on from its neighbouring neighboring also later possibly perhaps".split())


ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())


def counts_over(line: Line, link: TimeLink) -> bool:
    """ "his second visit this year": the year is what is counted over, not when it is."""
    low = next((u.low for u in line.units if u.start == link.start), "")
    return low.endswith(("year", "years", "term", "decade", "century"))
