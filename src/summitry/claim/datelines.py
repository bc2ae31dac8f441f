"""Where an article was written, by its dateline, its heading or its byline: what "here" means, and no visit by itself."""

from __future__ import annotations

from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.model import Sentence, UnitKind

_HEAD = 400
"""Characters within which a text says where it was written."""
_DASHES = frozenset(("-", "–", "—", "--"))


def note_dateline(line: Line) -> None:
    """Remember the place of a dateline: a name in capitals before a dash at the head of a paragraph, or a heading of its own."""
    if line.stage is not None and line.stage.kind == "place":
        line.scene.dateline = line.stage.where
        return
    if line.speech:
        return  # "Ukraine — we will come to that"
    units = line.units[:9]
    dash = next((k for k, u in enumerate(units) if u.low in _DASHES), 0)
    if dash and (town := _unknown_town(line, dash)) is not None:
        line.scene.dateline = town
        return
    if dash and units[0].text == "UNITED NATIONS":
        line.scene.dateline = Where(0, 1, "New York", "US")  # its seat
        return
    if dash and units[0].kind in (UnitKind.PLACE, UnitKind.COUNTRY) and (units[0].text.isupper() or dash <= 2):
        spots = tuple(wheres(units, 0, dash))
        line.scene.dateline = spots[0] if spots else line.scene.dateline
        return
    colon = next((k for k, u in enumerate(units[:6]) if u.low == ":"), 0)
    if colon and line.sentence.start < _HEAD and _only_places(line, colon):
        line.scene.dateline = tuple(wheres(units, 0, colon))[-1]
        return
    opens = next((k for k, u in enumerate(units) if u.kind is UnitKind.TIME), 0)
    if opens and line.sentence.start < _HEAD and units[0].kind is UnitKind.PLACE and units[opens - 1].low in (",", "-", "–", "(", ")"):
        closed = opens + 1 == len(units) or units[opens + 1].low in (":", "(", "-", "–", "—") or _stands_alone(line, opens)
        spots = tuple(wheres(units, 0, opens))
        line.scene.dateline = spots[0] if closed and spots else line.scene.dateline


def _unknown_town(line: Line, dash: int) -> Where | None:
    """ "CAYO, Belize —": a town that is not known, with its country behind it."""
    units = line.units
    comma = next((k for k in range(1, dash) if units[k].low == ","), 0)
    if not comma or comma + 2 != dash or units[dash - 1].kind is not UnitKind.COUNTRY or units[dash - 1].facts.get("form") == "demonym":
        return None
    named = all(u.text.isupper() and u.text.isalpha() and u.kind is UnitKind.WORD for u in units[:comma])
    return Where(0, dash, " ".join(u.text for u in units[:comma]).title(), units[dash - 1].key) if named else None


def _only_places(line: Line, colon: int) -> bool:
    """ "COLOMBO:", "Nusa Dua, Bali:": names of places alone before a colon, with a sentence behind it."""
    named = [u for u in line.units[:colon] if u.low != ","]
    spelt = all(u.text[:1].isupper() and u.kind in (UnitKind.PLACE, UnitKind.COUNTRY, UnitKind.WORD) for u in named)
    goes_on = any(u.kind is UnitKind.VERB for u in line.units[colon:])
    return spelt and named[-1].kind is UnitKind.PLACE and goes_on and bool(tuple(wheres(line.units, 0, colon)))


def _stands_alone(line: Line, opens: int) -> bool:
    """ "NEW DELHI, Nov. 29." is a sentence of its own."""
    return line.units[0].text.isupper() and [u.low for u in line.units[opens + 1 :]] == ["."]


def may_be_byline(sentence: Sentence) -> bool:
    """Whether a sentence is short and near the head and opens as a byline does."""
    units = sentence.units
    return sentence.start <= _HEAD and 3 <= len(units) <= _BYLINE and units[0].low in ("by", "from")


def note_byline(line: Line) -> None:
    """ "From our Diplomatic Editor in Cape Town", "By Jane Roe in Tripoli": where the article was written, where no dateline says so."""
    units = line.units
    if line.scene.dateline is not None or not may_be_byline(line.sentence):
        return
    where = next((w for w in wheres(units, 1, len(units)) if w.preposition == "in" and w.place), None)
    if where is not None and where.end == len(units) and not any(u.kind is UnitKind.VERB for u in units):
        line.scene.dateline = where


_BYLINE = 10
"""Units a byline has at most."""
