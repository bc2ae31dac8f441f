"""Persons: country, title, name and apposition gathered into one unit.

"Chinese President Xi Jinping", "The Chinese President, Xi Jinping,", "Bertie Ahern, the Prime Minister of Ireland",
"Prime Minister of Slovakia Igor Matovic", "his Russian counterpart, Sergey Lavrov", "the Turkish leader", "Mr Xi".
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace

from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Title
from summitry.model import Unit, UnitKind
from summitry.spot.courtesies import COURTESY, past_brackets, past_courtesy, past_honorific, past_style
from summitry.spot.person_names import NOT_NAMES, forename, name_run, unknown_name
from summitry.spot.titles import COLOUR, COUNTERPART, modifiers, of_another_body, suffix, title_words, titles_at, titles_freed

_DET = frozenset(("the his her their its our my your").split())
_OPENERS = COLOUR | COUNTERPART
_LEADER = ("head_of_state", "head_of_government")
"""What "leader" may mean; which of them it is, the country says."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading that ended before `end`."""

    end: int
    titles: tuple[Title, ...] = ()
    country: str = ""
    effect: str = ""
    name: str = ""
    candidates: str = ""
    det: str = ""
    counterpart: bool = False
    courtesy: bool = False


def gather_people(units: Sequence[Unit], lexicon: Lexicon, known: MutableMapping[str, str]) -> tuple[Unit, ...]:
    """The units of a sentence with persons gathered; `known` collects surname -> full name of persons outside the lexicon."""
    out: list[Unit] = []
    units = titles_freed(units, lexicon)
    openers = _opening(lexicon)
    i, size = 0, len(units)
    while i < size:
        if _opens_none(units[i], openers):
            out.append(units[i])
            i += 1
            continue
        read = _titled(units, i, lexicon, known) or _named(units, i, lexicon, known)
        if read and read.end > i:
            out.append(_unit(units, i, read))
            _remember(read, known)
            i = read.end
        else:
            out.append(units[i])
            i += 1
    return tuple(out)


@functools.cache
def _opening(lexicon: Lexicon) -> frozenset[str]:
    """Words in small letters with which a reading can begin."""
    return frozenset((*_DET, *_OPENERS, *lexicon.modifiers, *COURTESY, *title_words(lexicon)))


def _opens_none(unit: Unit, openers: frozenset[str]) -> bool:
    """A mark, or a plain word in small letters: most of a text, passed over at once."""
    if unit.kind is UnitKind.PUNCT:
        return True
    return unit.kind is UnitKind.WORD and unit.low not in openers and unit.text.isalpha() and unit.text.islower()


def _unit(units: Sequence[Unit], i: int, r: _Read) -> Unit:
    last = units[r.end - 1]
    facts = {
        "name": r.name,
        "candidates": r.candidates,
        "country": r.country,
        "effect": r.effect,
        "det": r.det,
        "offices": "|".join(
            dict.fromkeys(
                o for t in r.titles for o in t.offices or (_LEADER if t.rank == 1 and t.scope == "default" and not t.honorific else ())
            )
        ),
        "worded": "|".join(w for t in r.titles for w in t.titles) if len(r.titles) == 1 else "",
        "title": r.titles[0].words if r.titles else "",
        "scope": _best_scope(r.titles),
        "countries": "|".join(dict.fromkeys(c for t in r.titles for c in t.countries)),
        "gender": next((t.gender for t in r.titles if t.gender), ""),
        "counterpart": "1" if r.counterpart else "",
        "courtesy": "1" if r.courtesy else "",
    }
    text = " ".join(u.text for u in units[i : r.end])
    return Unit(UnitKind.PERSON, units[i].start, last.end, text, text.lower(), facts={k: v for k, v in facts.items() if v})


def _best_scope(titles: tuple[Title, ...]) -> str:
    scopes = [t.scope for t in titles if not t.honorific]
    return next((s for s in ("default", "wide", "out") if s in scopes), "")


def _remember(read: _Read, known: MutableMapping[str, str]) -> None:
    words = read.name.split()
    if len(words) == 1 and read.titles and not read.courtesy and len(read.name) > 3:
        known.setdefault(read.name, read.name)
    if len(words) > 2 and words[1].lower() in ("bin", "ibn", "bint"):
        known.setdefault(words[0], words[0])
    if words and not read.candidates and (read.titles or len(words) > 1) and len(words[-1]) > 2:
        known.setdefault(words[-1], read.name)


def _titled(units: Sequence[Unit], i: int, lexicon: Lexicon, known: Mapping[str, str]) -> _Read | None:
    """A reading that begins with a determiner, a country, a modifier or a title."""
    if not _may_open(units[i], lexicon):
        return None
    j, det = i, ""
    if units[j].low in _DET:
        det, j = units[j].low, j + 1
        styled = past_style(units, j)
        if styled > j and styled < len(units) and units[styled].kind is UnitKind.PERSON:
            return _named(units, styled, lexicon, known)
        named = styled > j and styled < len(units) and units[styled].low == "the"  # "His Highness the Amir"
        det, j = "the" if styled > j else det, styled + named
    j, effect, country = _led_in(units, j, lexicon)
    if country and not effect and j < len(units) and units[j].kind is UnitKind.PERSON and _owned_or_full(units, j, det):
        name, candidates, end = name_run(units, j, known, False)
        return _Read(end, country=country, name=name, candidates=candidates) if name else None
    titles, j, counterpart = titles_at(units, j, lexicon)
    if effect == "deputy" and any(t.scope == "default" for t in titles[1:]):
        titles, effect = titles[1:], ""  # "Deputy Prime Minister and Foreign Minister": deputy in the first office alone
    courtesy = not titles and not counterpart
    if courtesy:
        j = past_courtesy(units, j) if j == i else 0
        if not j:
            return None
    j, more = suffix(units, j, lexicon)
    effect = more or effect
    j, country = (j, country) if country else _of_country(units, j)
    j = past_honorific(units, j)
    name, candidates, end = _name_after(units, j, lexicon, known, bool(titles) and not courtesy, bool(det))
    if name:
        j = end
        if not country:
            j, country = _of_country(units, j)
    elif courtesy or not (det or country or counterpart):
        return None
    if not name and (units[i].low in ("a", "an") or not country and not any(t.countries for t in titles) and of_another_body(units, j)):
        return None
    if name:
        j, titles, country = _and_titles(units, j, lexicon, titles, country)
    return _Read(j, titles, country, effect, name, candidates, det, counterpart, courtesy)


def _may_open(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a titled person can begin here: most words begin none, and are passed over at once."""
    if unit.kind is UnitKind.COUNTRY:
        return True
    if unit.kind not in (UnitKind.WORD, UnitKind.NOUN, UnitKind.ORGANISATION):
        return False
    low = unit.low
    led = low in _DET or low in _OPENERS or low in lexicon.modifiers or low.rstrip(".") in COURTESY
    return led or low.split(" ")[0] in title_words(lexicon)


def _led_in(units: Sequence[Unit], j: int, lexicon: Lexicon) -> tuple[int, str, str]:
    """Past "former Chinese" or "China's new": the index, what the modifiers do to the office, the country."""
    j, effect = modifiers(units, j, lexicon, "")
    j, country = _country(units, j)
    j, effect = modifiers(units, j, lexicon, effect)
    if not country:
        j, country = _country(units, j)
    return j, effect, country


def _owned_or_full(units: Sequence[Unit], j: int, det: str) -> bool:
    """ "Italy's Meloni", "the Czech Petr Fiala"."""
    before = units[j - 1]
    return before.low in ("'s", "'") or det == "the" and before.facts.get("form") == "demonym" and " " in units[j].text


def _and_titles(
    units: Sequence[Unit], j: int, lexicon: Lexicon, titles: tuple[Title, ...], country: str
) -> tuple[int, tuple[Title, ...], str]:
    """An apposition after a titled name is read for its office but left in the sentence when it is long."""
    more = _apposition(units, j, lexicon)
    if more and not titles:
        return more.end, more.titles, country or more.country
    return j, titles, country


def _country(units: Sequence[Unit], j: int) -> tuple[int, str]:
    if j < len(units) and units[j].kind is UnitKind.COUNTRY and not (j + 1 < len(units) and units[j + 1].start > units[j].end + 1):
        country, j = units[j].key, j + 1
        if j < len(units) and units[j].low in ("'s", "'"):
            j += 1
        return j, country
    return j, ""


_POLITY = frozenset(
    (
        "the republic kingdom state of people's federal islamic government independent commonwealth sultanate principality union "
        "arab democratic socialist hellenic bolivarian plurinational eastern cooperative co-operative grand duchy"
    ).split()
)
"""Words of the full names of states before the name that is known."""


def _of_country(units: Sequence[Unit], j: int) -> tuple[int, str]:
    k = j
    if k < len(units) and units[k].low == ",":
        k += 1
        if k < len(units) and units[k].kind is UnitKind.COUNTRY and units[k].facts.get("form") != "demonym":
            return j, ""
    if k == j and k + 1 < len(units) and units[k].low in ("of", "for"):
        k += 1
        while k < len(units) and units[k].low in _POLITY:
            k += 1
        if k < len(units) and units[k].kind is UnitKind.COUNTRY and units[k].facts.get("form") != "demonym":
            sent = j > 0 and units[j].low == "for" and units[j - 1].low.split()[-1] in _SENT
            return past_brackets(units, k + 1), "" if sent else units[k].key
    return j, ""


_SENT = frozenset(("envoy", "representative", "coordinator"))
"""Who is one for a country is not of it."""


def _name_after(units: Sequence[Unit], j: int, lexicon: Lexicon, known: Mapping[str, str], titled: bool, det: bool) -> tuple[str, str, int]:
    """The name that follows a title, at once or between commas: (name, candidates, end)."""
    name, candidates, end = name_run(units, j, known, titled)
    if name:
        return name, candidates, end
    if det and j + 1 < len(units) and units[j].low == ",":
        name, candidates, end = name_run(units, j + 1, known, titled)
        if (
            name
            and len(name.split()) > 1
            and end < len(units)
            and units[end].low in (",", ".", ";", ":", ")")
            or name
            and end == len(units)
        ):
            return name, candidates, end
    return "", "", j


def _named(units: Sequence[Unit], i: int, lexicon: Lexicon, known: Mapping[str, str]) -> _Read | None:
    """A reading that begins with a name, the lexicon's or one met before in the article."""
    unit = units[i]
    if forename(units, i):
        return _Read(i + 2, name=f"{unit.text} {units[i + 1].text}", candidates=units[i + 1].key)
    if unit.kind is UnitKind.PERSON:
        name, candidates, j = name_run(units, i, known, False)
    elif unit.kind is UnitKind.WORD and unit.text[:1].isupper():
        name, candidates, j = unknown_name(units, i, known)
    else:
        return None
    if not name:
        return None
    more = _apposition(units, j, lexicon)
    if more:
        return replace(more, name=name, candidates=candidates, det=more.det if more.det in ("his", "her") else "")
    j, country = _of_country(units, j) if unit.kind is UnitKind.PERSON and not _prepositional_of(units, j) else (j, "")
    return _Read(j, country=country, name=name, candidates=candidates)


def _prepositional_of(units: Sequence[Unit], j: int) -> bool:
    return j < len(units) and units[j].low == "for"


def _apposition(units: Sequence[Unit], j: int, lexicon: Lexicon) -> _Read | None:
    """ ", the Prime Minister of Ireland,", ", China's Foreign Minister and head of ..."; a list of persons is none."""
    if j >= len(units) or units[j].low not in (",", "("):
        return None
    k = j + 1
    det = ""
    if k < len(units) and units[k].low in ("the", "a", "an", "his", "her", "its"):
        det, k = units[k].low, k + 1
    k, effect = modifiers(units, k, lexicon, "")
    k, country = _country(units, k)
    k, effect = modifiers(units, k, lexicon, effect)
    titles, end, counterpart = titles_at(units, k, lexicon)
    if not titles or counterpart:
        return None
    end, more = suffix(units, end, lexicon)
    if not country:
        end, country = _of_country(units, end)
    if not (det or country or effect) or end < len(units) and units[end].kind is UnitKind.PERSON:
        return None
    if end < len(units) and units[end].text[:1].isupper() and units[end].kind is UnitKind.WORD and units[end].low not in NOT_NAMES:
        return None
    return _Read(end, titles, country, more or effect, det=det)
