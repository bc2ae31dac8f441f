"""Who went home again: "returned to Amman shortly before midnight", "flew home on Tuesday" tell the last day of the visit told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry.claim.frame import right_end, subject
from summitry.claim.make import visit
from summitry.claim.places import wheres
from summitry.claim.scene import Line, traveller
from summitry.claim.status import verb_status
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_GOES = frozenset(
    ("return", "go", "come", "fly", "head", "travel", "arrive", "jet", "leave", "leave for", "depart", "depart for", "head back")
)
_ONE_STORY = 2500
"""Characters within which the way home is that from the visit told."""


def went_home(line: Line, v: int) -> Iterator[Claim]:
    """The visit told last of whoever the verb at `v` takes home, with its last day."""
    units, unit = line.units, line.units[v]
    goes = unit.facts["lemma"] in _GOES or unit.facts["lemma"].endswith(" home")
    if not goes or "neg" in unit.facts or line.headline or line.speech:
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    people = [p for p in subject(units, v).people if traveller(p)]
    if status is not Status.COMPLETED and status is not Status.ONGOING or len(people) != 1 or not heads_home(line, v, people[0]):
        return
    last = line.scene.current(people[0])
    if last is None or not last.times or any(t.role == "end" for t in last.times) or not _just_told(line, last):
        return
    end = right_end(units, v)
    found = time_links(units, v + 1, end, line.scene.temporals, "end") or before_the_verb(line, v)
    begun = tuple(replace(t, role="start" if t.role == "date" else t.role) for t in last.times)
    if found or last.status is Status.ONGOING:
        yield visit(
            line.scene.article, line.clause(v), people[0], last.host_country, "", Status.COMPLETED, (*begun, *found),
            form=last.form, said_by=line.said_by, details={"home": "true"},
        )  # fmt: skip


def before_the_verb(line: Line, v: int) -> tuple[TimeLink, ...]:
    """The last day where it is told before the verb: "On Tuesday he flew home"."""
    begin = subject(line.units, v).index
    temporals = line.scene.temporals
    return leading_time(line.units, begin if begin >= 0 else v, temporals, "end") or time_before(line.units, v, temporals, "end")


def _just_told(line: Line, last: Claim) -> bool:
    over = last.status in (Status.COMPLETED, Status.ONGOING)
    return over and line.sentence.start - last.spans[0].start <= _ONE_STORY


def heads_home(line: Line, v: int, person: Participant) -> bool:
    """ "home", "back in Lilongwe": to the traveller's own country, and no farther."""
    units, end = line.units, right_end(line.units, v)
    if units[v].facts["lemma"].endswith(" home"):
        return True
    behind = [u.low for u in units[v + 1 : min(end, v + 4)]]
    spots = [w for w in wheres(units, v + 1, end) if w.preposition in ("to", "for", "in", "into", "") and w.index - v <= _NEAR]
    if spots:
        return all(w.country == person.country for w in spots) and person.country != ""
    if "home" not in behind:
        return False
    at = v + 1 + behind.index("home")
    after = units[at + 1] if at + 1 < len(units) else None
    return after is None or after.kind is not UnitKind.WORD or after.low in _AFTER_HOME


_NEAR = 6
_AFTER_HOME = frozenset(
    ("on in at to from after shortly late early with without before the that and only empty-handed straight later").split()
)
