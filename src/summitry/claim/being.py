"""Whether "was in Paris" tells a stay, or "was in power" a state of things."""

from __future__ import annotations

from summitry.claim.frame import right_end, subject
from summitry.claim.places import Where
from summitry.claim.purpose import form_of
from summitry.claim.scene import Line
from summitry.model import Status, TimeLink, Unit, UnitKind

_BY_THE_WAY = frozenset(
    "in at the on his her their way to last first twice most previously currently now just also back both all still here "
    "due expected awaited out off home recently this that "
    "himself herself earlier previously before "
    "on-site ground right together again once briefly since then only even reportedly already soon not yet".split()
)


def _between_be_and_place(unit: Unit) -> bool:
    """ "was also in", "is on his way to", "will be on Tuesday in", not "was consul general in"."""
    return (
        unit.kind in (UnitKind.TIME, UnitKind.PUNCT, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.PRONOUN)
        or unit.low in _BY_THE_WAY
        or unit.low.endswith("ly")
    )


_AT_LEISURE = frozenset("guest guests holiday vacation visit tour leave hospital exile".split())


def _stopped_before(line: Line, v: int, where: Where) -> bool:
    """ "who was previously in Fiji": a stop of the journey told before, not the post of an envoy."""
    beside = {u.low for u in line.units[v + 1 : where.index]} & {"previously", "earlier", "before", "already"}
    return bool(beside) and any(line.scene.current(p) for p in subject(line.units, v).people)


def real_stay(line: Line, v: int, where: Where, times: tuple[TimeLink, ...], told: Status | None) -> bool:
    """ "is in Paris" tells a stay; "was in power", "is in talks" does not, nor does a place far from the verb."""
    at_leisure = _AT_LEISURE & {u.low for u in line.units[v : v + 6]}
    bare = all(_between_be_and_place(u) for u in line.units[v + 1 : where.index])
    close = where.index - v <= 7 and (bare or bool(at_leisure))
    past = where.end + (where.end < len(line.units) and line.units[where.end].low == ",")
    after = line.units[past].low if past < len(line.units) else ""
    return close and (
        told is not Status.COMPLETED
        or bool(times)
        or "perfect" in line.units[v].facts
        or bool({"just", "recently"} & {u.low for u in line.units[v + 1 : where.index + 4]})
        or _stopped_before(line, v, where)
        or after in ("for", "to", "as", "with", "on", "when", "where")
        or form_of(line.units, v, right_end(line.units, v), line.scene.acts) != "unspecified"
    )
