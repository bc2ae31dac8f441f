"""An article's sentences read in order: every rule is asked about every verb group and every noun of an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from summitry.claim.agreements import agreements
from summitry.claim.attending import note_event, visits_by_attendance
from summitry.claim.company import visits_alike, visits_in_company, visits_led_to, visits_where
from summitry.claim.counts import counts
from summitry.claim.deeds import invitations, listed_visits, traditions
from summitry.claim.figures import figures
from summitry.claim.hosting import visits_by_host
from summitry.claim.meeting import meetings_by_noun, meetings_by_verb
from summitry.claim.nominal import visits_by_noun
from summitry.claim.scene import Line, Scene, line_of, traveller
from summitry.claim.visiting import visits_by_verb
from summitry.lexicon import Lexicon
from summitry.lexicon.acts import Acts
from summitry.model import Claim, ClaimKind, Marked, UnitKind

Rule = Callable[[Line, int], Iterator[Claim]]

BY_VERB: tuple[Rule, ...] = (visits_by_verb, visits_by_host, visits_by_attendance, meetings_by_verb, invitations, listed_visits, traditions, visits_in_company, visits_alike, visits_led_to, visits_where)
BY_NOUN: tuple[Rule, ...] = (visits_by_noun, meetings_by_noun, invitations)
BY_SENTENCE: tuple[Callable[[Line], Iterator[Claim]], ...] = (counts, agreements, figures)
_SILENT_BLOCKS = frozenset(("furniture",))


def claims_of(marked: Marked, lexicon: Lexicon, acts: Acts, scope: str = "default") -> tuple[Claim, ...]:
    """What an article says, claim by claim, days still unresolved; persons outside the scope are left out."""
    scene = Scene(marked.article, lexicon, acts, marked.temporals)
    found: dict[str, Claim] = {}
    for sentence in marked.sentences:
        if sentence.block in _SILENT_BLOCKS:
            continue
        line = line_of(sentence, scene)
        for claim in _told(line):
            if claim.id not in found and _wanted(claim, scope):
                found[claim.id] = claim
                if claim.kind is ClaimKind.VISIT:
                    scene.visits.append(claim)
    return tuple(found.values())


def _told(line: Line) -> Iterator[Claim]:
    note_event(line)
    for k, unit in enumerate(line.units):
        rules = BY_VERB if unit.kind is UnitKind.VERB else BY_NOUN if unit.kind is UnitKind.NOUN else ()
        for rule in rules:
            for claim in rule(line, k):
                yield replace(claim, definite=True) if line.headline else claim
    for whole in BY_SENTENCE:
        yield from whole(line)


def _wanted(claim: Claim, scope: str) -> bool:
    if claim.kind is ClaimKind.VISIT:
        return scope == "wide" or traveller(claim.participants[0])
    if claim.kind is ClaimKind.MEETING:
        return scope == "wide" or all(traveller(p) for p in claim.participants)
    return True
