"""Which clauses play in the setting of their article, who is told to be there, and the visits of those who act in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.claim.make import visit
from summitry.claim.places import wheres
from summitry.claim.scene import Line, Scene, Setting, foreign
from summitry.claim.setting import AFAR, CEREMONIES, LEAVING, TALKED
from summitry.claim.timing import attesting
from summitry.claim.words import purpose_at
from summitry.model import Claim, Participant, Span, Status, TimeLink, Unit, UnitKind


def setting_of(line: Line, end: int) -> Setting | None:
    """The setting that a clause which ends at `end` plays in: none where it speaks of elsewhere or of another time."""
    setting = line.scene.setting
    if setting is None or line.headline or line.speech or line.caption or line.stage is not None:
        return None
    if line.sentence.start < setting.told or line.scene.left == line.sentence.paragraph or _off(line, 0, end, setting):
        return None
    return None if any(_of_other_days(u, setting) for u in line.units[:end]) or _afar(line) else setting


def _afar(line: Line) -> bool:
    return any(w in AFAR or w in ("phone", "telephone", "telephoned", "home") for u in line.units for w in u.low.split())


def _off(line: Line, start: int, end: int, setting: Setting) -> bool:
    """Whether the words from `start` to `end` name another country as the place of something, not as what is spoken of."""
    units = line.units
    away = [w for w in wheres(units, start, end) if w.country != setting.where.country and w.preposition in _PLACING]
    return any(not _spoken_of(units, w.index) for w in away)


_PLACING = frozenset(("in", "at", "to", "from", "into", "for"))


def _spoken_of(units: Sequence[Unit], k: int) -> bool:
    """ "talks on the war in Ukraine": the place of what is talked about."""
    for j in range(k - 1, max(-1, k - 9), -1):
        if units[j].low in _TOPICS or purpose_at(units, j):
            return True
        if units[j].kind is UnitKind.VERB:
            return units[j].facts.get("lemma") in TALKED
        if units[j].low == "on" and units[j + 1].kind is not UnitKind.TIME and units[j + 1].low not in ("sidelines", "margins"):
            return True
    return False


_TOPICS = frozenset(("about", "over", "regarding", "concerning", "war", "conflict", "crisis", "situation", "ceasefire", "peace", "that"))


def _of_other_days(unit: Unit, setting: Setting) -> bool:
    """A year, a month, "last week", "next spring": no day of the event, unless the event is dated by it."""
    if unit.kind is not UnitKind.TIME or any(t.start == unit.start for t in setting.times):
        return False
    words = unit.low.split()
    return any(w[:1].isdigit() and len(w) == 4 or w in _ELSEWHEN for w in words)


_ELSEWHEN = frozenset(
    "last next ago earlier previous previously week month months year years weeks january february march april may june "
    "july august september october november december spring summer autumn winter decade once before".split()
)


def note_leaving(line: Line) -> None:
    """A sentence that opens on another time or speaks of elsewhere takes the rest of its paragraph out of the setting."""
    setting = line.scene.setting
    if setting is None or line.scene.left == line.sentence.paragraph:
        return
    opens = next((k for k, u in enumerate(line.units) if u.kind is UnitKind.VERB), 0)
    elsewhen = any(_of_other_days(u, setting) for u in line.units[:opens])
    verbs = any(u.kind is UnitKind.VERB and u.facts.get("lemma") in LEAVING for u in line.units)
    if elsewhen or verbs or _off(line, 0, len(line.units), setting):
        line.scene.left = line.sentence.paragraph


def _told_there(scene: Scene, person: Participant, setting: Setting) -> set[Status | None]:
    visits = (c for c in scene.visits if c.participants[0].person == person.person)
    return {c.status for c in visits if c.host_country == setting.where.country}


def takes_part(scene: Scene, person: Participant, setting: Setting) -> bool:
    """Whether somebody is told to be where the article plays: its host, or a guest told of before."""
    there = _told_there(scene, person, setting)
    return person.country == setting.where.country or bool(there & {Status.COMPLETED, Status.ONGOING, None})


def stays_away(scene: Scene, person: Participant, setting: Setting) -> bool:
    """Whether his journey there is told to be off."""
    return bool(_told_there(scene, person, setting) & {Status.CANCELLED, Status.POSTPONED, Status.DENIED})


def meeting_setting(
    line: Line, people: Sequence[Participant], status: Status | None, end: int, times: Sequence[TimeLink] = ()
) -> Setting | None:
    """The setting that a meeting told without a place takes."""
    setting, scene = setting_of(line, end), line.scene
    if setting is None or status not in (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED):
        return None
    if status is Status.ANNOUNCED and setting.form in CEREMONIES:
        return None
    dated = {t.start for t in times}
    if any(u.start in dated and _of_other_days(u, setting) for u in line.units) or any(stays_away(scene, p, setting) for p in people):
        return None
    if not any(foreign(a, b.country) and foreign(b, a.country) for a in people for b in people):
        return None
    beside = any(u.low in ("sidelines", "margins") for u in line.units)
    known = any(takes_part(scene, p, setting) for p in people)
    return setting if known or setting.form == "summit" and (beside or status is not Status.ANNOUNCED) else None


def in_setting(
    line: Line, span: Span, person: Participant, setting: Setting, status: Status | None, times: Sequence[TimeLink] = ()
) -> Claim:
    """The visit of somebody who acts where the article plays: its place, and its day where the clause has none."""
    told = visit(
        line.scene.article,
        span,
        person,
        setting.where.country,
        setting.where.place,
        status,
        attesting(times or setting.times),
        form=setting.form,
        said_by=line.said_by,
        implied_by="presence" if setting.form in CEREMONIES else "scene",
        details={} if setting.form in CEREMONIES else {"place_basis": "inferred"},
    )
    return told if setting.form in CEREMONIES else replace(told, confidence=0.6)
