"""Until when who is abroad stays: "leaves on Friday", "will stay until Tuesday", "left for Suva on Saturday" end the stay told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitry.claim.frame import right_end, subject
from summitry.claim.homeward import before_the_verb, heads_home
from summitry.claim.make import visit
from summitry.claim.places import wheres
from summitry.claim.scene import Line, traveller
from summitry.claim.status import Silent, habitual, verb_status
from summitry.claim.timing import time_links
from summitry.model import Claim, ClaimKind, Participant, Status, TimeLink, UnitKind

_LEAVES = frozenset(("leave", "leave for", "depart", "depart for", "set off", "set off for", "fly out", "head off"))
_ON = frozenset(("continue", "continue to", "proceed", "proceed to", "move on", "move on to", "go on", "go on to", "fly on", "travel on"))
_HOME = frozenset(("fly", "go", "return", "head", "travel", "come", "fly back", "head back", "go back", "fly home", "return home"))
_STAYS = frozenset(("be", "stay", "remain"))
_UNTIL = frozenset(("until", "till", "through"))
_ONE_STORY = 2500
"""Characters within which whoever leaves is on the stay told."""
_HELD = (Status.COMPLETED, Status.ONGOING)


def stays_until(line: Line, v: int) -> Iterator[Claim]:
    """The stay told last of whoever the verb at `v` says leaves or stays on, with its last day."""
    facts = line.units[v].facts
    if facts["lemma"] not in _VERBS or "neg" in facts or "passive" in facts or line.headline or line.speech:
        return
    people = [p for p in subject(line.units, v).people if traveller(p)]
    last = _last_day(line, v) if len(people) == 1 else ()
    if not last:
        return
    status = _told(line, v)
    stay = _stay(line, v, people[0], _goals(line, v)) if status is not None else None
    if stay is None or status is None or not _of_this_stay(line, v, stay, people[0], status):
        return
    begun = tuple(replace(t, role="start" if t.role == "date" else t.role) for t in stay.times if t.role != "end")
    yield visit(
        line.scene.article, line.clause(v), people[0], stay.host_country, "", _as(stay, status), (*begun, *last),
        form=stay.form, said_by=line.said_by, details={"home": "true", "leaves": "true"},
    )  # fmt: skip


def _as(stay: Claim, status: Status) -> Status:
    return Status.ANNOUNCED if stay.status is Status.ANNOUNCED else status


_VERBS = _LEAVES | _ON | _HOME | _STAYS


def with_beginning(claim: Claim, visits: Sequence[Claim]) -> Claim:
    """A stay told by its last day alone, with the first day another telling of it brings; days too far apart are of two stays."""
    alike = _HELD if claim.status in _HELD else (Status.ANNOUNCED,)
    if claim.kind is not ClaimKind.VISIT or claim.status not in alike or {(t.role, t.relation) for t in claim.times} != {("end", "on")}:
        return claim
    of_it = [c for c in visits if c.host_country == claim.host_country and c.participants[0].person == claim.participants[0].person]
    begun = [c for c in of_it if c.status in (*alike, None) and any(t.role in _BEGUN and t.relation == "on" for t in c.times)]
    first = min(begun, key=lambda c: abs(c.spans[0].start - claim.spans[0].start), default=None)
    if first is None or any(t.role == "end" for t in first.times):
        return claim
    start = tuple(replace(t, role="start" if t.role == "date" else t.role) for t in first.times if t.role != "end")
    return replace(claim, times=(*start, *claim.times), details={**claim.details, "home": "true"})


_BEGUN = ("start", "date", "attested")


def _told(line: Line, v: int) -> Status | None:
    """The stay is over where the verb is past, under way where it is of a day to come."""
    facts = line.units[v].facts
    own = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    if own is Silent.HABIT:
        return None if facts["tense"] != "pres" or habitual(line.units, line.scene.acts) else Status.ONGOING
    if own is Status.ANNOUNCED:
        return Status.ONGOING if facts["tense"] != "past" and "perfect" not in facts else None
    if own is Status.ONGOING and "prog" in facts and facts["tense"] == "pres":
        return Status.ONGOING
    return Status.COMPLETED if own in _HELD and facts["tense"] in ("past", "ing") else None


def _last_day(line: Line, v: int) -> tuple[TimeLink, ...]:
    """The day of leaving, or for who stays on the one behind "until"."""
    units, temporals = line.units, line.scene.temporals
    end = right_end(units, v)
    if units[v].facts["lemma"] not in _STAYS:
        return time_links(units, v + 1, end, temporals, "end") or before_the_verb(line, v)
    k = next((k for k in range(v + 1, end) if units[k].kind is UnitKind.TIME and units[k - 1].low in _UNTIL), -1)
    return (TimeLink("end", units[k].start),) if k > 0 else ()


def _goals(line: Line, v: int) -> frozenset[str]:
    """Countries the verb goes to."""
    lemma, end = line.units[v].facts["lemma"], right_end(line.units, v)
    if lemma in _STAYS:
        return frozenset()
    leads = ("to", "for", "") if lemma.endswith((" for", " to")) else ("to", "for")
    return frozenset(w.country for w in wheres(line.units, v + 1, end) if w.preposition in leads)


def _stay(line: Line, v: int, person: Participant, goals: frozenset[str]) -> Claim | None:
    """The stay of a person the text is at: where it was written, else the one under way, else the one told last."""
    scene, here = line.scene, line.scene.dateline
    told = [c for c in scene.visits if c.participants[0].person == person.person and c.host_country not in goals]
    beside = [c for c in told if c.spans[0].start >= line.sentence.start]
    if beside and beside[-1].status is Status.ANNOUNCED and beside[-1].spans[0].end <= line.units[v].start:
        return beside[-1]
    held = [c for c in told if c.status in _HELD and "over" not in c.details]
    near = [c for c in held if line.sentence.start - c.spans[0].start <= _ONE_STORY and not _long_before(c)]
    written = [c for c in near if here is not None and c.host_country == here.country]
    under_way = [c for c in near if c.status is Status.ONGOING]
    said = [c for c in near if not c.implied_by]
    return next((found[-1] for found in (written, under_way, said, near) if found), None)


def _of_this_stay(line: Line, v: int, stay: Claim, person: Participant, status: Status) -> bool:
    """Whether the verb takes the person away from where the stay is: home, or to another country while the text is there."""
    units, lemma = line.units, line.units[v].facts["lemma"]
    spots = [w for w in wheres(units, v + 1, right_end(units, v)) if w.preposition in ("in", "at", "from", "")]
    goals = _goals(line, v)
    named = [w.country for w in spots if w.country not in goals][:1]
    if named and named[0] != stay.host_country:
        return False
    if lemma in _STAYS or named and lemma in _LEAVES or heads_home(line, v, person) or _back(line, v, goals):
        return True
    here = line.scene.dateline
    there = here is not None and here.country == stay.host_country
    beside = line.sentence.start <= stay.spans[0].start or stay.status is Status.ONGOING and (bool(goals) or status is Status.ONGOING)
    return (lemma in _LEAVES or lemma in _ON and bool(goals)) and (there or beside) and not _leaves_other(line, v)


def _leaves_other(line: Line, v: int) -> bool:
    """ "departed JKIA on Sunday", "leaves office", "left the question open": no place that anybody knows is left."""
    if line.units[v].facts["lemma"] != "leave" and line.units[v].facts["lemma"] != "depart":
        return False
    after = [u for u in line.units[v + 1 : v + 4] if u.low not in ("the", "his", "her", "this")]
    if not after or after[0].kind is not UnitKind.WORD:
        return False
    return after[0].low not in line.scene.acts.words["pointers"] | _AFTER_LEAVING


_AFTER_LEAVING = frozenset("for on in at from again late early later shortly and or before after with by to there here back late".split())


def _back(line: Line, v: int, goals: frozenset[str]) -> bool:
    """ "flies back tomorrow night": home, where nothing else is named."""
    behind = line.units[v].facts["lemma"].endswith(" back") or [u.low for u in line.units[v + 1 : v + 2]] == ["back"]
    return behind and not goals


def _long_before(claim: Claim) -> bool:
    """ "had been in Kyiv the day before": a stay over when the text begins."""
    return "had" in claim.spans[0].text.lower().split()
