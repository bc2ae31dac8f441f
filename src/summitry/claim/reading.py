"""An article's sentences read in order: every rule is asked about every verb group and every noun of an act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.agreements import agreements
from summitry.claim.attending import note_event, visits_by_attendance, visits_in_captions
from summitry.claim.brought import around_table, brought_together
from summitry.claim.calls import calls_in_turn
from summitry.claim.chronicle import chronicle_of, dated_by_entry
from summitry.claim.company import rosters, visits_in_company, visits_together, visits_where
from summitry.claim.counted_ones import ones_counted
from summitry.claim.counts import counts
from summitry.claim.datelines import may_be_byline, note_byline, note_dateline
from summitry.claim.deeds import invitations, listed_visits, traditions
from summitry.claim.departing import stays_until, with_beginning
from summitry.claim.echoes import not_since, visits_again, visits_alike, visits_earlier, visits_since
from summitry.claim.elaborated import told_on
from summitry.claim.face_to_face import agreed_together, awaited, side_by_side, told_to_the_face
from summitry.claim.figures import figures
from summitry.claim.gapped import gapped, sent_there, verbless
from summitry.claim.guest_list import guests_listed, regrets
from summitry.claim.guests import among_them
from summitry.claim.guiding import visits_by_guiding
from summitry.claim.homeward import went_home
from summitry.claim.hosting import visits_as_guest, visits_by_host, visits_by_table
from summitry.claim.in_company import hours_with, side_by_side_deeds
from summitry.claim.in_setting import note_leaving
from summitry.claim.in_turn import last_to_come, returns_visit, takes_there
from summitry.claim.invited import invitation_taken
from summitry.claim.itineraries import entries, partners, stops
from summitry.claim.likely import visits_by_likelihood
from summitry.claim.likely_meetings import meetings_by_likelihood
from summitry.claim.meeting import meetings_by_verb
from summitry.claim.meeting_nouns import meetings_by_noun
from summitry.claim.mourning import note_mourning
from summitry.claim.nominal import visits_by_noun
from summitry.claim.numbered import numbered
from summitry.claim.onward import and_to, begun_in, ends_in, followed_by, place_followed, still_to_come, then_it_was, then_to
from summitry.claim.people import PEOPLE
from summitry.claim.presence import visits_by_presence, visits_by_welcome, visits_in_setting
from summitry.claim.recent import nearness
from summitry.claim.remarks import remarks
from summitry.claim.report import note_period
from summitry.claim.rites import note_rite
from summitry.claim.scene import Line, Scene, line_of
from summitry.claim.setting import note_setting
from summitry.claim.stages import stages_of
from summitry.claim.statements import statements
from summitry.claim.stops import stops_named, told_as_leg
from summitry.claim.tours import on_the_way, stages, tour_with_stops, tours_in_brackets, visits_led_to
from summitry.claim.visiting import visits_by_verb
from summitry.claim.whereabouts import after_days, at_conference, beside_commas, came_from, chosen_first, paid_by, said_from, seen_there
from summitry.lexicon import Lexicon
from summitry.lexicon.acts import Acts
from summitry.lexicon.publishers import publisher_of
from summitry.model import Claim, ClaimKind, Marked, Participant, Status, TimeLink, UnitKind

Rule = Callable[[Line, int], Iterator[Claim]]

BY_VERB: tuple[Rule, ...] = (
    visits_by_verb,
    visits_by_host,
    visits_by_table,
    visits_as_guest,
    visits_by_guiding,
    visits_by_attendance,
    meetings_by_verb,
    brought_together,
    side_by_side_deeds,
    told_to_the_face,
    agreed_together,
    side_by_side,
    awaited,
    invitations,
    invitation_taken,
    listed_visits,
    traditions,
    visits_in_company,
    visits_together,
    visits_alike,
    visits_led_to,
    visits_where,
    visits_by_presence,
    visits_by_welcome,
    visits_in_setting,
    guests_listed,
    regrets,
    gapped,
    place_followed,
    still_to_come,
    then_it_was,
    and_to,
    then_to,
    begun_in,
    ends_in,
    followed_by,
    sent_there,
    seen_there,
    came_from,
    went_home,
    stays_until,
    chosen_first,
    paid_by,
    stages,
    stops_named,
    told_as_leg,
    visits_again,
    not_since,
    last_to_come,
    returns_visit,
    takes_there,
)
BY_NOUN: tuple[Rule, ...] = (visits_by_noun, tours_in_brackets, tour_with_stops, meetings_by_noun, calls_in_turn, invitations)
_BY_KIND = MappingProxyType({UnitKind.VERB: BY_VERB, UnitKind.NOUN: BY_NOUN})
BY_SENTENCE: tuple[Callable[[Line], Iterator[Claim]], ...] = (
    counts,
    agreements,
    figures,
    visits_in_captions,
    rosters,
    visits_since,
    visits_earlier,
    ones_counted,
    among_them,
    on_the_way,
    beside_commas,
    after_days,
    verbless,
    at_conference,
    said_from,
    around_table,
    hours_with,
    stops,
    entries,
    partners,
)
BY_ARTICLE: tuple[Callable[[Marked, Scene], Iterator[Claim]], ...] = (
    statements,
    remarks,
    meetings_by_likelihood,
    visits_by_likelihood,
)
_SILENT_BLOCKS = frozenset(("furniture",))


def claims_of(marked: Marked, lexicon: Lexicon, acts: Acts, facts: Lexicon | None = None) -> tuple[Claim, ...]:
    """What an article says, claim by claim, days still unresolved, persons of every office among them."""
    scene, found = told_by_rules(marked, lexicon, acts, facts)
    for article_rule in BY_ARTICLE:
        for claim in tuple(article_rule(marked, scene)):
            _note(claim, scene, found)
    return numbered(_pointing(tuple(with_beginning(c, scene.visits) for c in found.values()), marked))


def told_by_rules(marked: Marked, lexicon: Lexicon, acts: Acts, facts: Lexicon | None = None) -> tuple[Scene, dict[str, Claim]]:
    """The article as its sentences leave it, and their claims by id."""
    publisher = publisher_of(marked.article.url)
    scene = Scene(
        marked.article,
        lexicon,
        acts,
        marked.temporals,
        facts=facts,
        official=publisher.country if publisher else "",
        stages=stages_of(marked),
        chronicle=chronicle_of(marked),
    )
    found: dict[str, Claim] = {}
    scene.lines = [line_of(sentence, scene) for sentence in marked.sentences if sentence.block not in _SILENT_BLOCKS]
    for sentence in marked.sentences:
        if may_be_byline(sentence):
            note_byline(line_of(sentence, scene))
    for line in scene.lines:
        note_dateline(line)
        note_setting(line)
        note_rite(line)
        note_mourning(line)
    entry: tuple[TimeLink, ...] = ()
    for line in scene.lines:
        before, entry = entry, scene.chronicle.get(line.sentence.start, ())
        if entry != before:
            scene.event, scene.event_key, scene.event_times = None, "", ()
        for claim in _told(line):
            _note(dated_by_entry(claim, entry), scene, found)
        scene.he = _spoken_of(line)
    return scene, found


def _note(claim: Claim, scene: Scene, found: dict[str, Claim]) -> None:
    """Keep a claim not told before in the same words."""
    if claim.id in found:
        return
    found[claim.id] = claim
    if claim.kind is ClaimKind.VISIT and "leaves" in claim.details:
        scene.leaving[claim.participants[0].person, claim.host_country] = tuple(t for t in claim.times if t.role == "end")
    elif claim.kind is ClaimKind.VISIT:
        scene.visits.append(claim)
    elif claim.kind is ClaimKind.MEETING:
        scene.meetings.append(claim)


def _pointing(claims: tuple[Claim, ...], marked: Marked) -> tuple[Claim, ...]:
    """Undated tellings that imply a visit of no other time, or stand in one sentence with a dated one, point at the dated visit."""
    dated: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.VISIT and claim.times and not claim.definite:
            dated.setdefault((claim.participants[0].person, claim.host_country), []).append(claim)
    ends = [s.end for s in marked.sentences]

    def points(claim: Claim) -> bool:
        beside = dated.get((claim.participants[0].person, claim.host_country)) if claim.kind is ClaimKind.VISIT else None
        if not beside or claim.times or claim.definite or claim.status not in (None, Status.COMPLETED, Status.ONGOING):
            return False
        here = bisect_left(ends, claim.spans[0].end)
        words = claim.spans[0].text.lower().replace("first lad", "lad").split()
        unsaid = claim.implied_by and (not claim.place or claim.place not in claim.spans[0].text or not _ELSEWHEN & set(words))
        return bool(unsaid) or any(bisect_left(ends, c.spans[0].end) == here for c in beside)

    return tuple(replace(c, definite=True) if points(c) else c for c in claims)


_ELSEWHEN = frozenset("times including previous previously earlier last before first again".split())
"""Words of another time than that of the visit the article is about."""


def _loose(claim: Claim, line: Line) -> bool:
    """What hangs on a pronoun or on "the trip" is not read from a transcript: there anybody may be meant, but for the one person named."""
    if claim.kind not in (ClaimKind.VISIT, ClaimKind.MEETING):
        return False
    people = claim.participants[:1] if claim.kind is ClaimKind.VISIT else claim.participants
    said = [u for u in line.units if u.kind is UnitKind.PERSON]

    def alone(p: Participant) -> bool:
        named = {o.person for u in said for o in u.people}
        before = {o.person for u in said if p.span and u.start < p.span.start for o in u.people}
        return {p.person} in (named, before) or _just_named(line) == p.person

    return claim.definite or any(p.basis == "group" or p.basis == "pronoun" and not alone(p) for p in people)


def _with_the_dead(claim: Claim, scene: Scene) -> bool:
    """Whether who is being buried is said to meet somebody, and on no other day: "the two" are others then."""
    dead = scene.setting.dead if scene.setting else ""
    return bool(dead) and claim.kind is ClaimKind.MEETING and not claim.times and any(p.person == dead for p in claim.participants)


def _just_named(line: Line) -> str:
    """The one person spoken of just before, where "he" opens the sentence: "Secretary X called it. He is in Lima now"."""
    first = next((u for u in line.units if u.kind in PEOPLE), None)
    opens = first is not None and first.kind is UnitKind.PRONOUN and first in line.units[:_OPENING]
    return line.scene.he if opens else ""


def _spoken_of(line: Line) -> str:
    """Whom "he" means in the next sentence: the one person this one names, or goes on about; nobody where it names several."""
    colon = next((k for k, u in enumerate(line.units[:_LABEL]) if u.low == ":"), 0)
    label = colon if all(not any(c.islower() for c in u.text) for u in line.units[:colon]) else 0
    named = [u for u in line.units[label:] if u.kind in (UnitKind.PERSON, UnitKind.GROUP)]
    people = {p.person: p for u in named for p in u.people}
    if not named:
        return line.scene.he if any(p.person == line.scene.he for u in line.units for p in u.people) else ""
    who = next(iter(people.values()), None)
    return who.person if who and len(people) == 1 and all(u.people for u in named) and not _at_home(who, line) else ""


def _at_home(person: Participant, line: Line) -> bool:
    """Whether it is the head of the state whose house speaks: of him all is told by name, and "he" is as often another."""
    return person.country == line.scene.official and person.office == "head_of_state"


_LABEL = 10
"""Units of "MS. SMITH-JONES:", with which whoever speaks is labelled."""
_OPENING = 3  # units within which a pronoun opens a sentence


def _near(claim: Claim, line: Line) -> Claim:
    """The claim, marked where an official text tells it as just over; in the news "recently" may be months ago."""
    basis = nearness(claim) if line.scene.official else ""
    return replace(claim, details={**claim.details, "start_basis": basis}) if basis and "start_basis" not in claim.details else claim


def _told(line: Line) -> Iterator[Claim]:
    note_dateline(line)
    note_event(line)
    for k, unit in enumerate(line.units):
        for rule in _BY_KIND.get(unit.kind, ()):
            told = tuple(rule(line, k))
            for claim in told_on(told, line.scene) if told else ():
                if line.speech and _loose(claim, line) or _with_the_dead(claim, line.scene):
                    continue
                yield _near(replace(claim, definite=True) if line.headline else claim, line)
    for whole in BY_SENTENCE:
        yield from whole(line)
    note_period(line)
    note_leaving(line)
