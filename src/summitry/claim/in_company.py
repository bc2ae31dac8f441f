"""Meetings told by the time two spent with one another, or by what they did side by side: "after an hour with", "went fishing"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import right_end, subject
from summitry.claim.gathering import finest, gathering, international, mode_of, opening, owner, unique
from summitry.claim.heads import of_them
from summitry.claim.people import people_list, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.claim.venues import venues
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_MEASURES = frozenset("hour hours minutes half-hour quarter-hour".split())
_LEADS = frozenset(("after", "following", "from", "between", "during"))
_OF_TALK = frozenset("of talk talks conversation conversations discussion discussions alone in private behind closed doors".split())
_HELD = frozenset((Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED))
_NEAR = 8
"""Units behind the partner within which the place belongs to the time spent together."""


def hours_with(line: Line) -> Iterator[Claim]:
    """ "told reporters after three hours with Humala at the palace": the subject of the clause met him."""
    units = line.units
    for k in range(2, len(units) - 2):
        w = _with(units, k) if units[k].low in _MEASURES else 0
        if not w or not _LEADS & {u.low for u in units[max(0, k - 6) : k]}:
            continue
        partners, stop = people_list(units, w + 1)
        doers, v = _doers(line, k, partners)
        people = unique((*doers, *partners))
        status = verb_status(units, v, line.scene.acts, line.headline, line.caption) if doers else Silent.NOT_SAID
        told = Status.COMPLETED if status is Silent.HABIT and line.headline else status
        if not international(people) or isinstance(told, Silent) or told not in _HELD:
            continue
        where = _where_spent(line, stop, v, doers, partners)
        temporals = line.scene.temporals
        times = time_links(units, v + 1, min(v + 4, k), temporals) if v < k else ()
        times = times or time_links(units, stop, min(len(units), stop + _NEAR), temporals)
        times = times or time_before(units, v, temporals) or leading_time(units, v, temporals)
        told = Status.ANNOUNCED if told is Status.ANNOUNCED else Status.COMPLETED
        mode = mode_of(line, k, stop, "meet")
        where = where if mode == "in-person" else None
        yield from gathering(line, line.span(max(0, k - 4), stop), people, mode, told, where, times, (k, stop))


def _with(units: Sequence[Unit], k: int) -> int:
    """Where the "with" of "an hour of talks with Putin" stands behind its measure at `k`; 0 where none."""
    w = next((j for j in range(k + 1, min(len(units) - 1, k + 6)) if units[j].low not in _OF_TALK), 0)
    named = w and units[w].low == "with" and units[w + 1].kind is UnitKind.PERSON and not possessive(units, w + 1)
    return w if named else 0


def _doers(line: Line, k: int, partners: Sequence[Participant]) -> tuple[tuple[Participant, ...], int]:
    """Whose time it was: the subject of the nearest verb before the words, else behind them; with that verb."""
    units, them = line.units, {p.person for p in partners}
    verbs = [j for j, u in enumerate(units) if u.kind is UnitKind.VERB and u.facts["tense"] in ("past", "pres", "future")]
    for v in (*(j for j in reversed(verbs) if j < k), *(j for j in verbs if j > k)):
        people = subject(units, v).people
        if people:
            return (people, v) if not them & {p.person for p in people} else ((), v)
    return (), -1


def _where_spent(line: Line, stop: int, v: int, doers: Sequence[Participant], partners: Sequence[Participant]) -> Where | None:
    """The place named behind the partner, or of the clause; else the city of the dateline or of the stay where one is at home."""
    units, scene = line.units, line.scene
    behind = (w for w in wheres(units, stop, min(len(units), stop + _NEAR)) if w.preposition in ("in", "at") and w.index <= stop + 2)
    spots = [w for w in behind if not owner(line, w)]
    if not spots and v < stop:
        homes = {p.country for p in partners}
        named = (w for w in wheres(units, v + 1, stop) if w.place and w.preposition in ("", "in", "at", "to", "from"))
        spots = [w for w in named if w.country in homes]
    spots = spots or opening(line, v)
    if spots:
        return finest(spots)
    stay = next((c for p in doers if (c := scene.current(p)) is not None), None)
    if stay is not None and stay.host_country in {p.country for p in partners}:
        return Where(0, 1, stay.place, stay.host_country)
    return _at_home(line, (*doers, *partners))


def _at_home(line: Line, people: Sequence[Participant]) -> Where | None:
    """The city of the dateline, where one of them is at home there."""
    written = line.scene.dateline
    return written if written is not None and written.country in {p.country for p in people} else None


_SPORTS = frozenset("fishing sailing hiking skiing hunting walking boating rafting riding swimming jogging rowing cycling".split())


def side_by_side_deeds(line: Line, v: int) -> Iterator[Claim]:
    """ "Yeltsin and Kohl went fishing near Irkutsk", "the two drove out to Sintra together": who does so was together there."""
    units, end = line.units, right_end(line.units, v)
    found = subject(units, v)
    people = unique(found.people)
    if len(people) < 2 or not international(people) or not _shared(line, v, end):
        return
    stop = next((k for k in range(v + 1, end) if units[k].low == ","), end)
    if mode_of(line, v, stop, "meet") != "in-person":
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if status not in _HELD or isinstance(status, Silent):
        return
    spots = [w for w in wheres(units, v + 1, end) if w.preposition in ("in", "at", "near", "to", "outside", "on") and not owner(line, w)]
    where = finest(spots or venues(line, v, end)) or _at_home(line, people)
    if where is None or not where.place:
        return
    temporals = line.scene.temporals
    times = time_links(units, v + 1, end, temporals) or leading_time(units, max(found.index, 0), temporals) or before_when(line, v)
    told = Status.ANNOUNCED if status is Status.ANNOUNCED else Status.COMPLETED
    yield from gathering(line, line.clause(v), people, "in-person", told, where, times, (v, end))


def _shared(line: Line, v: int, end: int) -> bool:
    """Whether the verb tells what is done side by side: an outing, a deed of body in a list, or anything done "together"."""
    units, facts = line.units, line.units[v].facts
    after = [u.low for u in units[v + 1 : v + 3]]
    if facts.get("passive") or "neg" in facts or facts["lemma"] == "be":
        return False
    if facts["lemma"] == "go" and set(after) & _SPORTS or facts["lemma"] in line.scene.acts.words["outings"]:
        return True
    words = line.scene.acts.words
    moved = units[v].key in ("go", "arrive", "stay") or facts["lemma"] in words["presence"] | words["bodily"]
    jointly = any(u.low in ("together", "jointly") for u in units[v + 1 : min(end, v + 7)])
    return moved and (jointly or of_them(units, subject(units, v).index))



def before_when(line: Line, v: int) -> tuple[TimeLink, ...]:
    """ "dates from last November, when the two went": the time right before the "when" of the clause."""
    k = next((k for k in range(v - 1, 1, -1) if line.units[k].low == "when" or line.units[k].kind is UnitKind.VERB), 0)
    if line.units[k].low != "when":
        return ()
    at = k - 1 - (line.units[k - 1].low == ",")
    return time_links(line.units, at, at + 1, line.scene.temporals) if line.units[at].kind is UnitKind.TIME else ()
