"""Invitations, and what an answer to one plans; visits of a list ("previous visits include ..."); traditions that recur."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.invited import GIVES, note_invited, receiver
from summitry.claim.make import other, visit, with_role
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, destinations, foreign, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import time_links
from summitry.model import Claim, ClaimKind, Participant, Status, UnitKind


def invitations(line: Line, k: int) -> Iterator[Claim]:
    """Invitations told by the verb or noun at `k`, and the visit an accepted one plans."""
    unit = line.units[k]
    if unit.kind is UnitKind.VERB and unit.key == "invite":
        yield from _invited(line, k)
    elif unit.kind is UnitKind.NOUN and unit.key == "invitation":
        yield from _invitation(line, k)


def _invited(line: Line, v: int) -> Iterator[Claim]:
    found = subject(line.units, v).people
    others = objects(line.units, v)
    by, to = ((), found) if line.units[v].facts.get("passive") else (found, others)
    if to and _from_abroad(line, by[:1], to[0]) and not (line.speech and not by and _given_the_floor(line, v)):
        note_invited(line, v, by[:1] or agent(line.units, v), to[:1])
        yield _claim(line, v, right_end(line.units, v), by[:1], to[:1], "")


def _from_abroad(line: Line, by: tuple[Participant, ...], to: Participant) -> bool:
    """Whether one country's invites another's: no senator asked to the president's house, no "them" who may be anybody."""
    if not in_scope(to) or not to.country or line.speech and to.basis in ("pronoun", "group"):
        return False
    return by[0].country != to.country if by else not line.scene.official or to.country != line.scene.official


_SPEAKING = frozenset("say speak deliver make give join begin start offer share take open come".split())


def _given_the_floor(line: Line, v: int) -> bool:
    """ "I now invite the premier to say a few words": no journey."""
    verb = next((u for u in line.units[v + 1 : v + 14] if u.kind is UnitKind.VERB), None)
    return verb is None or verb.facts["tense"] == "inf" and verb.facts["lemma"] in _SPEAKING or any(
        u.low == "for" for u in line.units[v + 1 : v + 14]
    )


def _invitation(line: Line, n: int) -> Iterator[Claim]:
    units = line.units
    by: tuple[Participant, ...] = ()
    if n >= 2 and units[n - 1].low in ("'s", "'") and units[n - 2].kind in PEOPLE:
        by = units[n - 2].people
    elif n >= 1 and units[n - 1].kind in PEOPLE and possessive(units, n - 1):
        by = units[n - 1].people
    else:
        near = next(
            (k for k in range(n + 1, min(len(units), n + 4)) if units[k].kind in PEOPLE and units[k - 1].low in ("of", "by", "from")), None
        )
        by = units[near].people if near is not None else ()
    v = next((k for k in range(n - 1, -1, -1) if units[k].kind is UnitKind.VERB), None)
    if v is None:
        return
    if units[v].facts["lemma"] in GIVES:
        yield from _given(line, v, n, by)
        return
    to = subject(units, v).people
    if not to or not by and units[v].key != "accept" and units[v].facts["lemma"] != "consider":
        return
    accepted = units[v].facts["lemma"] == "accept" and "neg" not in units[v].facts
    if by and by[0].country == to[0].country or line.speech and not by and to[0].basis == "pronoun" and not accepted:
        return
    answer = "accepted" if accepted else "declined" if units[v].key == "accept" or units[v].facts["lemma"] in ("reject", "dismiss") else ""
    end = right_end(units, n)
    if not answer:
        note_invited(line, n, by[:1], to[:1])
    yield _claim(line, v, end, by[:1], to[:1], answer)
    own = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if accepted and own is not Silent.NOT_SAID or units[v].facts["lemma"] == "consider":
        yield from _planned(line, v, n, end, by[0] if by else None, to, Status.ANNOUNCED if accepted else Status.RUMOURED)


def _given(line: Line, v: int, n: int, by: tuple[Participant, ...]) -> Iterator[Claim]:
    """ "extended an invitation to the king to visit", "handed him an invitation": from whoever gives it, or in whose name he does."""
    by, to = by or subject(line.units, v).people, receiver(line, v, n)
    if to and by and "neg" not in line.units[v].facts and _from_abroad(line, by[:1], to[0]):
        note_invited(line, n, by[:1], to[:1])
        yield _claim(line, v, right_end(line.units, n), by[:1], to[:1], "")


def _planned(
    line: Line, v: int, n: int, end: int, host: Participant | None, visitors: tuple[Participant, ...], status: Status
) -> Iterator[Claim]:
    """An accepted invitation is a visit announced."""
    scene, units = line.scene, line.units
    stop = end
    while stop < len(units) and units[stop].kind is UnitKind.VERB and units[stop].facts["tense"] == "inf":
        stop = right_end(units, stop)
    spots = destinations(line, n + 1, stop, ("to", "in", "", "at"))
    purpose = " ".join(u.low for u in units[n : n + 4])
    visits = any(w in purpose for w in ("visit", "travel", "come", "trip")) or _to_his_house(line, n, stop, host)
    if not spots and (host is None or not visits):
        return
    country, place = (spots[0].country, spots[0].place) if spots else (host.country if host else "", "")
    for person in visitors:
        if in_scope(person) and foreign(person, country):
            yield visit(
                scene.article,
                line.span(max(0, subject(units, v).index), stop),
                person,
                country,
                place,
                status,
                time_links(units, n + 1, stop, scene.temporals),
                form=form_of(units, n, stop, scene.acts),
                occasion=occasion_of(units, n + 1, stop, scene.acts),
                said_by=line.said_by,
            )


def _to_his_house(line: Line, n: int, stop: int, host: Participant | None) -> bool:
    """ "accepted an invitation from Paul Kagame" with no word on what to: from a head of state, to his country."""
    bare = line.units[n - 1].low in ("an", "the", "official", "formal") and not any(u.kind is UnitKind.VERB for u in line.units[n:stop])
    unsaid = not {"for", "on", "as", "with"} & {u.low for u in line.units[n + 1 : stop]}
    return host is not None and host.office.startswith("head_") and bare and unsaid and not line.speech


def _claim(line: Line, v: int, end: int, by: tuple[Participant, ...], to: tuple[Participant, ...], answer: str) -> Claim:
    what = " ".join(u.text for u in line.units[v + 1 : end])
    details = {"by": by[0].name if by else "", "to": to[0].name if to else "", "what": what[:200], "answer": answer}
    people = tuple(with_role(p, "by") for p in by) + tuple(with_role(p, "to") for p in to)
    return other(line.scene.article, ClaimKind.INVITATION, line.span(max(0, subject(line.units, v).index), end), people, details)


def listed_visits(line: Line, v: int) -> Iterator[Claim]:
    """ "Xi's previous visits to Russia include attending the summit in May 2023 and a state visit in March 2022"."""
    units, scene = line.units, line.scene
    if units[v].facts["lemma"] != "include":
        return
    n = subject(units, v).noun
    if n < 0 or units[n].key != "visit":
        return
    owner = next((k for k in range(n - 1, -1, -1) if units[k].kind in PEOPLE), None)
    spots = destinations(line, n + 1, v, ("to", "in"))
    if owner is None or not spots:
        return
    items = [k for k in range(v + 1, right_end(units, v)) if units[k].kind is UnitKind.TIME]
    begin = v + 1
    for k in items:
        for person in units[owner].people:
            if in_scope(person) and foreign(person, spots[0].country):
                yield visit(
                    scene.article,
                    line.span(begin, k + 1),
                    person,
                    spots[0].country,
                    spots[0].place,
                    Status.COMPLETED,
                    time_links(units, k, k + 1, scene.temporals),
                    form=form_of(units, begin, k, scene.acts),
                    occasion=occasion_of(units, begin, k, scene.acts),
                    said_by=line.said_by,
                )
        begin = k + 1
        while begin < len(units) and units[begin].low in ("and", ",", "a", "an", "as", "well"):
            begin += 1


def traditions(line: Line, v: int) -> Iterator[Claim]:
    """ "This was the case in 2015, and will be this year": every visit just told as a habit took, or takes, place then."""
    units, scene = line.units, line.scene
    if units[v].facts["lemma"] not in ("be", "do", "happen") or not scene.habits or line.speech:
        return
    before = units[v - 1].low if v else ""
    after = [u.low for u in units[v + 1 : v + 3]]
    if (
        before not in ("this", "it", "that", "so", "the same")
        or units[v].facts["lemma"] == "be"
        and after != ["the", "case"]
        and after[:1] != ["so"]
    ):
        return
    status = verb_status(units, v, scene.acts, line.headline, line.caption)
    if isinstance(status, Silent) or status in (Status.DENIED, Status.CANCELLED):
        return
    end = right_end(units, v)
    times = time_links(units, v + 1, end, scene.temporals)
    if not times:
        return
    for habit in scene.habits:
        yield visit(
            scene.article,
            line.span(v - 1, end),
            habit.visitor,
            habit.country,
            habit.place,
            status,
            times,
            form=habit.form,
            occasion=habit.occasion,
            said_by=line.said_by,
            implied_by="tradition",
        )
