"""Who receives whom: "hosted", "welcomed", "was received by"; a guest from abroad is on a visit."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import mode_of
from summitry.claim.make import meeting, visit
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind


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
    guests = found.people if passive else objects(line.units, v)
    hosts = agent(line.units, v) if passive else found.people
    guests = tuple(g for g in guests if in_scope(g))
    if not guests:
        return
    status: Status | Silent | None = (
        Status.ANNOUNCED
        if _planned(line, v) or unit.facts["tense"] in ("inf", "ing") and _looks_forward(line, v)
        else verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    )
    end = right_end(line.units, v)
    if status is Silent.HABIT and time_links(line.units, 0, end, line.scene.temporals):
        status = None
    if isinstance(status, Silent) or mode_of(line, v, end, "meet") != "in-person":
        return
    where = _where(line, v, end, hosts, passive)
    if where is None:
        return
    yield from _claims(line, v, end, hosts, guests, where, status)


def _planned(line: Line, v: int) -> bool:
    """An infinitive that stands for the future in a headline."""
    return line.headline and line.units[v].facts["tense"] == "inf"


def _where(line: Line, v: int, end: int, hosts: tuple[Participant, ...], passive: bool) -> Where | None:
    """The place named, else the host's country; the subject may be a country or capital."""
    spots = [w for w in wheres(line.units, v + 1, end) if w.preposition in ("in", "at", "to")]
    home = hosts[0].country if hosts else _host_country(line, v, passive)
    own = next((w for w in spots if w.country == home and w.place), None) or next((w for w in spots if w.country == home), None)
    if own or not home:
        return own or (spots[0] if spots else None)
    return spots[0] if spots and not hosts else Where(v, v + 1, "", home)


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
    before = {w for u in line.units[max(0, v - 3) : v] for w in u.low.split()}
    return "forward" in before or bool(_GLAD & before)


_GLAD = frozenset(["delighted", "glad", "pleased", "honoured", "honored", "happy", "proud"])


def _claims(
    line: Line, v: int, end: int, hosts: tuple[Participant, ...], guests: tuple[Participant, ...], where: Where, status: Status | None
) -> Iterator[Claim]:
    scene, units = line.scene, line.units
    times = time_links(units, v + 1, end, scene.temporals) or leading_time(units, v, scene.temporals)
    occasion = occasion_of(units, v + 1, end, scene.acts)
    form = form_of(units, v + 1, end, scene.acts)
    span = line.clause(v)
    received = units[v].facts["lemma"] in ("receive", "greet", "entertain")
    host = next((h for h in hosts if in_scope(h)), None)
    attested = tuple(
        TimeLink("attested", t.start, t.relation) if t.role == "date" and form == "unspecified" and received else t for t in times
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
