"""Transcripts of remarks: the lines above the first speaker say where and when; whoever speaks below was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.claim.make import meeting, sentence_span, visit, words
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Scene, foreign, in_scope, traveller
from summitry.lexicon.remarks import Remarks, load_remarks
from summitry.model import Claim, Marked, Participant, Sentence, Span, Status, TimeLink, Unit, UnitKind

_LABEL = re.compile(r"[A-Z][A-Z.’' -]{2,40}:\s")
"""Whoever speaks first, known or not."""
_LONGEST_HEAD = 8
"""Sentences above the first speaker; a transcript's venue and hour take fewer."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the first speaker."""

    title: str
    low: str
    """All of it in lower case."""
    where: Where | None
    """A place the lines name; None where they name none, or places of several countries."""
    spans: tuple[Span, ...]
    times: tuple[TimeLink, ...]


def remarks(marked: Marked, scene: Scene) -> Iterator[Claim]:
    """Visits of those who speak abroad, and of guests who speak at home beside their host; and that they met."""
    speakers, table = _speakers(marked, scene), load_remarks()
    head = _head(marked, scene)
    yield from _flown(scene, head, table)
    if not speakers and not any(_LABEL.match(scene.article.text, s.start) for s in marked.sentences):
        return
    said = f"{head.title} {head.low}"
    if any(w in said for w in (*table.remote, *table.aboard)):
        return
    where = head.where or _home(head, scene.official, table)
    if where is None:
        return
    if where.country == scene.official and not _in_one_room(head, table):
        yield from (_visit(scene, head, where, person, span) for person, span in _seen_here(marked, scene, where.country))
        return
    present = [p for p, _ in speakers if in_scope(p)]
    for person, span in (*speakers, *_welcomed(marked, scene, {p.person for p in present})):
        if in_scope(person) and foreign(person, where.country):
            yield _visit(scene, head, where, person, span)
    heads = [p for p in present if traveller(p)]
    if any(w in head.title for w in table.met) and len({p.country for p in heads}) >= 2:
        span = next(s for p, s in speakers if p in heads)
        yield meeting(scene.article, span, heads, "in-person", Status.COMPLETED, head.times, country=where.country, place=where.place)


def _flown(scene: Scene, head: _Head, table: Remarks) -> Iterator[Claim]:
    """ "Aboard Air Force One, en route to Lima": whose plane it is lands there, on that day; by a clock of home, that day or the next."""
    on = scene.article.published
    country = next((c for c, planes in table.planes.items() if any(p in head.low for p in planes)), "")
    if not country or not any(w in head.low for w in table.bound) or head.where is None or not head.spans or on is None:
        return
    terms = [t for t in scene.lexicon.people.holders(country, ("head_of_state",), on) if t.holds(on)]
    person = scene.lexicon.people.by_id(terms[0].person) if len(terms) == 1 else None
    if person is None or not foreign(Participant("", person.name, country, person.id), head.where.country):
        return
    clock = head.low.split()[-1:]
    relation = "departs" if clock and clock[0] in table.clocks.get(country, ()) else "on"
    times = tuple(replace(t, relation=relation) for t in head.times)
    pilot = Participant("", person.name, country, person.id, "head_of_state", head.spans[0], "office")
    yield visit(scene.article, head.spans[0], pilot, head.where.country, head.where.place, Status.ONGOING, times, implied_by="flight")


def _visit(scene: Scene, head: _Head, where: Where, person: Participant, span: Span) -> Claim:
    host = scene.official == where.country
    told = visit(
        scene.article,
        span,
        person,
        where.country,
        where.place,
        Status.ONGOING,
        tuple(replace(t, role="attested") for t in head.times),
        implied_by="remarks",
        details={} if head.where else {"place_basis": "inferred"},
    )
    return told if host or not head.spans else replace(told, spans=(*head.spans, span))


def _speakers(marked: Marked, scene: Scene) -> list[tuple[Participant, Span]]:
    """Persons whose name in capitals and a colon open a paragraph, each once, with the first sentence they speak."""
    found: dict[str, tuple[Participant, Span]] = {}
    for sentence in marked.sentences:
        units = sentence.units
        if _labelled(sentence) and len(units[0].people) == 1 and units[0].facts.get("scope") in ("default", "wide"):
            person = units[0].people[0]
            if person.person not in found:
                found[person.person] = (person, sentence_span(scene.article, sentence))
    return list(found.values())


def _welcomed(marked: Marked, scene: Scene, known: set[str]) -> Iterator[tuple[Participant, Span]]:
    """ "President Bello, thank you for coming": whom a speaker addresses and thanks is in the room."""
    for sentence in marked.sentences:
        units = sentence.units
        k = next((k for k, u in enumerate(units[:4]) if u.kind is UnitKind.PERSON), None)
        if k is None or not units[k].facts.get("title") or len(units[k].people) != 1 or [u.low for u in units[k + 1 : k + 2]] != [","]:
            continue
        person, after = units[k].people[0], {w for u in units[k + 2 : k + 10] for w in u.low.split()}
        if person.person not in known and "you" in after and after & _GREETED:
            known.add(person.person)
            yield person, sentence_span(scene.article, sentence)


def _seen_here(marked: Marked, scene: Scene, home: str) -> Iterator[tuple[Participant, Span]]:
    """Guests at home whom a speaker has speak ("I invite President X to say a few words"), or greets as being here."""
    found: set[str] = set()
    for sentence in marked.sentences:
        units = sentence.units
        for k, unit in enumerate(units):
            person = unit.people[0] if unit.kind is UnitKind.PERSON and len(unit.people) == 1 and unit.facts.get("offices") else None
            if person is None or person.person in found or not in_scope(person) or not foreign(person, home):
                continue
            if _called_up(units, k) or k < 4 and _greeted_here(units, k, home):
                found.add(person.person)
                yield person, sentence_span(scene.article, sentence)


def _called_up(units: Sequence[Unit], k: int) -> bool:
    """ "I now invite President X of Y to say a few words": only who is in the room is asked so."""
    asked = k > 0 and units[k - 1].facts.get("lemma") == "invite" and units[k - 1].facts["tense"] in ("inf", "pres")
    verb = next((u for u in units[k + 1 : k + 6] if u.kind is UnitKind.VERB), None)
    return asked and verb is not None and verb.facts["lemma"] in ("say", "speak", "share", "deliver", "make", "offer", "join", "come")


def _greeted_here(units: Sequence[Unit], k: int, home: str) -> bool:
    """ "President X, it is good to see you back in Washington", "President Y, thank you for being here"."""
    if [u.low for u in units[k + 1 : k + 2]] != [","]:
        return False
    after = units[k + 2 : k + 16]
    lows = {w for u in after for w in u.low.split()}
    present = "here" in lows or any(u.kind is UnitKind.PLACE and u.facts.get("country") == home for u in after)
    return "you" in lows and present and bool(lows & _GREETED) and not lows & {"virtually", "remotely", "screen", "video"}


_GREETED = frozenset(("thank", "thanks", "welcome", "see", "seeing", "hosting", "honored", "honoured"))


def _labelled(sentence: Sentence) -> bool:
    units = sentence.units
    return len(units) > 1 and units[0].kind is UnitKind.PERSON and units[0].text.isupper() and units[1].low == ":"


def _head(marked: Marked, scene: Scene) -> _Head:
    title = scene.article.title
    lines: list[Sentence] = []
    for sentence in marked.sentences[:_LONGEST_HEAD]:
        if _labelled(sentence) or _spoken(sentence) or _LABEL.match(scene.article.text, sentence.start):
            break
        if any(u.kind is UnitKind.PERSON for u in sentence.units):
            title = title or scene.article.text[sentence.start : sentence.end]
        else:
            lines.append(sentence)
    spots = [(s, w) for s in lines for w in wheres(s.units, 0, len(s.units))]
    one = len({w.country for _, w in spots}) == 1
    spans = tuple(dict.fromkeys(words(scene.article, s.units, 0, len(s.units)) for s, _ in spots)) if one else ()
    low = " ".join(scene.article.text[lines[0].start : lines[-1].end].lower().split()) if lines else ""
    return _Head(" ".join(title.lower().split()), low, _finest([w for _, w in spots]) if one else None, spans[-1:], _times(lines, scene))


def _spoken(sentence: Sentence) -> bool:
    """Whether somebody speaks already: a question of the press, a sentence with a verb."""
    return bool(sentence.units) and sentence.units[0].text == "Q" or any(u.kind is UnitKind.VERB for u in sentence.units)


def _finest(spots: Sequence[Where]) -> Where:
    """The town, which stands below the hall and the street."""
    return next((w for w in reversed(spots) if w.place), spots[-1])


def _times(lines: Sequence[Sentence], scene: Scene) -> tuple[TimeLink, ...]:
    """The day the lines name, else the hour, which is of the article's day."""
    types = {t.span.start: t.type for t in scene.temporals}
    told = [u.start for s in lines for u in s.units if u.kind is UnitKind.TIME and types.get(u.start) in ("DATE", "TIME")]
    best = next((k for k in told if types[k] == "DATE"), told[0] if told else None)
    return (TimeLink("date", best),) if best is not None else ()


def _home(head: _Head, country: str, table: Remarks) -> Where | None:
    """Home, where the lines name a room of the publisher's seat, or nothing but an hour by its clock."""
    if not country or head.spans:
        return None
    if any(room in head.low for room in table.rooms.get(country, ())):
        return Where(0, 1, "", country)
    hour = head.low.split()
    return Where(0, 1, "", country) if len(hour) <= 3 and hour[-1:] and hour[-1] in table.clocks.get(country, ()) else None


def _in_one_room(head: _Head, table: Remarks) -> bool:
    return any(w in head.title for w in table.together)
