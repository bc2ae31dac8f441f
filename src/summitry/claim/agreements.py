"""Agreements expected or signed: who with whom, on what, when.  Only a signature counts, not an understanding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.agreed import (
    brought_by,
    is_agreement,
    object_phrase,
    opens,
    partners,
    phrase_end,
    signers,
    subject_phrase,
    with_openers,
)
from summitry.claim.frame import right_end, subject
from summitry.claim.make import other, with_role
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.lexicon.saying import load_sayings
from summitry.model import Claim, ClaimKind, Participant, Status, TimeLink, Unit, UnitKind

_SIGNING = frozenset(
    (
        "attend",
        "witness",
        "witnessed",
        "oversee",
        "oversaw",
        "see",
        "watch",
        "preside",
        "presided",
        "take place",
        "culminate",
        "culminated",
        "hold",
    )
)
_SAYS = MappingProxyType({Status.ANNOUNCED: "expected", Status.COMPLETED: "signed", Status.ONGOING: "signed"})


def agreements(line: Line) -> Iterator[Claim]:
    """Every agreement a sentence tells as signed or about to be."""
    if line.units[-1].low == "?":
        return
    for k, unit in enumerate(line.units):
        if unit.kind is UnitKind.VERB and (unit.key == "sign" or unit.facts["lemma"] == "conclude"):
            yield from _by_verb(line, k)
        elif unit.low == "signing" and unit.kind is not UnitKind.VERB:
            yield from _by_noun(line, k)
        elif unit.low in ("exchanged", "exchange", "exchanging") and any(
            u.low in load_sayings().words["notes"] for u in line.units[k + 1 : k + 2]
        ):
            yield from _by_notes(line, k)


def _by_verb(line: Line, v: int) -> Iterator[Claim]:
    units = line.units
    attribute = _attribute(units, v)
    passive = attribute or bool(units[v].facts.get("passive"))
    what = subject_phrase(units, v) if passive else object_phrase(units, v + 1)
    status = "signed" if attribute else _status(line, v)
    if what is None or not status:
        return
    a, b = what
    end = max(right_end(units, v), b)
    parties = brought_by(line, a, b + 1, "between")
    begin = with_openers(units, a)
    if not passive:
        people, first = signers(line, v)
        begin = min(first, v) if first >= 0 else v
        parties = parties or (*people, *partners(line, b, end))
    elif not parties:
        by = brought_by(line, v, end, "by") or brought_by(line, v, end, "in the presence of") or brought_by(line, v, end + 4, "between")
        parties = (*by, *partners(line, b, v))
    yield from _claim(line, (begin, end), what, parties, status, _times(line, v, end, begin))


def _attribute(units: Sequence[Unit], v: int) -> bool:
    """ "the treaty signed in Moscow in 1970": a participle right behind what was signed."""
    return units[v].facts["tense"] in ("past", "part") and " " not in units[v].low and v > 0 and is_agreement(units, v - 1)


def _status(line: Line, v: int) -> str:
    """`signed`, `expected`, or "" where the words say neither."""
    units = line.units
    facts = units[v].facts
    if "neg" in facts or "without" in [u.low for u in units[max(0, v - 3) : v]] or (facts.get("mood") == "plan" and "perfect" in facts):
        return ""
    if facts["tense"] in ("inf", "ing") and not facts.get("mood"):
        told = _governed(line, v)
    else:
        told = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    return _SAYS.get(told, "") if isinstance(told, Status) else ""


def _governed(line: Line, v: int) -> Status | Silent:
    """ "flew to Rome to sign", "visited Rome, signing": by the verb that governs; a purpose is only expected."""
    units = line.units
    before = units[v - 1].low if v else ""
    purpose = units[v].facts["tense"] == "inf"
    if line.headline and purpose:
        return Status.ANNOUNCED
    if before in ("after", "following", "since"):
        return Status.COMPLETED
    if before in ("from", "against", "about", "of", "on", "without", "before"):
        return Silent.NOT_SAID
    g = subject(units, v).governor
    if g < 0 or units[g].key not in load_sayings().words["plan_governors"] or (purpose and units[g].key == "light"):
        return Silent.NOT_SAID
    own = verb_status(units, g, line.scene.acts, line.headline, line.caption)
    return Status.ANNOUNCED if purpose and own in _SAYS else own


def _by_noun(line: Line, n: int) -> Iterator[Claim]:
    """ "attended the signing of a pact", "the signing of the treaty will take place"."""
    units = line.units
    k = next((m for m in range(n + 1, min(len(units), n + 4)) if units[m].low in ("of", "for")), -1)
    what = object_phrase(units, k + 1) if k > 0 else None
    spots = (*range(n - 1, max(-1, n - 6), -1), right_end(units, n))
    v = next((m for m in spots if m < len(units) and (units[m].facts.get("lemma") or units[m].low) in _SIGNING), -1)
    if what is None or v < 0:
        return
    status = _status(line, v) if units[v].kind is UnitKind.VERB else "signed"
    if not status:
        return
    end = max(right_end(units, max(v, n)), what[1])
    begin = min(v, n)
    parties = brought_by(line, what[0], what[1] + 1, "between") or (*(signers(line, v)[0] if v < n else ()), *partners(line, what[1], end))
    yield from _claim(line, (begin, end), what, parties, status, _times(line, n, end, begin))


def _by_notes(line: Line, k: int) -> Iterator[Claim]:
    """ "exchanged notes to extend the treaty": signed by each on its own paper."""
    units = line.units
    end = next((m for m in range(k, len(units)) if units[m].low in (";", ".", "“", '"')), len(units))
    noun = next((m for m in range(k + 1, end) if is_agreement(units, m)), -1)
    if noun < 0:
        return
    start = noun
    while start - 1 > k + 1 and not opens(units[start - 1]) and units[start - 1].low not in ("to", "of", "on", "for", "extend", "renew"):
        start -= 1
    what = (start, phrase_end(units, noun))
    people, begin = signers(line, k)
    yield from _claim(line, (begin, end), what, people, "signed", _times(line, k, end, begin))


def _times(line: Line, v: int, end: int, begin: int) -> tuple[TimeLink, ...]:
    units, temporals = line.units, line.scene.temporals
    found = time_links(units, v + 1, end, temporals) or leading_time(units, begin, temporals)
    return found or (time_links(units, v - 1, v, temporals) if v else ())


def _claim(
    line: Line, words: tuple[int, int], what: tuple[int, int], parties: Sequence[Participant], status: str, times: tuple[TimeLink, ...]
) -> Iterator[Claim]:
    people = tuple({p.person or p.country or p.name: with_role(p, "party") for p in parties}.values())
    if not _between_countries(line, people) or line.units[what[0]].low == "no" or (what[0] and line.units[what[0] - 1].low == "no"):
        return
    details = {"what": " ".join(line.span(*what).text.split())[:200], "status": status}
    claim = other(line.scene.article, ClaimKind.AGREEMENT, line.span(*words), people, details, times=times)
    yield replace(claim, attributed_to=line.said_by)


def _between_countries(line: Line, parties: Sequence[Participant]) -> bool:
    """Whether an agreement can be one between countries: a president who signs a memorandum at home makes none."""
    if len(parties) > 1:
        return True
    named = {u.facts.get("country", "") or (u.key if u.kind is UnitKind.COUNTRY else "") for u in line.units}
    named |= {p.country for u in line.units for p in u.people} | {p.country for p in parties}
    unnamed = any(u.kind is UnitKind.GROUP or u.low in ("countries", "sides", "nations", "governments") for u in line.units)
    return len(named - {""}) > len(parties) or (not parties and unnamed)
