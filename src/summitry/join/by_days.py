"""Evidence from days: what the windows of two groups say of one another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from summitry.join.scene import Finding, Scene
from summitry.join.telling import MONTH, Group, Telling, Window, visitor
from summitry.model import ClaimKind, Status

STAY = 3
"""Days between two days that can still be one stay."""
WEEKS = 20
"""Days between two reports in which tellings without a day can mean one visit."""
NEAR = 45
YEAR_AFTER = 400


def _pairs(a: Group, b: Group) -> list[tuple[Window, Window]]:
    return sorted(product(a.windows, b.windows))


def _meets(a: Group, b: Group) -> bool:
    return any(x.gap(y) == 0 and _holds(x, b) and _holds(y, a) for x, y in product(a.windows, b.windows))


def _holds(w: Window, g: Group) -> bool:
    """A month or year meets a group that knows its days only where it holds one of them, not by another vague telling of it."""
    return w.narrow or not g.sharp[0].narrow or any(w.gap(day) <= STAY for day in g.sharp)


def overlapping_days(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The same day, or stays that share one."""
    for x, y in _pairs(a, b):
        if x.narrow and y.narrow and x.gap(y) == 0:
            return Finding(1.0, f"both tell of {x}" if x == y else f"{x} and {y} share a day")
    return None


def nested_days(a: Group, b: Group, scene: Scene) -> Finding | None:
    """One is told by a month or year that holds the other's days."""
    touching = [(max(x.width, y.width), x, y) for x, y in _pairs(a, b) if x.gap(y) == 0 and not (x.narrow and y.narrow)]
    touching = [(width, x, y) for width, x, y in touching if _holds(x, b) and _holds(y, a) and _nested(x, y)]
    if not touching or overlapping_days(a, b, scene):
        return None
    width, x, y = min(touching)
    vague = x != y and min(x.width, y.width) > MONTH and not (x.first == y.first and x.first.year == max(x.last, y.last).year)
    strength = 1.0 if width <= MONTH else 0.35 if vague else 0.75
    return Finding(strength, f"{min(x, y, key=lambda w: w.width)} lies in {max(x, y, key=lambda w: w.width)}")


def _nested(x: Window, y: Window) -> bool:
    """Whether most of the shorter lies in the longer; a month does not lie in weeks that only begin with its last days."""
    shared = (min(x.last, y.last) - max(x.first, y.first)).days + 1
    return x.narrow or y.narrow or 2 * shared > min(x.width, y.width) + 1


def _between(x: Window, y: Window) -> Window:
    early, late = sorted((x, y))
    return Window(early.last, late.first)


def adjacent_days(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Days of what can be one stay; a meeting has one day, so only the next one, for the hour and the zone."""
    if _meets(a, b):
        return None
    claim = a.tellings[0].claim
    limit, full = (STAY, 1.0) if claim.kind is ClaimKind.VISIT else (1, 0.4)
    close = [(x.gap(y), x, y) for x, y in _pairs(a, b) if x.narrow and y.narrow and x.gap(y) <= limit]
    if not close:
        return None
    gap, x, y = min(close)
    if claim.kind is ClaimKind.VISIT and scene.elsewhere(visitor(claim), claim.host_country, _between(x, y)):
        return None
    return Finding(full * (1 - (gap - 1) / 6), f"{x} and {y} are {gap} day{'s' if gap > 1 else ''} apart")


def _one_month_off(x: Window, y: Window) -> bool:
    """Whether two windows differ by one in the month and in nothing else; one may tell the first day alone."""
    months = (y.first.year - x.first.year) * 12 + y.first.month - x.first.month
    if abs(months) != 1 or x.first.day != y.first.day:
        return False
    return not x.width or not y.width or x.last.day == y.last.day


def slipped_date(a: Group, b: Group, scene: Scene) -> Finding | None:
    """One month wrong, the rest of the date right; a year off is no slip but next year's visit on the same holiday."""
    if _meets(a, b) or both_at_the_time(a, b, scene):
        return None
    for x, y in _pairs(a, b):
        if x.narrow and y.narrow and _one_month_off(x, y):
            return Finding(1.0 if x.width and y.width else 0.8, f"{x} and {y} differ in the month alone")
    return None


def _apart(a: Group, b: Group, scene: Scene) -> tuple[int, Window, Window] | None:
    """The nearest windows where none meet and no stay or postponement can explain it."""
    if a.undated or b.undated or _meets(a, b) or adjacent_days(a, b, scene) or put_off(a, b, scene):
        return None
    return min((x.gap(y), x, y) for x, y in product(a.sharp, b.sharp))


def near_month(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Apart by so little that one month may be wrong."""
    near = _apart(a, b, scene)
    return Finding(1.0, f"{near[1]} and {near[2]} are {near[0]} days apart") if near and near[0] <= NEAR else None


def same_year(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Apart, in one year."""
    near = _apart(a, b, scene)
    if not near or near[0] <= NEAR:
        return None
    shared = {x.first.year for x in a.windows} & {y.first.year for y in b.windows}
    return Finding(1.0, f"{near[1]} and {near[2]} are {near[0]} days apart") if shared else None


def far_apart(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Apart, in different years."""
    near = _apart(a, b, scene)
    if not near or near[0] <= NEAR or same_year(a, b, scene):
        return None
    return Finding(1.0, f"{near[1]} and {near[2]} are {near[0]} days apart")


def both_at_the_time(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Each told within days of its own date: two events, not one and a slip; of two meetings a week that holds both is no bridge."""
    met = a.tellings[0].claim.kind is ClaimKind.MEETING
    if (_meets(a, b) and not met) or adjacent_days(a, b, scene) or put_off(a, b, scene):
        return None
    told = [sorted(w for w in g.days if not met or not w.width) for g in (a, b)]
    if not told[0] or not told[1] or (met and min(x.gap(y) for x, y in product(*told)) <= 1):
        return None
    return Finding(1.0, f"{told[0][0]} and {told[1][0]} were each told at the time")


def put_off(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Put off in one, told for a later day in the other; or planned in one when the other put it off."""
    if not (a.put_off or b.put_off) or (a.tellings[0].claim.kind is not ClaimKind.VISIT and a.modes != b.modes):
        return None
    for off, other in ((a, b), (b, a)):
        for t in off.tellings:
            if t.claim.status is Status.POSTPONED and t.report and (found := _next_or_last(t, t.report, off, other)):
                return found
    return None


def _next_or_last(t: Telling, report: Window, off: Group, other: Group) -> Finding | None:
    if not other.windows or any(o.claim.status is Status.POSTPONED for o in other.tellings):
        return None
    if all(_told_by(o, report) and _was_ahead(o, report) for o in other.tellings):
        return Finding(1.0, f"planned for {min(other.windows)} when it was put off")
    told_after = [o for o in off.tellings if o.report and o.window and o.report.first >= report.first]
    fulfilled = any(o.claim.status is not Status.POSTPONED for o in told_after)
    first = min(other.windows).first
    later = first >= report.first and all(o.report and o.report.last >= report.first for o in other.tellings)
    if later and not fulfilled and (first - report.last).days <= YEAR_AFTER:
        sure = 1.0 if _share_article(t, other) else 0.8
        soon = 1 - (first - report.first).days / (3 * YEAR_AFTER)
        return Finding(sure * soon, f"put off in {t.claim.article}, then told for {min(other.windows)}")
    return None


def _told_by(t: Telling, report: Window) -> bool:
    return bool(t.report and t.report.first <= report.last)


def _was_ahead(t: Telling, report: Window) -> bool:
    return bool(t.window and t.claim.status in (Status.ANNOUNCED, Status.RUMOURED) and t.window.last >= _back(report.first))


def _back(day: date) -> date:
    return day - timedelta(14) if day > date.min + timedelta(14) else day


def _share_article(t: Telling, other: Group) -> bool:
    return any(o.claim.article == t.claim.article for o in other.tellings)


def a_month_off(a: Group, b: Group) -> bool:
    """Apart, and by so little that one wrong month may be all."""
    gap = min((x.gap(y) for x in a.sharp for y in b.sharp), default=None)
    return gap is not None and 0 < gap <= NEAR and not _meets(a, b)


def can_join(a: Group, b: Group) -> bool:
    """A cheap look before the evidence is weighed: days far apart need a shared occasion or a delay to be one event."""
    if a.undated and b.undated:
        return told_alike(a, b)
    if a.undated or b.undated or a.occasions or b.occasions or a.put_off or b.put_off:
        return True
    return min(x.gap(y) for x in a.windows for y in b.windows) <= NEAR


def told_alike(a: Group, b: Group) -> bool:
    """Whether two undated groups have anything by which they could be one: weeks of report, article, place, occasion, number."""
    if a.places & b.places or (a.occasions and b.occasions) or a.put_off or b.put_off:
        return True
    return any(_near(x, y) for x in a.tellings for y in b.tellings)


def _near(x: Telling, y: Telling) -> bool:
    if x.claim.article == y.claim.article or ("since" in x.claim.details and "since" in y.claim.details):
        return True
    return bool(x.report and y.report and x.report.gap(y.report) <= WEEKS)


def undated_within(t: Telling, other: Group) -> bool:
    """Whether some telling of the group lies where the undated telling can."""
    return any(w.first <= t.bounds[1] and w.last >= t.bounds[0] for w in other.sharp)
