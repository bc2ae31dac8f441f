"""A funeral told without its name: a coffin borne, a crowd that came to bury somebody; it opens an article as its noun would."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, Setting
from summitry.claim.setting import CEREMONIES
from summitry.claim.timing import time_links
from summitry.model import Participant, TimeLink, Unit, UnitKind

_OPENING = 900
"""Characters within which a text comes to what it is about."""
_NEAR = 5
"""Units between a coffin and whose it is."""
_RELATIVE = frozenset(("who", "whose", "whom", "where", "since"))


def note_mourning(line: Line) -> None:
    """Remember where and when somebody was mourned, for those who are told to have been there."""
    scene = line.scene
    if line.sentence.start > _OPENING or line.headline or line.speech or scene.setting is not None and scene.setting.form in CEREMONIES:
        return
    at, person = _mourned(line)
    person = person or _unknown(line)
    if person is None or not any(u.kind is UnitKind.VERB and u.facts.get("tense") == "past" for u in line.units):
        return
    where = _place(line, person)
    if where is not None:
        scene.setting = Setting(where, "funeral", _days(line, at), line.sentence.start, person.person)


def _mourned(line: Line) -> tuple[int, Participant | None]:
    """ "the coffin of King Hussein", "the queen's coffin", "had come to bury Kenyatta": where it is said, and of whom."""
    units, words = line.units, line.scene.acts.words
    for k, unit in enumerate(units):
        if unit.low in words["borne"]:
            whose = _of_whom(units, k) or _owner(units, k)
            if whose is not None:
                return k, whose
        elif unit.kind is UnitKind.VERB and unit.facts["tense"] == "inf" and unit.facts["lemma"] in words["mourning"]:
            whose = next((u.people[0] for u in units[k + 1 : k + _NEAR] if len(u.people) == 1 and u.kind is UnitKind.PERSON), None)
            if whose is not None and _came_together(line, k):
                return k, whose
    return -1, None


def _unknown(line: Line) -> Participant | None:
    """ "The casket of George H.W. Bush": somebody named whom nobody is known by."""
    units, borne = line.units, line.scene.acts.words["borne"]
    at = next((k for k, u in enumerate(units) if u.low in borne), -1)
    named = 0 <= at < len(units) - 2 and units[at + 1].low == "of" and units[at + 2].text[:1].isupper()
    ours = at > 1 and units[at - 1].low in ("'s", "'") and units[at - 2].kind is UnitKind.PERSON
    return Participant("", "") if (named or ours) and line.scene.dateline is not None else None


def _of_whom(units: Sequence[Unit], k: int) -> Participant | None:
    behind = units[k + 1 : k + _NEAR]
    return next((u.people[0] for u in behind if len(u.people) == 1), None) if behind and behind[0].low in ("of", "bearing") else None


def _owner(units: Sequence[Unit], k: int) -> Participant | None:
    """ "the queen's flag-draped coffin"."""
    before = range(max(0, k - _NEAR), k)
    return next((units[j].people[0] for j in before if len(units[j].people) == 1 and units[j + 1].low in ("'s", "'")), None)


def _came_together(line: Line, k: int) -> bool:
    """Whether many came to do so: "thousands filed past", "leaders gathered", "they had come"."""
    gathered = line.scene.acts.words["mourners"]
    return any(u.low in gathered or u.facts.get("lemma") in gathered for u in line.units[:k])


def _place(line: Line, person: Participant) -> Where | None:
    """The city the sentence names, else where the article was written, else at home."""
    spots = [w for w in wheres(line.units, 0, len(line.units)) if w.preposition in ("in", "at") and w.place]
    written = line.scene.dateline
    venue = bool(spots) and line.units[spots[0].index].facts.get("form") == "venue"
    if written is not None and (not spots or venue or spots[0].country == written.country):
        return written  # "in St Peter's Square" is told from Rome
    return spots[0] if spots else Where(0, 1, "", person.country) if person.country else None


def _days(line: Line, at: int) -> tuple[TimeLink, ...]:
    """The one day the sentence names before it goes into who the dead was."""
    units = line.units
    end = next((k for k in range(at, len(units)) if units[k].low in _RELATIVE), len(units))
    told = [k for k in range(end) if units[k].kind is UnitKind.TIME]
    return time_links(units, told[0], told[0] + 1, line.scene.temporals) if len(told) == 1 else ()
