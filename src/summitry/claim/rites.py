"""A funeral or swearing-in told by its verb: "was buried on Friday", "was sworn in again"; it opens an article as its noun would."""

from __future__ import annotations

from summitry.claim.people import possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, Setting
from summitry.claim.timing import leading_time, time_links
from summitry.model import Participant

_OPENING = 400
"""Characters within which the rite itself is the news; later on it is background."""
_BACKGROUND = frozenset("who whom since when after before until whose as while if".split())


def note_rite(line: Line) -> None:
    """Remember where and when somebody known was buried or sworn in, for those who are told to have been there."""
    scene, units = line.scene, line.units
    if scene.setting is not None and scene.setting.form != "summit" or line.sentence.start > _OPENING or line.speech:
        return
    k, form = _rite(line)
    if any(u.low in _BACKGROUND for u in units[: max(k, 0)]):
        return
    person = next((u.people[0] for j, u in enumerate(units[: max(k, 0)]) if u.people and not possessive(units, j)), None)
    if person is None or form == "ceremony" and not person.office.startswith(("head_", "designate_head_")):
        return
    where = _where(line, k, person)
    if where is not None:
        times = time_links(units, k, min(len(units), k + 14), scene.temporals) or leading_time(units, k, scene.temporals)
        scene.setting = Setting(where, form, times, line.sentence.start)
        scene.event, scene.event_key, scene.event_form = where, "summit", form
        scene.event_paragraph, scene.event_times = line.sentence.paragraph, times


_PASSIVE = frozenset(("was", "is", "being", "formally"))


def _rite(line: Line) -> tuple[int, str]:
    """Index of the words of the rite in a passive, and the form of visit it makes."""
    words = line.scene.acts.words
    units = line.units
    for k, unit in enumerate(units):
        if not unit.low.startswith(("was ", "is ")) and (k == 0 or units[k - 1].low not in _PASSIVE):
            continue
        low = " ".join(u.low for u in units[k : k + 3])
        for name, form in (("buried", "funeral"), ("installed", "ceremony")):
            told = next((w for w in words[name] if f"{low} ".startswith((f"{w} ", f"was {w} ", f"is {w} ", f"was being {w} "))), "")
            if told:
                return k, form
    return -1, ""


def _where(line: Line, k: int, person: Participant) -> Where | None:
    """The city the sentence names, else where the article was written, else at home."""
    spots = [w for w in wheres(line.units, k, len(line.units)) if w.preposition in ("in", "at", "on") and w.place]
    written = line.scene.dateline
    if spots:
        return spots[0] if written is None or written.country != spots[0].country or not written.place else written
    return written or (Where(k, k + 1, "", person.country) if person.country else None)
