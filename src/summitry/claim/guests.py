"""Guests of an occasion named behind its verb: "fifty foreign guests attended the opening in Kampala, among them Kibaki and Zenawi"."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import right_end
from summitry.claim.heads import SEVERAL
from summitry.claim.people import possessive
from summitry.claim.places import wheres
from summitry.claim.scene import Line, traveller
from summitry.claim.status import verb_status
from summitry.claim.there import there
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, UnitKind

_CAME = frozenset("attend gather come arrive assemble watch witness join participate fly fly in be present meet".split())
_ENDS = frozenset((";", "who", "whose", "whom", "which", "that", "where"))
_TOLD = (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED)


def among_them(line: Line) -> Iterator[Claim]:
    """Whoever "among them" names was, or will be, where the many are said to come together."""
    units = line.units
    k = next((k for k in range(3, len(units) - 1) if [u.low for u in units[k : k + 2]] == ["among", "them"]), -1)
    v = next((j for j in range(k - 1, 0, -1) if units[j].kind is UnitKind.VERB), -1)
    if v < 0 or units[v].facts["lemma"] not in _CAME or not SEVERAL & {u.low for u in units[max(0, v - 4) : v]}:
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    spots = [w for w in wheres(units, v + 1, k) if w.preposition in ("in", "at", "to")] or list(wheres(units, 0, v))
    setting = line.scene.setting
    where = spots[0] if spots else setting.where if setting is not None else None
    if where is None or status not in _TOLD:
        return
    stop = next((j for j in range(k + 2, len(units)) if units[j].kind is UnitKind.VERB or units[j].low in _ENDS), len(units))
    people = _named(line, k + 2, stop)
    times = time_links(units, v + 1, min(k, right_end(units, v)), line.scene.temporals) or leading_time(units, v, line.scene.temporals)
    yield from there(line, line.span(k, stop), people, where, times, status if isinstance(status, Status) else None, implied_by="summit")


def _named(line: Line, start: int, stop: int) -> tuple[Participant, ...]:
    """Everybody of the list whose journeys are recorded, strangers between them passed over."""
    units = line.units
    found = (p for k in range(start, stop) if units[k].kind is UnitKind.PERSON and not possessive(units, k) for p in units[k].people)
    return tuple(p for p in found if traveller(p))
