"""A gathering put together: how they met, where, and the visits it implies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summitry.claim.in_setting import in_setting, meeting_setting
from summitry.claim.make import meeting, visit, who
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.timing import attesting
from summitry.claim.unplaced import on_visit
from summitry.claim.words import purpose_at
from summitry.model import Claim, Participant, Span, Status, TimeLink, UnitKind

_PHONE = ("by phone", "by telephone", "phone call", "telephone", "over the phone", "on the phone", "phone conversation", "via phone")

_VIDEO = ("video", "virtual", "virtually", "videoconference", "online", "via zoom", "teleconference", "secure call")


def unique(people: Sequence[Participant]) -> tuple[Participant, ...]:
    """Persons, each once."""
    return tuple({who(p): p for p in people}.values())


def international(people: Sequence[Participant]) -> bool:
    """Two persons or more, all worth recording, of more than one country."""
    return len(people) >= 2 and all(in_scope(p) for p in people) and len({p.country for p in people if p.country}) >= 2


def mode_of(line: Line, start: int, end: int, act: str) -> str:
    """How they met, by the words of the clause: `in-person`, `phone`, `video`."""
    text = " ".join(u.low for u in line.units[max(0, start - 6) : end])
    if any(w in text for w in _VIDEO):
        return "video"
    if act in ("phone", "call") or any(w in text for w in _PHONE):
        return "phone"
    if act == "talk" and line.units[start].facts.get("lemma") in ("speak", "talk"):
        purpose = next((k for k in range(start + 1, end) if _tells_of(line, k)), end)
        if not any(w.preposition in ("in", "at") for w in wheres(line.units, start, purpose)):
            return "phone"
    return "in-person"


def _tells_of(line: Line, k: int) -> bool:
    """ "spoke with Abiy to discuss the conflict in", "about the war in": what follows is not where they spoke."""
    unit = line.units[k]
    return unit.kind is UnitKind.VERB and unit.facts["tense"] == "inf" or purpose_at(line.units, k) or unit.low in _ABOUT


_ABOUT = frozenset(("about", "regarding", "concerning", "over", "following", "after"))


def here(line: Line, start: int, end: int) -> list[Where]:
    """ "held talks here on Thursday": where the dateline says the article was written."""
    if line.stage is not None and line.stage.kind != "place":
        return [line.stage.where]
    said = any(u.low == "here" for u in line.units[start:end])
    return [line.scene.dateline] if said and line.scene.dateline is not None else []


def opening(line: Line, before: int) -> list[Where]:
    """ "In Panama City on Saturday, ...": a place that opens the sentence."""
    opening = next(
        (k for k in range(min(before, 8)) if line.units[k].low == ","), min(before, 8) if line.units[0].low in ("in", "at") else 0
    )
    opening = max(opening, _leading(line, before))
    if any(u.kind is UnitKind.VERB for u in line.units[:opening]):
        return []  # "They stopped in Nadi, where ...": another clause
    return [w for w in wheres(line.units, 0, opening) if w.preposition in ("in", "at")]


def _leading(line: Line, before: int) -> int:
    """ "On 8 March, in the palace in La Paz, Merkel and Morales signed": the comma behind the opening phrases of place and time."""
    units = line.units
    if units[0].low not in ("on", "in", "at") and units[0].kind is not UnitKind.TIME:
        return 0
    stop = next((k for k in range(min(before, _LONGEST)) if units[k].kind is UnitKind.VERB or units[k].people), min(before, _LONGEST))
    return next((k for k in range(stop - 1, 0, -1) if units[k].low == ","), 0)


_LONGEST = 18
"""Units of the longest phrases that open a sentence."""


def owner(line: Line, where: Where) -> bool:
    """Whether a place only owns what follows: "Paris's"."""
    return where.end < len(line.units) and line.units[where.end].low in ("'s", "'")


def finest(spots: Sequence[Where]) -> Where | None:
    """The place named most precisely."""
    return next((w for w in spots if w.place), spots[0] if spots else None)


def gathering(
    line: Line,
    span: Span,
    people: tuple[Participant, ...],
    mode: str,
    status: Status | None,
    where: Where | None,
    times: tuple[TimeLink, ...],
    stretch: tuple[int, int],
) -> Iterator[Claim]:
    """A meeting and the visits it implies: whoever is abroad there has travelled; `stretch` holds the words that say what it is for."""
    if where is None and mode == "in-person":
        yield from _unplaced(line, span, people, status, times, stretch)
        return
    acts, article = line.scene.acts, line.scene.article
    occasion = occasion_of(line.units, *stretch, acts)
    country, place = (where.country, where.place) if where else ("", "")
    yield meeting(article, span, people, mode, status, times, country=country, place=place, occasion=occasion, said_by=line.said_by)
    if mode != "in-person" or not country:
        return
    form, days = form_of(line.units, *stretch, acts), attesting(times)
    for person in people:
        if foreign(person, country) and not _there_anyway(line, person, country, status):
            yield visit(
                article,
                span,
                person,
                country,
                place,
                status,
                days,
                form=form,
                occasion=occasion,
                said_by=line.said_by,
                implied_by="meeting",
                details=under_way(line, span, status, times),
            )


def _unplaced(
    line: Line, span: Span, people: tuple[Participant, ...], status: Status | None, times: tuple[TimeLink, ...], stretch: tuple[int, int]
) -> Iterator[Claim]:
    """A meeting told without a place: where the article plays, or on the visit told last, if it can be there."""
    setting = meeting_setting(line, people, status, stretch[1], times)
    stay = on_visit(line, people) if not times and status in (Status.COMPLETED, Status.ONGOING) else ""
    country, place = (setting.where.country, setting.where.place) if setting else (stay, "")
    inferred = {"place_basis": "inferred"} if country else None
    occasion = occasion_of(line.units, *stretch, line.scene.acts)
    yield meeting(
        line.scene.article, span, people, "in-person", status, times,
        country=country, place=place, occasion=occasion, said_by=line.said_by, details=inferred,
    )  # fmt: skip
    for person in people if setting else ():
        if setting and foreign(person, country) and in_scope(person):
            yield in_setting(line, span, person, setting, status, times)


def _there_anyway(line: Line, person: Participant, country: str, status: Status | None) -> bool:
    """Whether only the meeting is off: the visit it was to be part of is told of before."""
    told = (c for c in line.scene.visits if c.participants[0].person == person.person and c.host_country == country)
    return status in (Status.CANCELLED, Status.POSTPONED, Status.DENIED) and any(c.status is not status for c in told)


def under_way(line: Line, span: Span, status: Status | None, times: Sequence[TimeLink]) -> dict[str, str]:
    """ "is meeting with his counterparts in Rome as we speak": on the day of the report."""
    now = status is Status.ONGOING and not times and _NOW.search(line.scene.article.text, span.start, line.sentence.end)
    return {"start_basis": "report"} if now else {}


_NOW = re.compile(r"\b(?:as we speak|right now|at (?:this|the) (?:very )?moment|currently)\b", re.I)
"""What puts "is meeting" on the day of its report: by itself it may be a plan."""
