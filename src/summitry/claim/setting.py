"""The setting of an article: the summit, ceremony or stay it opens with, its place and days, and which clauses play in it."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.events import event_place, is_event, told_until
from summitry.claim.frame import subject
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of
from summitry.claim.scene import Line, Setting
from summitry.claim.timing import time_links
from summitry.model import TimeLink, Unit, UnitKind

_OPENING = 900
"""Characters within which a text names what it is about."""
_LATEST = 3000
"""Characters within which a text comes to what happened where it was written."""
CEREMONIES = frozenset(("funeral", "ceremony"))


def note_setting(line: Line) -> None:
    """Remember the event a text opens with, and where: its own place, else where the text was written; a ceremony before a summit."""
    scene, units = line.scene, line.units
    known = scene.setting
    late = line.sentence.start > _OPENING
    if known is not None and (late or known.form in CEREMONIES) or line.sentence.start > _LATEST or line.speech:
        return
    for k, unit in enumerate(units):
        form = form_of(units, max(0, k - 2), min(len(units), k + 3), scene.acts) if is_event(unit) else ""
        if form in CEREMONIES:
            where = None if late else _ceremony_place(line, k)
        elif known is None and scene.setting is None and not line.headline and _of_leaders(units, k) and _held(line, k):
            form, where = "summit", _summit_place(line, k)
            if late and not _where_written(line, where):
                continue
        else:
            continue
        if where is not None:
            scene.setting = Setting(where, form, _days(line, k), line.sentence.start)
            if form in CEREMONIES:
                return
    if scene.setting is None and not late and not line.headline and (where := _gathered(line)) is not None:
        scene.setting = Setting(where, "summit", _days(line, 0), line.sentence.start)


def _gathered(line: Line) -> Where | None:
    """ "NATO leaders agreed here on Wednesday", "the presidents gathered in Astana": a summit by another name."""
    units = line.units
    k = next((k for k, u in enumerate(units) if set(u.low.split()) & _LEADERS), -1)
    after = units[k + 1 : k + 8] if k >= 0 else ()
    v = next((j for j, u in enumerate(after, k + 1) if u.low in _HELD or u.kind is UnitKind.VERB), -1)
    if v < 0 or units[v].low not in _HELD or not _held(line, v):
        return None
    if any(u.low == "here" for u in units[v : v + 4]):
        return line.scene.dateline
    spots = [w for w in wheres(units, v + 1, min(len(units), v + 6)) if w.preposition in ("in", "at") and w.place]
    return spots[0] if spots and units[v].low in ("gathered", "convened", "met") else None


_LEADERS = frozenset(("leaders", "heads", "presidents", "premiers", "monarchs"))


def _where_written(line: Line, where: Where | None) -> bool:
    """Whether a summit told of late is one held these days where the text was written."""
    written, units = line.scene.dateline, line.units
    days = any(u.kind is UnitKind.TIME and set(u.low.split()) & (_WEEKDAYS | {"today", "yesterday"}) for u in units)
    return days and where is not None and written is not None and where.country == written.country


def _ceremony_place(line: Line, k: int) -> Where | None:
    where, written = event_place(line, k, min(len(line.units), k + 10)), line.scene.dateline
    return written if written is not None and (where is None or not where.place and where.country == written.country) else where


def _days(line: Line, k: int) -> tuple[TimeLink, ...]:
    """When it is held: the time beside it, else one day of the week that the sentence names."""
    units, temporals = line.units, line.scene.temporals
    head = next((j for j, u in enumerate(units[:9]) if u.low in _PARTS), 0)  # a dateline's day is that of the report
    beside = time_links(units, max(head, k - 4), told_until(units, k), temporals)
    years = {u.start for u in units if u.low.isdigit()}
    named = [j for j, u in enumerate(units) if u.kind is UnitKind.TIME and set(u.low.split()) & _WEEKDAYS]
    dated = tuple(t for t in beside if t.start not in years)  # "the fifth since 1993" is not when it is held
    return dated or (time_links(units, named[0], named[0] + 1, temporals) if len(named) == 1 else ())


_PARTS = frozenset((":", "-", "–", "—", "--", ")"))
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _of_leaders(units: Sequence[Unit], k: int) -> bool:
    """A gathering of leaders, neither the next one nor the last."""
    unit = units[k]
    named = unit.kind is UnitKind.SUMMIT or unit.kind is UnitKind.NOUN and unit.key == "summit" and unit.low in _GATHERINGS
    if not named and unit.low in ("meeting", "session"):
        named = bool({w for u in units[k + 1 : k + 7] for w in u.low.split()} & _LEADERS)
    if not named and not _general_assembly(units, k):
        return False
    times = [u for u in (*units[max(0, k - 4) : k], *units[k + 1 : k + 9]) if u.kind is UnitKind.TIME]
    other = any(u.low.split()[0] in _OTHERS for u in (*units[max(0, k - 4) : k], *times)) or any(u.low[-4:].isdigit() for u in times)
    return not other and not _of_two(units, k) and not (k and units[k - 1].low in ("press", "news"))


def _general_assembly(units: Sequence[Unit], k: int) -> bool:
    """ "told the General Assembly", told from the United Nations."""
    return units[k].low == "assembly" and k > 0 and units[k - 1].low == "general" or units[k].low.endswith("general assembly")


def _of_two(units: Sequence[Unit], k: int) -> bool:
    """ "Kim and Obuchi held a summit", "a summit with Obuchi": a meeting of two."""
    v = next((j for j in range(k - 1, max(-1, k - 5), -1) if units[j].kind is UnitKind.VERB), -1)
    held = v >= 0 and units[v].facts["lemma"] in ("hold", "have") and bool(subject(units, v).people)
    return held or units[k].kind is UnitKind.NOUN and any(u.low in ("with", "between") for u in units[k + 1 : k + 2])


_GATHERINGS = frozenset(("summit", "summits", "summit meeting", "leaders' meeting", "conference", "forum"))
_OTHERS = frozenset("next last previous upcoming future earlier forthcoming coming planned another past".split())


def _held(line: Line, k: int) -> bool:
    """Whether the summit is on or over: its verb is finite, and neither plan nor wish."""
    units = line.units
    if _day_of(units, k):
        return True
    own = units[max(0, k - 12) : k + 9]
    verbs = [u for u in own if u.kind is UnitKind.VERB]
    near = {u.low for u in units[max(0, k - 6) : k]}
    far = {u.low for u in units[max(0, k - 16) : k]} & {"ahead", "ahead of"}
    arrived = any(u.key == "arrive" or u.facts["lemma"] in ("join", "gather", "host") for u in units[:k] if u.kind is UnitKind.VERB)
    if far or near & _AHEAD or "for" in near and not arrived or _spoken_about(units, k) or any(_to_come(v) for v in verbs):
        return False
    if any(w in AFAR for u in units for w in u.low.split()) or set(line.scene.article.title.lower().split()) & _CALLS:
        return False
    if any(u.low in ("will", "would", "may", "could", "should") for u in own):
        return False
    past = (u.facts.get("tense") in ("past", "pres") and "neg" not in u.facts for u in units if u.kind is UnitKind.VERB)
    return any(past) or any(u.low in _HELD for u in units)


def _to_come(verb: Unit) -> bool:
    """ "will attend", "plans to", "left", "proposed": the summit is not on where the text plays."""
    facts = verb.facts
    leaving = facts.get("lemma") in LEAVING and facts.get("tense") != "inf"
    return facts.get("tense") == "future" or bool(facts.get("mood")) or leaving


def _day_of(units: Sequence[Unit], k: int) -> bool:
    """ "on the fourth day of a summit"."""
    lows = [u.low for u in units[max(0, k - 6) : k]]
    return "day" in lows and "of" in lows and "before" not in lows


def _spoken_about(units: Sequence[Unit], k: int) -> bool:
    """ "met to discuss the summit": what the talk is of is not where it is."""
    before = next((units[j] for j in range(k - 1, max(-1, k - 10), -1) if units[j].kind is UnitKind.VERB), None)
    return before is not None and before.facts["lemma"] in TALKED


_CALLS = frozenset(("call", "calls", "phone", "telephone", "video", "virtual", "virtually"))
_AHEAD = frozenset(("before", "ahead of", "ahead", "until", "towards", "toward", "hosts", "after", "from"))
AFAR = frozenset(("video", "virtual", "virtually", "videoconference", "online", "teleconference", "remotely"))
LEAVING = frozenset(("leave", "return", "depart", "head", "skip", "miss", "boycott", "propose", "invite", "prepare", "cancel", "postpone"))


def _summit_place(line: Line, k: int) -> Where | None:
    """Its own place or that of its edition; else the city of the dateline where the sentence says "here" or that it is under way."""
    units, written = line.units, line.scene.dateline
    where = event_place(line, k, min(len(units), k + 10))
    if where is not None and not where.preposition and units[k - 1].kind is not UnitKind.PLACE and " in " not in units[k].text:
        where = None  # "the Rio Group summit" is held elsewhere
    where = where or _edition(line, k)
    if where is not None and written is not None and written.country != where.country:
        return None  # told from afar
    if where is not None:
        return written if written is not None and not where.place else where
    named = next((w for w in wheres(units, 1, k) if written is not None and w.country == written.country and w.preposition), None)
    if named is not None:
        return named if named.place else written  # "arrived in Kazan for the summit"
    told_here = any(u.low == "here" for u in units) or any(u.low in _UNDER_WAY for u in units[max(0, k - 6) : k + 5])
    told_here = told_here or _general_assembly(units, k) or _acts_on(units, k)
    return written if written is not None and written.place and told_here else None


def _edition(line: Line, k: int) -> Where | None:
    """Where the edition of the article's days was held, a reference fact: for official readouts, which have no dateline."""
    unit, scene = line.units[k], line.scene
    if unit.kind is not UnitKind.SUMMIT or not scene.official or scene.facts is None or scene.article.published is None:
        return None
    held = [e for key in unit.key.split("|") for e in scene.facts.summits(key, scene.article.published) if e.city and not e.virtual]
    return Where(k, k + 1, held[0].city, held[0].country) if len(held) == 1 else None


_UNDER_WAY = frozenset(("day", "days", "marathon", "sidelines", "margins"))


def _acts_on(units: Sequence[Unit], k: int) -> bool:
    """ "opened a three-day summit", "the summit closed": by whoever writes from there."""
    beside = (*units[max(0, k - 7) : k], *units[k + 1 : k + 14])
    verbs = [u for u in beside if u.kind is UnitKind.VERB]
    there = (v.key == "arrive" or v.key == "attend" and "prog" in v.facts for v in verbs)
    return any(u.low in _HELD for u in beside) or any(v.facts.get("lemma") in _OPENS for v in verbs) or any(there)


_HELD = frozenset("opened closed ended began concluded gathered convened adjourned struck agreed met started".split())
_OPENS = frozenset(("open", "close", "end", "begin", "start", "conclude", "wrap up", "chair", "gather", "convene", "adjourn", "kick off"))
TALKED = frozenset(("discuss", "condemn", "review", "raise", "end", "address", "criticise", "criticize"))
