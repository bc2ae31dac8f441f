"""Evidence from how a vague telling stands in its article and against the day of its report."""

from __future__ import annotations

from datetime import date

from summitry.join.by_days import WEEKS, a_month_off, undated_within
from summitry.join.places import seats
from summitry.join.scene import Finding, Scene
from summitry.join.telling import CURRENT, MONTH, NARROW, Group, Telling
from summitry.model import ClaimKind, Status

_RECENT = 120
_MANY = (2, 4)
"""Articles from which an event is much told, and as much as counts."""
_VAGUE = 5
"""Days of a stretch from which it is told from memory: "late in August"."""
_CLAUSE = range(4, 13)
"""Characters between a visit and what was done there in one breath: ", where ", " and "; a new sentence has fewer."""
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_AHEAD, _BACK = (90, 240), (200, 320)
"""Days from an event within which a telling without a day means it as a matter of course, and from which it hardly does."""
_FAR = 0.2
"""What is left of the fit then."""
_VAGUELY = 0.4
"""What is left of it where the event itself is only known to a season or a year."""
_LOOSE = 0.1
"""How much less "the trip", of no status, points at the present visit: it may as well be the one just named."""


def _split(a: Group, b: Group) -> tuple[Telling, Group] | None:
    """The undated telling and the dated group, where there is one of each."""
    if a.undated == b.undated:
        return None
    loose, firm = (a, b) if a.undated else (b, a)
    return loose.voice, firm


def _beside(t: Telling, firm: Group) -> tuple[Telling, ...]:
    return firm.by_article.get(t.claim.article, ())


def _distance(t: Telling, others: tuple[Telling, ...]) -> int:
    """Characters between the words of the telling and the nearest of the others; those before it are a little nearer."""
    gaps = [max(s.start - o.end, o.start - s.end + 1, 0) for s in t.claim.spans for other in others for o in other.claim.spans]
    return min(gaps, default=0)


def _closeness(t: Telling, others: tuple[Telling, ...]) -> float:
    """1 for words that overlap, 0.9 for words side by side, down to 0.3 for words a few paragraphs apart."""
    gap = _distance(t, others)
    return max(0.3, 0.9 - gap / 1_500) if gap else 1.0


def current_episode(a: Group, b: Group, scene: Scene) -> Finding | None:
    """An undated telling of a present visit belongs to the present visit of its article."""
    found = _split(a, b)
    if not found:
        return None
    t, firm = found
    beside = tuple(o for o in _beside(t, firm) if o.current)
    loose = t.claim.definite and t.claim.status in (None, Status.COMPLETED)
    if not beside or not (t.current or loose or _under_way(t, beside)):
        return None
    if not undated_within(t, firm) and t.claim.status not in (None, Status.COMPLETED):
        return None
    return Finding(_closeness(t, beside) * (_LOOSE if loose else 1.0), f"the visit {t.claim.article} is about")


def _under_way(t: Telling, beside: tuple[Telling, ...]) -> bool:
    """ "Xi arrived in Russia at Putin's invitation" beside the visit that has just begun."""
    return t.claim.status is Status.COMPLETED and not t.claim.implied_by and any(o.begun for o in beside)


def definite_mention(a: Group, b: Group, scene: Scene) -> Finding | None:
    """ "The trip" points at a visit its own article tells, the nearest one."""
    found = _split(a, b)
    if not found or not found[0].claim.definite or not (beside := _beside(*found)):
        return None
    return Finding(_closeness(found[0], beside), f'"{_words(found[0])}" points at it')


def _words(t: Telling) -> str:
    return t.claim.spans[0].text if t.claim.spans else ""


def own_article(a: Group, b: Group, scene: Scene) -> Finding | None:
    """A vague day of the coming or present visit beside the precise one that its own article tells, or beside another as vague."""
    firm, vague = sorted((a, b), key=_vagueness)
    if _vagueness(vague) != 1 or _vagueness(firm) == 2:
        return None
    alike = _vagueness(firm) == 1
    meant = {t.claim.article for t in vague.tellings if t.claim.status in CURRENT or (alike and _round_report(t)) or _of_today(t)}
    beside = sorted(meant & {t.claim.article for t in firm.tellings if t.current})
    if not beside or (alike and not any(x.gap(y) == 0 for x in a.windows for y in b.windows)):
        return None
    return Finding(1.0, f"the visit {beside[0]} is about")


def _of_today(t: Telling) -> bool:
    """"They also discussed the plans for 2022": the year is of the plans, and the talk the one reported."""
    return _bare(t) and bool(t.window and t.report and t.window.width > MONTH and t.window.gap(t.report) == 0)


def _round_report(t: Telling) -> bool:
    """ "The visit this week", of no status, where only the stretch is known in which the article was written."""
    return t.claim.status is None and bool(t.window and t.report and t.window.gap(t.report) == 0)


def told_apart(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Its own article tells the other as something past besides."""
    found = _split(a, b)
    if not found or found[0].claim.definite or current_episode(a, b, scene) or met_there(a, b, scene):
        return None
    beside = _beside(*found)
    return Finding(1.0, f"{found[0].claim.article} tells the two apart") if beside else None


def met_there(a: Group, b: Group, scene: Scene) -> Finding | None:
    """"She visited Germany on May 9, where she held talks in Berlin": the talks, of no day, imply no other visit."""
    found = _split(a, b)
    if not found or found[0].claim.implied_by != "meeting" or found[0].current:
        return None
    t, firm = found
    before = [o for o in _beside(t, firm) if o.claim.status is t.claim.status and not o.claim.implied_by and _right_before(o, t)]
    return Finding(1.0, f"told right after \"{_words(before[0])}\"") if before else None


def _right_before(first: Telling, then: Telling) -> bool:
    return any(s.start - f.end in _CLAUSE for f in first.claim.spans for s in then.claim.spans)


def fits_bounds(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The event lies where the undated telling allows; months from the report that says less, weeks from it for a bare readout."""
    found = _split(a, b)
    if not found or not undated_within(*found):
        return None
    t, firm = found
    if t.report is None and t.bounds == (date.min, date.max):
        return Finding(0.5, "nothing says when it was told")
    vague = _VAGUELY if min(w.width for w in firm.windows) > MONTH else 1.0
    if t.report is not None and _bare(t) and _off(t, firm) > WEEKS and not _beside(t, firm):
        return Finding(-0.5, "it lies weeks off, and nothing but who met is told")
    faded = _faded(t, firm)
    says = "it lies where the undated telling allows"
    return Finding(vague * faded, says if faded == 1.0 else f"{says}, {_off(t, firm)} days from the report")


def can_mean(t: Telling, firm: Group) -> bool:
    """A cheap look before the evidence is weighed: what lies far off needs a place, an occasion or a number to be meant."""
    said = t.claim.status is Status.COMPLETED and t.bounds[0] > date.min
    if said or t.report is None or t.occasion or "since" in t.claim.details or _off(t, firm) <= _BACK[1]:
        return True
    return bool(t.claim.place) and not firm.places.isdisjoint(seats(t.claim.place, t.claim.host_country))


def _off(t: Telling, firm: Group) -> int:
    """Days from the report to the event; 0 where the report has no day."""
    return min(w.gap(t.report) for w in firm.sharp) if t.report else 0


def _faded(t: Telling, firm: Group) -> float:
    """1 for an event near enough to be meant as a matter of course, less further off; not by stated bounds or in its own article."""
    said = t.claim.status is Status.COMPLETED and t.bounds[0] > date.min
    if said or _beside(t, firm):
        return 1.0
    near, far = _AHEAD if t.claim.status in CURRENT else _BACK
    return 1 - (1 - _FAR) * min(1.0, max(0, _off(t, firm) - near) / (far - near))


def _bare(t: Telling) -> bool:
    """A meeting told without day, place, country or occasion: "they discussed ..." is as a rule of the day's own readout."""
    c = t.claim
    return c.kind is ClaimKind.MEETING and not (c.place or c.host_country or c.occasion or t.current)


def out_of_bounds(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Told as over before it began, or as coming after it was over."""
    found = _split(a, b)
    if not found or undated_within(*found):
        return None
    return Finding(1.0, f"told as {found[0].claim.status or 'past'} when that cannot be")


def recent(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The nearer the event is to the report, the likelier it is meant; "the trip" means the one just named."""
    found = _split(a, b)
    if not found or not (report := found[0].report) or (found[0].claim.definite and _beside(*found)):
        return None
    gap = min(w.gap(report) for w in found[1].sharp)
    return Finding(1 - gap / _RECENT, f"{gap} days from the report") if gap < _RECENT else None


def much_told(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Of two events that a vague telling may mean, the one all articles tell of is the likelier; within an article it says nothing."""
    firm, vague = sorted((a, b), key=_vagueness)
    if _vagueness(firm) == _vagueness(vague) or firm.articles < _MANY[0] or (vague.undated and _beside(vague.voice, firm)):
        return None
    near = _faded(vague.voice, firm) if vague.undated else 1.0
    return Finding(near * min(1.0, firm.articles / _MANY[1]), f"told by {firm.articles} articles")


def _vagueness(g: Group) -> int:
    widths = [w.width for w in g.windows]
    return 2 if not widths else int(min(widths) > NARROW)


def month_from_memory(a: Group, b: Group, scene: Scene) -> Finding | None:
    """A month told from memory of a leader's stay in the same city, next to the month of a stay told at the time.

    Ministers shuttle; heads of state and government hardly return to one city within weeks.
    """
    for memory, firm in ((a, b), (b, a)):
        if not firm.days or memory.days or memory.undated or any(w.width < _VAGUE for w in memory.windows):
            continue
        if memory.places & firm.places and a_month_off(memory, firm) and _led(firm):
            return Finding(1.0, "a month told from memory, beside a stay in the same city told at the time")
    return None


def _led(g: Group) -> bool:
    return any(p.role == "visitor" and p.office in _LEADERS for t in g.tellings for p in t.claim.participants)


def only_candidate(a: Group, b: Group, scene: Scene) -> Finding | None:
    """No other event fits."""
    found = _split(a, b)
    if scene.candidates != 1 or not found or not undated_within(*found):
        return None
    return Finding(_faded(*found), "no other event told fits")


def reported_together(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Two undated tellings of one status, reported in one article or within weeks."""
    if not a.undated or not b.undated:
        return None
    best: float = 0.0
    for x in a.tellings:
        for y in b.tellings:
            best = max(best, _together(x, y))
    return Finding(best, "told alike in the same weeks") if best else None


def _together(x: Telling, y: Telling) -> float:
    if x.current != y.current:
        return 0.0
    if x.claim.article == y.claim.article:
        return 1.0
    if x.report is None or y.report is None or not x.report.narrow or not y.report.narrow:
        return 0.0
    if not x.current and not (x.claim.definite and y.claim.definite):
        return 0.0
    gap = x.report.gap(y.report)
    return 1 - gap / (4 * WEEKS) if gap <= WEEKS else 0.0


def judged_apart(a: Group, b: Group, scene: Scene) -> Finding | None:
    """A person said so."""
    if not scene.parted:
        return None
    others = {t.claim.id for t in b.tellings}
    if any(scene.parted.get(t.claim.id, frozenset()) & others for t in a.tellings):
        return Finding(1.0, "judged to be different")
    return None
