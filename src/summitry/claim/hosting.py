"""Who receives whom: "hosted", "welcomed", "was received by"; a guest from abroad is on a visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import mode_of, opening
from summitry.claim.make import meeting, visit
from summitry.claim.people import people_list, possessive, whom
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_before_where, time_links
from summitry.claim.words import PREPOSITIONS
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind


def visits_by_host(line: Line, v: int) -> Iterator[Claim]:
    """Meetings at home and the guests' visits, told by the verb group at `v`."""
    unit = line.units[v]
    if (
        unit.key != "host"
        or unit.facts["tense"] in ("inf", "ing")
        and not unit.facts.get("mood")
        and not _planned(line, v)
        and not _looks_forward(line, v)
    ):
        return
    found = subject(line.units, v)
    passive = bool(unit.facts.get("passive"))
    direct = objects(line.units, v, _TO.get(unit.facts["lemma"], ()))
    guests = found.people if passive else direct or _behind_place(line, v) or whom(line.units, found.index)
    hosts = agent(line.units, v) if passive else found.people
    guests = tuple(g for g in guests if in_scope(g))
    if not guests or line.speech and unit.facts["lemma"] == "greet" and any(h.basis == "pronoun" for h in hosts):
        return
    status: Status | Silent | None = _status(line, v)
    end = right_end(line.units, v)
    if status is Silent.HABIT and time_links(line.units, 0, end, line.scene.temporals):
        status = None
    if isinstance(status, Silent) or mode_of(line, v, end, "meet") != "in-person":
        return
    where = received_in(line, v, end, hosts, passive=passive)
    if where is None:
        return
    yield from received(line, v, end, hosts, guests, where, status)


def visits_by_table(line: Line, v: int) -> Iterator[Claim]:
    """ "hosted a dinner for John Kerry on Monday", "gave a banquet in honour of Xi": the guest at the host's table."""
    units, unit = line.units, line.units[v]
    if unit.key not in ("host", "light") and unit.facts["lemma"] not in ("give", "offer", "throw") or unit.facts.get("passive"):
        return
    end = right_end(units, v)
    k = next((k for k in range(v + 1, min(end, v + 8)) if units[k].low in _TABLE), -1)
    lows = [u.low for u in units[k + 1 : k + 4]] if k > 0 else []
    g = _guest_at(units, k, lows) if k > 0 else -1
    if g < 0 or g >= end:
        return
    hosts = tuple(p for p in subject(units, v).people if in_scope(p))
    guests = tuple(p for p in people_list(units, g)[0] if in_scope(p))
    if units[g].kind is UnitKind.PRONOUN and hosts and {p.person for p in guests} <= {p.person for p in hosts}:
        guests = _guest_told(line, hosts[0])
    status: Status | Silent | None = _status(line, v)
    if status is Silent.HABIT and time_links(units, v + 1, end, line.scene.temporals):
        status = None
    where = received_in(line, v, end, hosts, passive=False) if hosts and guests else None
    if where is not None and not isinstance(status, Silent) and status in _SERVED:  # no dinner is no denial of the visit
        yield from received(line, v, end, hosts, guests, where, status)


_TO = MappingProxyType({"play host": ("to",)})
"""What brings the guest behind a verb that has its own object: "played host for an hour to X"."""
_SERVED = (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED, None)


def _guest_told(line: Line, host: Participant) -> tuple[Participant, ...]:
    """ "hosts a luncheon in his honour": the guest whose visit to the host's country was told last."""
    told = line.scene.current()
    return told.participants[:1] if told is not None and told.host_country == host.country else ()


def _guest_at(units: Sequence[Unit], k: int, lows: Sequence[str]) -> int:
    """Where the guest of the dinner at `k` stands: "for X", "in honour of X", "in his honour"; -1 where nowhere."""
    if lows[:1] == ["in"] and len(lows) > 2 and lows[2] in ("honour", "honor") and units[k + 2].people:
        return k + 2
    g = k + 2 if lows[:1] == ["for"] else k + 4 if lows[:1] == ["in"] and lows[1:] in (["honour", "of"], ["honor", "of"]) else -1
    named = 0 < g < len(units) and (units[g].kind is UnitKind.PERSON or units[g].low in ("him", "her")) and not possessive(units, g)
    return g if named else -1


def visits_as_guest(line: Line, v: int) -> Iterator[Claim]:
    """ "will be Xi's guest in April", "was a guest of Ecuador's president in May": in the host's country, where no other place is named."""
    units, unit = line.units, line.units[v]
    k = next((k for k in range(v + 1, min(len(units), v + 6)) if units[k].low in ("guest", "guests")), -1)
    if unit.facts["lemma"] != "be" or k < 0 or "neg" in unit.facts:
        return
    of = k + 1 < len(units) and units[k + 1].low == "of"
    h = k + 2 if of else k - 2 if units[k - 1].low in ("'s", "'") else k - 1
    owned = 0 <= h < len(units) and units[h].kind is UnitKind.PERSON and (of or possessive(units, h))
    host = next((p for p in units[h].people if p.office.startswith("head_") or p.office == "foreign_minister"), None) if owned else None
    guests = tuple(p for p in subject(units, v).people if in_scope(p))
    end = right_end(units, v)
    spots = [w for w in wheres(units, v + 1, end) if w.preposition in ("in", "at")]
    if host is None or not guests or any(w.country != host.country for w in spots):
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if not isinstance(status, Silent):
        yield from received(line, v, end, (host,), guests, spots[0] if spots else Where(v, v + 1, "", host.country), status)


_TABLE = frozenset("dinner lunch luncheon breakfast banquet reception iftar feast tea ceremony".split())


def _behind_place(line: Line, v: int) -> tuple[Participant, ...]:
    """ "received at the Sea Palace yesterday the Secretary of State": the guest behind the place and the day."""
    units, end = line.units, right_end(line.units, v)
    if v + 1 >= end or units[v + 1].low not in ("in", "at", "on") and units[v + 1].kind is not UnitKind.TIME:
        return ()
    for k in range(v + 2, min(end, v + _TO_GUEST)):
        unit, led = units[k], units[k - 1]
        if unit.kind is UnitKind.PERSON:
            behind = led.kind in (UnitKind.TIME, UnitKind.PLACE, UnitKind.COUNTRY, UnitKind.WORD) and led.low not in PREPOSITIONS
            return people_list(units, k)[0] if behind and not possessive(units, k) else ()
        if unit.kind in (UnitKind.VERB, UnitKind.PUNCT):
            return ()
    return ()


_TO_GUEST = 10
"""Units between the verb and its guest."""


def _planned(line: Line, v: int) -> bool:
    """An infinitive that stands for the future in a headline."""
    return line.headline and line.units[v].facts["tense"] == "inf"


def received_in(line: Line, v: int, end: int, hosts: Sequence[Participant], *, passive: bool) -> Where | None:
    """The place named, else the host's country; the subject may be a country or capital."""
    spots = [w for w in wheres(line.units, v + 1, end) if w.preposition in ("in", "at", "to") or w.preposition == "on" and w.place]
    spots = spots or list(where_before(line.units, v)) or ([] if passive else opening(line, subject(line.units, v).index))
    if (seat := next((w for w in spots if line.units[w.index].key == "EU"), None)) is not None:
        return seat
    home = hosts[0].country if hosts else _host_country(line, v, passive)
    own = next((w for w in spots if w.country == home and w.place), None) or next((w for w in spots if w.country == home), None)
    if own or not home:
        return own or (spots[0] if spots else None)
    return spots[0] if spots and not hosts else Where(v, v + 1, "" if hosts else _seat(line, v), home)


def _status(line: Line, v: int) -> Status | Silent:
    """The verb's own status; "looks forward to welcoming" is a plan, "it was a pleasure to welcome" is done."""
    if _planned(line, v):
        return Status.ANNOUNCED
    if line.units[v].facts["tense"] in ("inf", "ing") and _looks_forward(line, v):
        be = next((u for u in reversed(line.units[:v]) if u.kind is UnitKind.VERB), None)
        return Status.COMPLETED if be is not None and be.facts["tense"] == "past" else Status.ANNOUNCED
    told = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    waits = line.units[v].facts["lemma"] == "await" and told in (Silent.HABIT, Status.ONGOING)
    return Status.ANNOUNCED if waits else told  # "where Humala awaits him", "is awaited in Lima"


def _seat(line: Line, v: int) -> str:
    """ "Paris will host", "Singapore will host": the city that is the subject."""
    for k in range(v - 1, max(-1, v - 4), -1):
        unit = line.units[k]
        if unit.kind is UnitKind.PLACE:
            return unit.facts.get("place", "")
        if unit.kind is UnitKind.COUNTRY:
            named = line.scene.lexicon.places.named(unit.text)
            return named[0].name if named and named[0].country == unit.key and named[0].kind in ("capital", "city") else ""
    return ""


def _host_country(line: Line, v: int, passive: bool) -> str:
    """ "Beijing will host ...": the country whose capital or government is the subject."""
    if passive:
        return ""
    for k in range(v - 1, max(-1, v - 4), -1):
        unit = line.units[k]
        if unit.kind is UnitKind.COUNTRY and ":" not in unit.key and unit.facts.get("form") != "demonym":
            return unit.key
        if unit.kind is UnitKind.PLACE:
            return unit.facts.get("country", "")
    return ""


def _looks_forward(line: Line, v: int) -> bool:
    """ "looks forward to welcoming X", "will be delighted to welcome X": a plan."""
    before = {w for u in line.units[max(0, v - 4) : v] for w in u.low.split()}
    return "forward" in before or bool(_GLAD & before)


_GLAD = frozenset("delighted glad pleased honoured honored happy proud pleasure honour honor privilege".split())


def received(
    line: Line, v: int, end: int, hosts: Sequence[Participant], guests: Sequence[Participant], where: Where, status: Status | None
) -> Iterator[Claim]:
    """The guests' visits, and the meeting with their host."""
    scene, units = line.scene, line.units
    times = time_links(units, v + 1, end, scene.temporals) or leading_time(units, v, scene.temporals)
    times = times or time_before_where(units, v, scene.temporals)
    occasion = occasion_of(units, v + 1, end, scene.acts)
    form = form_of(units, v + 1, end, scene.acts)
    if form == "ceremony" and any(u.low in ("welcome", "welcoming") for u in units[v + 1 : end]):
        form = "unspecified"  # a welcoming ceremony is part of any visit
    span = line.clause(v)
    greeted = units[v].facts["lemma"] in ("receive", "greet", "entertain", "welcome")
    host = next((h for h in hosts if in_scope(h)), None)
    attested = tuple(
        TimeLink("attested", t.start, t.relation) if t.role == "date" and form == "unspecified" and greeted else t for t in times
    )
    travelled = [g for g in guests if foreign(g, where.country)]
    article, country, place, said_by = scene.article, where.country, where.place, line.said_by
    implied = "meeting" if host else ""
    for guest in travelled:
        yield visit(
            article,
            span,
            guest,
            country,
            place,
            status,
            attested,
            form=form,
            occasion=occasion,
            said_by=said_by,
            implied_by=implied,
            host=host,
        )
    if host and travelled:
        people = (host, *travelled)
        yield meeting(article, span, people, "in-person", status, times, country=country, place=place, occasion=occasion, said_by=said_by)
