"""Which temporal expressions of a sentence date an act, and in what role."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Temporal, TimeLink, Unit, UnitKind

_BEFORE = frozenset(("until", "till", "through", "by"))
_LEADING = 6


def time_links(units: Sequence[Unit], start: int, end: int, temporals: Sequence[Temporal], role: str = "date") -> tuple[TimeLink, ...]:
    """Links of the times from `start` up to `end`: a range gives start and end, "Thursday and Friday" too."""
    found = [k for k in range(start, end) if units[k].kind is UnitKind.TIME and not _of_others(units, k)]
    if not found:
        return ()
    first = found[0]
    second = next((k for k in found[1:] if _one_stretch(units, first, k, temporals)), None)
    if second is not None and role in ("date", "programme"):
        if role == "programme":
            return (_link(units, first, "programme"), _link(units, second, "programme"))
        return (_link(units, first, "start"), _link(units, second, "end"))
    best = _best(units, found)
    return (_link(units, best, _role(units, best, role)),)


def leading_time(units: Sequence[Unit], before: int, temporals: Sequence[Temporal], role: str = "date") -> tuple[TimeLink, ...]:
    """Links of a time that opens the clause of the unit at `before`, else the sentence ("On Tuesday, ...", "Last month ...")."""
    if own := _clause_time(units, before, temporals, role):
        return own
    for k in range(min(before, _LEADING)):
        if units[k].kind is UnitKind.TIME:
            if any(u.low in _DASHES for u in units[k + 1 : min(before, k + 6)]):
                return ()
            return time_links(units, 0, min(before, k + 4), temporals, role)
        if units[k].kind in (UnitKind.VERB, UnitKind.PERSON):
            break
    return _clause_lead(units, before, temporals, role)


def _clause_lead(units: Sequence[Unit], before: int, temporals: Sequence[Temporal], role: str) -> tuple[TimeLink, ...]:
    """ "Rome, where on Saturday he was received", "... on Monday as he arrived": a time that opens the clause of `before`."""
    for k in range(before - 1, 1, -1):
        unit, led = units[k], units[k - 1].low in ("on", "in", "early", "late")
        at = k - 1 - (units[k - 1].low == ",")
        if unit.low in ("as", "when") and units[at].kind is UnitKind.TIME:
            return time_links(units, at, k, temporals, role)
        if unit.kind is UnitKind.VERB and unit.facts["lemma"] not in ("be", "become"):
            break
        if unit.kind is UnitKind.PUNCT and (unit.low != "," or units[k - 1].kind is not UnitKind.TIME):
            break
        opener = k - 1 - led
        if unit.kind is UnitKind.TIME:
            opens = opener > 0 and units[opener].low in _CLAUSE_OPENERS and units[opener - 1].kind is not UnitKind.TIME
            return time_links(units, k, k + 1, temporals, role) if opens else _fronted(units, before, temporals, role)
    return _fronted(units, before, temporals, role)


def _fronted(units: Sequence[Unit], before: int, temporals: Sequence[Temporal], role: str) -> tuple[TimeLink, ...]:
    """ "When his plane touches down on Monday, he will be the first to visit": the time of the clause that opens the sentence."""
    comma = next((k for k in range(2, before) if units[k].low == ","), -1)
    verbs = sum(u.kind is UnitKind.VERB for u in units[: max(comma, 0)])
    if comma < 0 or verbs > 1 or units[0].low not in ("when", "once") and (units[0].low != "as" or not verbs):
        return ()
    between = [u for u in units[comma:before] if u.kind is UnitKind.VERB]
    main = all(u.facts["lemma"] in ("be", "become") for u in between) and not any(u.low == "," for u in units[comma + 1 : before])
    return time_links(units, 0, comma, temporals, role) if main else ()


_CLAUSE_OPENERS = frozenset(("and", ",", ";", ":", "but", "where", "while", "then", "that", "when"))


def _clause_time(units: Sequence[Unit], subject_at: int, temporals: Sequence[Temporal], role: str) -> tuple[TimeLink, ...]:
    """ "..., and on Tuesday he flies to Tokyo": a time that opens a later clause before its subject."""
    k = subject_at - 1
    aside = k > 0 and units[k].low == ","
    k -= aside
    if k < 1 or units[k].kind is not UnitKind.TIME:
        return ()
    opener = units[k - 1 - (units[k - 1].low in ("on", "in"))].low if k > 1 else ""
    return time_links(units, k, k + 1, temporals, role) if opener in (_JOINED if aside else _OPENS) else ()


_JOINED = ("and", "but", "then")
_OPENS = (*_JOINED, ",", ";", ":")


def time_before(units: Sequence[Unit], v: int, temporals: Sequence[Temporal], role: str = "date") -> tuple[TimeLink, ...]:
    """Links of a time that stands between subject and verb: "The president today met ..."."""
    return time_links(units, v - 1, v, temporals, role) if v and units[v - 1].kind is UnitKind.TIME else ()


def time_before_where(units: Sequence[Unit], v: int, temporals: Sequence[Temporal], role: str = "date") -> tuple[TimeLink, ...]:
    """ "came on Sunday in Doha, where he received Blair", "agreed in May in Riga, where they met": the day beside the place."""
    k = next((k for k in range(v - 1, max(0, v - _TO_WHERE), -1) if units[k].low == "where"), 0)
    if not k or any(u.kind is UnitKind.VERB for u in units[k:v]) or units[v].facts.get("tense") not in ("past", "part"):
        return ()
    verb = next((j for j in range(k - 1, -1, -1) if units[j].kind is UnitKind.VERB), -1)
    told = verb < 0 or units[verb].facts["tense"] == "past"
    found = [j for j in range(max(verb, 0), k) if units[j].kind is UnitKind.TIME]
    return time_links(units, found[0], found[0] + 1, temporals, role) if told and len(found) == 1 else ()


_TO_WHERE = 12
"""Units from "where" to its verb."""


def topical(verb: Unit) -> bool:
    """ "discuss", "review", "raise": what follows is what the talk was about."""
    return verb.key == "talk" and verb.facts["lemma"] not in ("speak", "talk") or verb.facts["lemma"] in TAKEN_UP


TAKEN_UP = frozenset(("raise", "bring up", "take up"))
"""What is done with a subject in talks."""


def to_the_day(links: Sequence[TimeLink], temporals: Sequence[Temporal]) -> tuple[TimeLink, ...]:
    """Those links that name a day: of what was talked about, "recent meetings" and "plans for 2022" date the subject, not the talk."""
    daily = {t.span.start for t in temporals if _DAILY & t.reading.keys() or t.reading.get("unit") == "D"}
    return tuple(link for link in links if link.start in daily)


_DAILY = frozenset(("weekday", "day"))
_DASHES = frozenset(("-", "–", "—", "--"))
"""What parts a dateline, whose day is that of the report, from the text."""


def _of_others(units: Sequence[Unit], k: int) -> bool:
    """Times that date something else: "since February", "the 2015 agreement", "the May 9 parade"."""
    low = units[k - 1].low if k else ""
    if low in ("since",) or _since_he_did(units, k):
        return True
    following = units[k + 1] if k + 1 < len(units) else None
    if following is not None and following.low == "'s":
        return not (
            k + 2 < len(units)
            and units[k + 2].kind in (UnitKind.NOUN, UnitKind.SUMMIT)
            or k + 3 < len(units)
            and units[k + 3].kind is UnitKind.NOUN
        )
    if (
        following is not None
        and following.kind is UnitKind.NOUN
        and following.key == "summit"
        and not any(c.isdigit() for c in units[k].low)
    ):
        return True
    plain = following is not None and following.kind is UnitKind.WORD and following.text.islower()
    return units[k].text[:1].isdigit() and (low in _OWNING and plain or _in_aside(units, k))


def _since_he_did(units: Sequence[Unit], k: int) -> bool:
    """ "for the first time since he took office in January": of the deed behind "since", which is no arrival."""
    for j in range(k - 1, max(-1, k - 9), -1):
        if units[j].low == "since":
            verb = next((u for u in units[j:k] if u.kind is UnitKind.VERB), None)
            return verb is not None and verb.key not in ("arrive", "go", "visit", "stay") and verb.facts["lemma"] != "be"
        if units[j].kind is UnitKind.PUNCT:
            return False
    return False


_OWNING = frozenset(("the", "whose", "its", "their", "a"))


def _in_aside(units: Sequence[Unit], k: int) -> bool:
    """ "for a meeting of the council, a mechanism set up in 2010": a bare year of what a noun behind a comma is said to be."""
    if not units[k].low.isdigit() or k < 4 or units[k - 1].low != "in":
        return False
    comma = next((j for j in range(k - 2, max(0, k - 10), -1) if units[j].low == ","), -1)
    return comma > 0 and k - comma > 4 and units[comma + 1].low in ("a", "an") and units[k - 2].kind is not UnitKind.PERSON


def _one_stretch(units: Sequence[Unit], a: int, b: int, temporals: Sequence[Temporal]) -> bool:
    partner = next((t.partner for t in temporals if t.span.start == units[a].start), None)
    if partner is not None:
        return partner == units[b].start
    between = [u.low for u in units[a + 1 : b]]
    if apart(units, a, b):
        return False  # "in 2009 and 2013": two times
    return between in (["and"], ["through"], ["to"], ["until"], ["-"], ["–"])


def _names_day(unit: Unit) -> bool:
    """Whether a time is no month or year: "May 2009", "2013" can stand beside another of their kind without a stretch between."""
    return not all(w in _MONTHS or w.isdigit() and len(w) == 4 for w in unit.low.split())


_MONTHS = frozenset("january february march april may june july august september october november december".split())


def apart(units: Sequence[Unit], a: int, b: int) -> bool:
    """Whether the months or years at `a` and `b` are joined by "and", and so are two times."""
    return [u.low for u in units[a + 1 : b]] == ["and"] and not _names_day(units[a]) and not _names_day(units[b])


def _best(units: Sequence[Unit], found: Sequence[int]) -> int:
    """The most telling time: a named or counted one before vague ones ("recently", "now")."""
    telling = [k for k in found if units[k].low not in _VAGUE]
    numbered = [k for k in telling if any(c.isdigit() for c in units[k].low)]
    return (telling or found)[0] if not numbered or telling[0] + 4 < numbered[0] else numbered[0]


_VAGUE = frozenset(
    (
        "now "
        "recently currently previous previously afterward afterwards earlier later today's present future past moment current former recent"
    ).split()
)


def _role(units: Sequence[Unit], k: int, role: str) -> str:
    before = " ".join(u.low for u in units[max(0, k - 2) : k])
    if role == "date" and before.endswith(("from", "starting", "beginning", "starting on", "beginning on", "as of")):
        return "start"
    return role


def _link(units: Sequence[Unit], k: int, role: str) -> TimeLink:
    low = units[k - 1].low if k else ""
    relation = "until" if low in _BEFORE and role != "end" else "after" if low == "after" else "before" if low == "before" else "on"
    return TimeLink(role, units[k].start, "on" if units[k].low in _HOURS and relation in ("before", "after") else relation)


_HOURS = frozenset("dawn daybreak sunrise noon midday dusk sunset nightfall midnight dark".split())
"""Hours of a day: what was "before dawn" was on that day."""


def attesting(times: Sequence[TimeLink]) -> tuple[TimeLink, ...]:
    """The day of a meeting lies in the stay, and need not begin it."""
    return tuple(TimeLink("attested", t.start, t.relation) if t.role == "date" else t for t in times)
