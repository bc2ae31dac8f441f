"""What events have to do with one another: a meeting is part of a visit, a visit a leg of a tour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from summitry.model import Basis, ClaimKind, Event, Participant, Status
from summitry.settle.told import AT_THE_TIME

_GONE = frozenset({Status.CANCELLED, Status.DENIED})
_HELD = frozenset({Status.ONGOING, Status.COMPLETED})
Stay = tuple[date, date]


def linked(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with their links: `part_of` a visit, `leg_of` the first visit of a tour, `refuted_by` a stay of the host's.

    A meeting is part of a visit where one of those who met was the visitor, in that country, on a day of the stay; an
    undated one of the only such visit that its articles tell.
    Visits of one visitor are legs of a tour where each begins within a day of the end of the one before, in another country.
    A visit to a host's own country that no text tells is refuted where the host was abroad on its day.
    """
    ordered = sorted(events, key=lambda e: e.id)
    visits: dict[str, list[Event]] = defaultdict(list)
    visits_to: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for e in ordered:
        if e.kind is ClaimKind.VISIT:
            visits[_visitor(e)].append(e)
            visits_to[_visitor(e), e.host_country].append(e)
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for e in (v for told in visits.values() for v in told if _refutable(v)):
        hosts = [_key(p) for p in e.participants if p.role == "host"]
        links[e.id] += [("refuted_by", v.id) for host in hosts for v in visits.get(host, ()) if _away(e, v)]
    for e in ordered:
        if e.kind is ClaimKind.MEETING and e.mode in ("", "in-person") and e.host_country:
            around = [v for p in e.participants for v in visits_to.get((_key(p), e.host_country), ())]
            links[e.id] += [("part_of", v.id) for v in (_holding(e, around) if _stay(e) else _told_with(e, around))]
    for who in sorted(visits):
        for first, leg in _legs(visits[who]):
            links[leg].append(("leg_of", first))
    return tuple(replace(e, links=tuple(sorted(set(links[e.id])))) if links.get(e.id) else e for e in ordered)


def _refutable(guest: Event) -> bool:
    """Whether a visit is to a country that no text tells, on one day: a host's stay abroad can speak against it."""
    home, stay = next(iter(guest.values.get("host_country", ())), None), _stay(guest)
    return home is not None and home.basis is Basis.INFERRED and stay is not None and stay[0] == stay[1]


def _away(guest: Event, stay: Event) -> bool:
    """Whether a host's stay abroad refutes a guest's visit that can be refuted: the host was seen there that day, or stayed over it."""
    mine, theirs = _stay(guest), _stay(stay)
    if mine is None or theirs is None or stay.status not in _HELD or stay.host_country == guest.host_country:
        return False
    seen = any(a.first == a.last == mine[0] for a in stay.days.attested)
    return seen or theirs[0] < mine[0] <= theirs[1]


def _key(p: Participant) -> str:
    return p.person or f"{p.country}:{p.name}"


def _visitor(e: Event) -> str:
    return next((_key(p) for p in e.participants if p.role == "visitor"), "")


def _stay(e: Event) -> Stay | None:
    d = e.days
    first, last = d.start or d.programme_start, d.end or d.programme_end or d.start
    return (first.first, last.last) if first and last and first.first and last.last and first.first <= last.last else None


def _holding(meeting: Event, visits: Iterable[Event]) -> list[Event]:
    return [v for v in visits if _during(meeting, v)]


def _told_with(meeting: Event, visits: Iterable[Event]) -> list[Event]:
    """The visits told in the articles of an undated meeting, where each visitor has just one."""
    told = [v for v in visits if _articles(meeting) & _articles(v)]
    near = [v for v in told if meeting.place and v.place == meeting.place] or told
    return [v for v in near if sum(_visitor(o) == _visitor(v) for o in near) == 1]


def _articles(e: Event) -> set[str]:
    return {a for values in e.values.values() for v in values for a in v.articles}


def _during(meeting: Event, visit: Event) -> bool:
    mine, theirs = _stay(meeting), _stay(visit)
    if mine is None or theirs is None:
        return False
    slack = 1 if visit.days.end else 3
    late, early = (mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days
    return late <= slack and early <= 1 and (mine[1] - mine[0]).days <= 31


def _legs(visits: Iterable[Event]) -> list[tuple[str, str]]:
    """`(first leg, leg)` for every leg of a tour, the first one included."""
    dated = sorted((s, e.id, e) for e in visits if (s := _precise(e)) and e.status not in _GONE)
    out: list[tuple[str, str]] = []
    tour: list[Event] = []
    last = date.min
    for (start, end), _, e in dated:
        if tour and ((start - last).days > 1 or e.host_country == tour[-1].host_country):
            out += [(tour[0].id, t.id) for t in tour] if len(tour) > 1 else []
            tour = []
        tour.append(e)
        last = max(last, end)
    return out + ([(tour[0].id, t.id) for t in tour] if len(tour) > 1 else [])


def _precise(e: Event) -> Stay | None:
    stay = _stay(e)
    return stay if stay and (stay[1] - stay[0]).days <= AT_THE_TIME else None
