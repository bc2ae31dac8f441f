"""Who takes part in a summit, forum or ceremony, and where it is held: an attendance abroad is a visit."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.events import event_place, is_event, told_until
from summitry.claim.frame import objects, right_end, subject
from summitry.claim.gathering import mode_of
from summitry.claim.governed import governed_status
from summitry.claim.joined import joined_by
from summitry.claim.make import meeting, visit
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.there import told_before
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Status, TimeLink, UnitKind


def visits_by_attendance(line: Line, v: int) -> Iterator[Claim]:
    """Visits implied by the verb of attending at `v`, or in a caption by any verb, where the event has a place."""
    if not _attends(line, v):
        return
    if line.units[v].facts.get("passive"):
        yield from _attended_by(line, v)
        return
    found, end, scene = subject(line.units, v), right_end(line.units, v), line.scene
    people = [p for p in found.people if in_scope(p)]
    event = next((k for k in range(v + 1, end) if is_event(line.units[k])), None)
    if not people or event is None and not _there(line, v) or line.speech and event is None and _far_from_event(line):
        return
    if line.units[v].facts["lemma"] == "join":
        people += [p for p in objects(line.units, v) if in_scope(p)]
    status = Status.CANCELLED if line.units[v].key == "cancel" else governed_status(line, v, found)
    known = _told_there(line, v)
    where = _placed(line, event, end, v) if event is not None else known[0] if known else line.scene.event
    if isinstance(status, Silent) or where is None:
        return
    times = time_links(line.units, v + 1, end, scene.temporals) or leading_time(line.units, max(found.index, 0) or v, scene.temporals)
    times = tuple(TimeLink("attested" if line.caption else "programme", t.start, t.relation) if t.role == "date" else t for t in times)
    times = times or (known[1] if known and event is None else ())
    times = times or _of_event(line, v, where, status)
    form = _form(line, v, end) if event is not None and where is not line.scene.event else line.scene.event_form
    occasion, span = occasion_of(line.units, v + 1, end, scene.acts), line.clause(v)
    for person in people:
        if foreign(person, where.country):
            yield visit(
                scene.article,
                span,
                person,
                where.country,
                where.place,
                status,
                times,
                form=form,
                occasion=occasion,
                said_by=line.said_by,
                implied_by="summit",
            )


def _of_event(line: Line, v: int, where: Where, status: Status | None) -> tuple[TimeLink, ...]:
    """ "was there along with": the day of the event told just before; for who chaired it, wherever it was told."""
    scene = line.scene
    chaired = line.units[v].facts["lemma"] in ("chair", "co-chair")
    near = line.sentence.paragraph - scene.event_paragraph <= 1 and status in (Status.COMPLETED, Status.ONGOING)
    if where is not scene.event or not chaired and not near:
        return ()
    return tuple(TimeLink("attested", t.start, t.relation) for t in scene.event_times)


def _joined_in(line: Line, v: int, event: int) -> Where | None:
    """ "joined the others in Brussels for the summit"."""
    spots = [w for w in wheres(line.units, v + 1, event) if w.preposition in ("in", "at")]
    return spots[0] if spots and line.units[v].facts["lemma"] == "join" else None


def _attends(line: Line, v: int) -> bool:
    """Whether the verb is one of taking part, and in person."""
    unit = line.units[v]
    speaks = unit.facts["lemma"] in ("speak", "appear", "gather", "be") and line.units[v + 1 : v + 2] and _at(line, v)
    if unit.key != "attend" and not line.caption and not speaks and unit.facts["lemma"] not in ("pull out", "withdraw"):
        return False
    return mode_of(line, v, right_end(line.units, v), "meet") == "in-person"


def _placed(line: Line, event: int, end: int, v: int) -> Where | None:
    """The place of the event, else of the clause: "Madrid, where he joined them at a mass"; else where it was told to be before."""
    beside = event_place(line, event, end) or next(iter(where_before(line.units, v)), None)
    return beside or _of_known_event(line, event) or _joined_in(line, v, event)


_MOURNERS = frozenset(("mourners guests leaders dignitaries those attending guest participants").split())


def _there(line: Line, v: int) -> bool:
    """ "will attend instead", "were among the mourners": at the event spoken of last."""
    after = line.units[v + 1].low if v + 1 < len(line.units) else "."
    lemma = line.units[v].facts["lemma"]
    if lemma == "be" and after == "there":
        return True
    begin = subject(line.units, v).index
    if any(u.low in ("that", "which") for u in line.units[max(0, begin - 2) : max(0, begin)]):
        return False  # "the events that she attended"
    return lemma == "attend" and after in ("instead", ".", "in-person", "too", ",", "as", "for") or lemma == "be" and _at(line, v)


def _told_there(line: Line, v: int) -> tuple[Where, tuple[TimeLink, ...]] | None:
    """ "who was there along with Lavrov": in the city a visit of the sentences before was told in, and on its day."""
    before = told_before(line) if line.units[v].facts["lemma"] == "be" and not line.speech else None
    if before is None or not before.place or before.status is not Status.COMPLETED or before.spans[0].start >= line.sentence.start:
        return None
    days = tuple(TimeLink("attested", t.start, t.relation) for t in before.times[:1])
    return Where(0, 0, before.place, before.host_country, "in"), days


def _far_from_event(line: Line) -> bool:
    """In a transcript "there" is at an event named in this answer or the question before, unless another place is named since."""
    scene = line.scene
    elsewhere = {w.country for w in wheres(line.units, 0, len(line.units))} - {scene.event.country if scene.event else ""}
    return line.sentence.paragraph - scene.event_paragraph > 1 or bool(elsewhere)


def _at(line: Line, v: int) -> bool:
    """ "spoke at the forum", "was the guest of honour at the parade"."""
    lows = [u.low for u in line.units[v + 1 : v + 6]]
    if line.units[v].facts["lemma"] == "be":
        event = next((k for k in range(v + 1, min(len(line.units), v + 9)) if is_event(line.units[k])), None)
        at = lows[:1] == ["at"] and event is not None and event_place(line, event, right_end(line.units, v)) is not None
        guest = "guest" in lows and ("at" in lows or "of" in lows and event is not None) or "among" in lows and bool(_MOURNERS & set(lows))
        return at or guest or lows[:1] == ["there"]
    return lows[:1] == ["at"] or lows[:1] in (["before"], ["to"]) and line.units[v + 2].kind is UnitKind.SUMMIT if len(lows) > 1 else False


def _of_known_event(line: Line, event: int) -> Where | None:
    """ "the summit", spoken of before with its place."""
    known = line.scene.event
    if line.speech and line.sentence.paragraph - line.scene.event_paragraph > 1:
        return None
    before = line.units[event - 1].low if event else ""
    if known is None or line.units[event].kind is UnitKind.SUMMIT and line.units[event].key != line.scene.event_key:
        return None
    return known if before in ("the", "this", "that", "'s") or line.units[event].kind is UnitKind.SUMMIT else None


_OF_EVENTS = frozenset((UnitKind.SUMMIT, UnitKind.NOUN))
_OPENING = 900
"""An event named in so many first characters is the one a declaration was made at."""


def _beside_event(line: Line, event: int) -> int:
    """Where the words on an event's place end: not with what it does or is about ("will focus on the war in ...")."""
    units = line.units
    for k in range(event + 1, min(len(units), event + 14)):
        about = units[k].low in ("on", "about", "over") and k + 1 < len(units) and units[k + 1].kind is not UnitKind.TIME
        if about or units[k].kind is UnitKind.VERB and units[k].facts["lemma"] not in ("hold", "take place", "be", "host", "schedule"):
            return k
    return min(len(units), event + 14)


def note_event(line: Line) -> None:
    """Remember a summit or meeting the sentence names with its place, for "the summit" later."""
    for k, unit in enumerate(line.units):
        if unit.kind in _OF_EVENTS and is_event(unit):
            where = event_place(line, k, _beside_event(line, k))
            first = line.scene.first_event = line.scene.first_event or unit.key
            if where is not None:
                form = form_of(line.units, max(0, k - 6), min(len(line.units), k + 6), line.scene.acts)
                line.scene.event_form = form if form in ("funeral", "ceremony") else "summit"
                line.scene.event, line.scene.event_key = where, unit.key
                line.scene.event_paragraph = line.sentence.paragraph
                line.scene.event_opens = line.sentence.start < _OPENING and unit.key == first
                line.scene.event_times = time_links(line.units, k, told_until(line.units, k), line.scene.temporals)
                return
    _note_gathering(line)


def _note_gathering(line: Line) -> None:
    """ "Today, officials of both countries met in Mexico City", "the ministers signed a treaty in Riga": others may be told to be there."""
    units, scene = line.units, line.scene
    v = next((k for k, u in enumerate(units) if u.kind is UnitKind.VERB and u.facts["lemma"] in _GATHERS), -1)
    if v < 0 or units[v].facts["tense"] != "past" or "neg" in units[v].facts or line.speech:
        return
    signed = units[v].facts["lemma"] in ("sign", "initial")
    if subject(units, v).people and not signed:
        return
    where = next((w for w in wheres(units, v + 1, right_end(units, v)) if w.preposition in ("in", "at") and w.place), None)
    if where is not None and where.index - v <= (_TO_PLACE if signed else 3):
        scene.event, scene.event_key, scene.event_form = where, "meeting", "unspecified"
        scene.event_paragraph = line.sentence.paragraph
        scene.event_times = time_links(units, v + 1, right_end(units, v), scene.temporals) or leading_time(units, v, scene.temporals)


_GATHERS = frozenset(("meet", "convene", "gather", "sign", "initial"))
_TO_PLACE = 8
"""Units between a signing and its place: "signed an agreement on fishing rights in Riga"."""


def visits_in_captions(line: Line) -> Iterator[Claim]:
    """A dated caption that shows somebody abroad: "Obama in Warsaw, May 28, 2011", "Abe shakes hands with Xi in Beijing on Monday"."""
    if not line.caption:
        return
    units, scene = line.units, line.scene
    times = time_links(units, 0, len(units), scene.temporals, "attested")
    spots = [w for w in wheres(units, 0, len(units)) if w.preposition in ("in", "at")]
    told = any(
        u.kind is UnitKind.VERB and (u.facts["tense"] == "future" or "neg" in u.facts or u.key in ("cancel", "postpone", "deny"))
        for u in units
    )
    if not times or not spots or told or len({w.country for w in spots}) != 1:
        return
    where = next((w for w in spots if w.place), spots[0])
    people = {p.person: p for k, u in enumerate(units) if u.kind is UnitKind.PERSON and not possessive(units, k) for p in u.people}
    for person in people.values():
        if traveller(person) and foreign(person, where.country):
            yield visit(
                scene.article,
                line.span(0, len(units)),
                person,
                where.country,
                where.place,
                Status.COMPLETED,
                times,
                form=form_of(units, 0, len(units), scene.acts),
                occasion=occasion_of(units, 0, len(units), scene.acts),
                implied_by="caption",
            )


def _attended_by(line: Line, v: int) -> Iterator[Claim]:
    """ "The meeting was attended by X, Y and Z", where its place is known."""
    units, scene = line.units, line.scene
    if units[v].facts["lemma"] == "join":
        yield from joined_by(line, v)
        return
    noun = subject(units, v).noun
    where = (event_place(line, noun, v) if noun >= 0 else None) or (scene.event if noun >= 0 or scene.event_opens else None)
    stop = next(
        (k for k in range(v + 1, len(units)) if units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("ing", "inf")),
        len(units),
    )
    people = tuple({p.person: p for k in range(v + 1, stop) if units[k].kind in PEOPLE for p in units[k].people if in_scope(p)}.values())
    if where is None or not people or not any(u.low == "by" for u in units[v + 1 : v + 3]):
        return
    status = verb_status(units, v, scene.acts, line.headline, line.caption)
    if isinstance(status, Silent):
        return
    span = line.span(max(noun, 0), stop)
    heads = [p for p in people if traveller(p)]
    if len({p.country for p in heads}) >= 2:
        yield meeting(scene.article, span, heads, "in-person", status, (), country=where.country, place=where.place, said_by=line.said_by)
    for person in people:
        if foreign(person, where.country):
            yield visit(
                scene.article,
                span,
                person,
                where.country,
                where.place,
                status,
                (),
                form=_form(line, max(noun, 0), v),
                said_by=line.said_by,
                implied_by="summit",
            )


def _form(line: Line, v: int, end: int) -> str:
    form = form_of(line.units, v + 1, end, line.scene.acts)
    return form if form != "unspecified" else "summit"
