"""Whom a noun of meeting brings together: "Putin's talks with", "the Trump-Kim summit", "the visit was capped by a dinner with"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.frame import objects, reduced, subject
from summitry.claim.gathering import unique
from summitry.claim.meeting_status import verb_behind
from summitry.claim.people import PEOPLE, people_before, people_list, possessive, whose_owner
from summitry.claim.scene import Line
from summitry.claim.timing import TAKEN_UP
from summitry.model import Claim, Participant, Status, Unit, UnitKind


def around(line: Line, n: int) -> tuple[tuple[Participant, ...], int, int]:
    """Persons a noun of meeting brings together, and the stretch of words."""
    units = line.units
    end = _noun_end(line, n)
    begin = n
    while (
        begin > 0
        and units[begin - 1].kind in (UnitKind.WORD, UnitKind.TIME, UnitKind.PLACE)
        and units[begin - 1].low not in ("of", "with", "after", "in", "at", "on", "during", "and", ",")
    ):
        begin -= 1
    people, begin = _owners(units, n, begin)
    people += _with_before(units, begin)
    if _beside(units, n, begin):
        people += people_before(units, n - 2)[0]
    owned = bool(people)
    brings = _OF_CALLS if units[n].low.startswith(("courtesy", "farewell")) else _OF_TALKS
    for k in range(n + 1, end):
        if units[k].kind in PEOPLE and units[k - 1].low in brings and not possessive(units, k):
            listed, _ = people_list(units, k)
            people += listed
    if len(unique(people)) < 2 and (units[n].low != "negotiations" or _held(units, begin)):
        people += host_subject(line, n, begin, end) if not owned or not _spoken_of(units, begin) else ()
    if len(people) == 1 and not owned and _told_whole(line, n) and n + 1 < end and units[n + 1].low == "with":
        people += _guest_of(line, n, people[0])
    return unique(people), begin, end


_OF_TALKS = frozenset(("with", "between", "of", "by", "to", "from"))
_OF_CALLS = _OF_TALKS | {"on", "upon"}
"""Words that bring whom a courtesy call is paid on."""


def _with_before(units: Sequence[Unit], begin: int) -> list[Participant]:
    """ "will hold with President Bouteflika talks on trade": the partner between the verb and its noun."""
    verb = next((k for k in range(begin - 1, max(-1, begin - 8), -1) if units[k].kind is UnitKind.VERB), -1)
    k = next((k for k in range(verb + 2, begin) if units[k].kind is UnitKind.PERSON and units[k].people), -1) if verb >= 0 else -1
    if k < 0 or units[verb].key != "light" or units[verb + 1].low != "with" or k > verb + 3:
        return []
    people, stop = people_list(units, k)
    return list(people) if all(u.kind is UnitKind.WORD for u in units[stop:begin]) else []


def _owners(units: Sequence[Unit], n: int, begin: int) -> tuple[list[Participant], int]:
    """Those before the noun who own it ("Putin's talks", "their call", "the Trump-Kim summit"), and where its phrase then begins."""
    owned = begin >= 1 and units[begin - 1].low in ("'s", "'")
    if owned and begin >= 2 and units[begin - 2].kind in PEOPLE:
        return list(units[begin - 2].people), begin - 2
    if (at := next((k for k in range(n - 1, max(0, n - 5), -1) if units[k].low == "whose"), 0)) and at >= begin - 1:
        return list(whose_owner(units, at)), at
    if not owned and begin >= 1 and units[begin - 1].kind in PEOPLE and possessive(units, begin - 1):
        return list(units[begin - 1].people), begin - 1
    if n > 0 and units[begin].low == "'s" and begin >= 1 and units[begin - 1].kind in PEOPLE:
        return list(units[begin - 1].people), begin - 1
    joined = begin >= 3 and units[begin - 2].low in HYPHENS and units[begin - 1].kind is units[begin - 3].kind is UnitKind.PERSON
    return ([*units[begin - 3].people, *units[begin - 1].people], begin - 3) if joined else ([], begin)


def _guest_of(line: Line, n: int, partner: Participant) -> tuple[Participant, ...]:
    """ "A meeting with Buhari is also planned": with the guest whose visit to his country was told last, where nobody else is named."""
    told = line.scene.current()
    if told is not None and told.status is Status.COMPLETED:
        told = _guest_to_come(line, partner) or told
    named = {p.person for u in line.units for p in u.people if p.country != partner.country}
    if all(p.person != partner.person for u in line.units[n + 2 : n + 6] for p in u.people):
        return ()
    if any(u.kind is UnitKind.PERSON and not u.people for u in line.units[:n]):
        return ()  # "the South's president crossed over for a summit with Kim": somebody else's
    if told is None or told.host_country != partner.country or told.participants[0].person == partner.person:
        return ()
    guest = told.participants[0]
    near = 0 <= line.sentence.start - told.spans[0].end <= _TELLS_ON
    return (guest,) if near and named <= {guest.person} else ()


def _guest_to_come(line: Line, partner: Participant) -> Claim | None:
    """The last visit to his country that is ahead or under way, before one told as long over."""
    theirs = (c for c in reversed(line.scene.visits) if c.host_country == partner.country and c.participants[0].country != partner.country)
    return next((c for c in theirs if c.status in (Status.ANNOUNCED, Status.ONGOING, None)), None)


def _told_whole(line: Line, n: int) -> bool:
    """Whether it is no bare entry of a list, where the list itself says who met there."""
    verb = verb_behind(line.units, n)
    return line.stage is None or line.stage.kind == "place" or verb >= 0 and subject(line.units, verb).noun == n


_TELLS_ON = 2000
"""Characters within which a noun of meeting without its second party tells on the visit named before."""


def _beside(units: Sequence[Unit], n: int, begin: int) -> bool:
    """ "Xi and Abe, meeting in Osaka on Monday, agreed"."""
    if (
        begin != n
        or n < 2
        or units[n].low != "meeting"
        or units[n - 1].low != ","
        or units[n - 2].kind not in PEOPLE
        or n + 1 >= len(units)
    ):
        return False
    return units[n + 1].low in ("in", "at", "on", "for", "with") or units[n + 1].kind is UnitKind.TIME


HYPHENS = frozenset(("-", "–"))


def _held(units: Sequence[Unit], begin: int) -> bool:
    """ "held negotiations", not "spoke of ongoing negotiations", which may be anybody's."""
    verb = next((units[k] for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), None)
    return verb is not None and verb.key == "light"


def _spoken_of(units: Sequence[Unit], begin: int) -> bool:
    """ "They discussed Macron's meetings": who speaks of meetings was not there."""
    verb = next((units[k] for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), None)
    return verb is not None and verb.key in ("talk", "say")


def host_subject(line: Line, n: int, begin: int, end: int) -> Sequence[Participant]:
    """Who holds the meeting: the subject of its verb, or of the clause it hangs on."""
    units = line.units
    for k in range(begin - 1, -1, -1):
        if units[k].low in (",", ";") and units[k + 1].low in ("and", "but", "while") and _opens_a_clause(units, k + 2, n, begin):
            return ()
        if units[k].kind is UnitKind.VERB:
            return _of_the_verb(units, k)
    for k in range(end, len(units)):
        if units[k].kind is UnitKind.VERB:
            return _of_the_verb(units, k)
    return ()


_SPOKEN_TO = frozenset("tell urge ask assure thank warn brief remind press inform".split())


def _of_the_verb(units: Sequence[Unit], k: int) -> Sequence[Participant]:
    """Its subject and whom it is said to or raised with; of "the visit was capped by a dinner with" the visitor."""
    found, lemma = subject(units, k), units[k].facts["lemma"]
    if found.noun >= 2 and units[found.noun].key == "visit":
        j = next((j for j in range(found.noun - 1, max(-1, found.noun - 5), -1) if units[j].kind in PEOPLE and possessive(units, j)), -1)
        return units[j].people if j >= 0 else ()
    told = objects(units, k) if lemma in _SPOKEN_TO else objects(units, k, ("with",)) if lemma in TAKEN_UP else ()
    return (*found.people, *told)


def _opens_a_clause(units: Sequence[Unit], k: int, n: int, begin: int) -> bool:
    """ "..., and the first meeting of experts will be": the noun is subject of a clause of its own."""
    verb = verb_behind(units, n)
    return k >= begin - 1 and verb >= 0 and subject(units, verb).noun == n


def _noun_end(line: Line, n: int) -> int:
    units = line.units
    for k in range(_past_aside(units, n), len(units)):
        unit = units[k]
        if unit.kind is UnitKind.VERB and unit.facts["tense"] not in ("inf", "ing", "part") and not reduced(units, k):
            return k
        if (
            unit.low in (";", ":", "“", "”", '"', "—", "that", "which", "who", "where", "when", "while", "as", "but", "(")
            or unit.low == ","
            and not _name_follows(line, k)
        ):
            return k
    return len(units)


def _past_aside(units: Sequence[Unit], n: int) -> int:
    """Past ", followed by dinner," and ", his first," behind the noun at `n`."""
    if n + 2 < len(units) and units[n + 1].low == "," and units[n + 2].low in ("followed", "preceded", "his", "her", "their"):
        return next((k + 1 for k in range(n + 3, min(len(units) - 1, n + 9)) if units[k].low == "," and units[k + 1].low == "with"), n + 1)
    return n + 1


def _name_follows(line: Line, k: int) -> bool:
    if k + 1 < len(line.units) and reduced(line.units, k + 1):
        return True
    placed = [u.kind for u in line.units[k + 2 : k + 3]] in ([UnitKind.TIME], [UnitKind.PLACE], [UnitKind.COUNTRY])
    if placed and line.units[k + 1].low in ("on", "in", "at"):
        return True  # "a meeting in Los Cabos, Mexico, on Monday"
    return k + 1 < len(line.units) and (
        line.units[k + 1].kind in (*PEOPLE, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.TIME) or line.units[k + 1].low == "and"
    )
