"""Statements: direct quotations with who says them; words nobody official answers for are none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summitry.claim.make import other, sentence_span, with_role
from summitry.claim.quotations import MARKS, Quotation, quotations
from summitry.claim.scene import Scene
from summitry.claim.speakers import Heard, Speaker, speaker_after, speaker_before, speaks
from summitry.claim.timing import time_links
from summitry.model import Claim, ClaimKind, Marked, Sentence, Span, TimeLink, Unit, UnitKind

_FEW = 6
"""Words from which on a quoted part of a sentence is a statement, not a word in quotes."""
_NAMED = 4
"""Words from which on capitals in quotes are no name or title, where no mark ends them."""
_REACH = 16
_FIRST_PERSON = 5
_LONGEST = 2000


@dataclass(slots=True)
class _Turn:
    """One speaking turn: its words, the sentences they stand in, who says them."""

    speaker: Speaker
    verb: int
    """Offset of the words that attribute it."""
    words: list[str]
    sentences: list[Sentence]
    times: tuple[TimeLink, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Credit:
    """Who is said to have said a quotation, by which words, when."""

    speaker: Speaker
    verb: int
    sentence: Sentence
    times: tuple[TimeLink, ...]


def statements(marked: Marked, scene: Scene) -> Iterator[Claim]:
    """Every statement of an article, in order."""
    text = marked.article.text
    if not any(m in text for m in MARKS) and "'" not in text:
        return
    heard = Heard(by_name_only=_is_spoken(text))
    turn: _Turn | None = None
    for _, group in groupby(marked.sentences, key=lambda s: s.paragraph):
        paragraph = list(group)
        if paragraph[0].block == "furniture":
            continue
        for sentence in paragraph:
            heard.note(sentence.units)
        going = turn if turn and turn.open else None
        for done in _turns(paragraph, scene, heard, going):
            turn = done
            if not done.open:
                yield _claim(scene, done)
    if turn and turn.open:
        yield _claim(scene, turn)


def _is_spoken(text: str) -> bool:
    """Whether a text is a speech or transcript: its "I" stands outside quotations, and its "he said" is hearsay of anybody."""
    inside = sum(text.count(" I ", q.start, q.end) for q in quotations(text, 0, len(text)))
    return text.count(" I ") - inside >= _FIRST_PERSON


def _turns(paragraph: Sequence[Sentence], scene: Scene, heard: Heard, going: _Turn | None) -> Iterator[_Turn]:
    """The speaking turns of a paragraph; one left open at its end goes on in the next that opens with a mark."""
    text = scene.article.text
    found = list(quotations(text, paragraph[0].start, paragraph[-1].end))
    turn = going if going and found and found[0].before == paragraph[0].start else None
    if going and turn is None:
        yield _left_open(going)
    for n, q in enumerate(found):
        inside = _between(paragraph, q.before, q.after)
        since = found[n - 1].after if n else paragraph[0].start
        _hear([s for s in _between(paragraph, since, q.before) if since <= s.start and s.end <= q.before], heard)
        few = 1 if turn is not None and any(s.start <= turn.verb < s.end for s in inside) else _FEW
        credit = None if n == 0 and turn else _credit(paragraph, inside, q, few, scene, heard)
        joins = turn is not None and (
            (n == 0 and turn is going) or (_goes_on(text, q, inside) if credit is None else credit.verb == turn.verb)
        )
        if turn is not None and joins:
            _extend(turn, q, inside, text)
            continue
        if turn is not None:
            yield turn
            turn = None
        if credit is not None:
            turn = _Turn(credit.speaker, credit.verb, [], [], credit.times)
            _extend(turn, q, [*inside, credit.sentence], text)
            heard.remember(credit.speaker)
    done = found[-1].after if found else paragraph[0].start
    _hear([s for s in _between(paragraph, done, paragraph[-1].end) if s.start >= done], heard)
    if turn is not None:
        yield turn


def _at(parts: Sequence[Sentence] | Sequence[Unit], offset: int) -> int:
    """The index of the first sentence or unit that begins at an offset or behind it."""
    return bisect_left(parts, offset, key=lambda part: part.start)


def _between(paragraph: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    """The sentences that touch the stretch between two offsets."""
    return [s for s in paragraph[max(0, _at(paragraph, start + 1) - 1) : _at(paragraph, end)] if s.end > start]


def _left_open(turn: _Turn) -> _Turn:
    """A turn nobody closed, taken as closed."""
    turn.open = False
    return turn


def _hear(paragraph: Sequence[Sentence], heard: Heard) -> None:
    """Remember who spoke without being quoted."""
    for sentence in paragraph:
        v = next((k for k, u in enumerate(sentence.units) if u.kind is UnitKind.VERB and speaks(u)), -1)
        if v > 0 and (speaker := speaker_before(sentence.units, 0, v, Heard(offices=heard.offices))):
            heard.remember(speaker)


def _extend(turn: _Turn, q: Quotation, sentences: Sequence[Sentence], text: str) -> None:
    turn.words.append(" ".join(text[q.start : q.end].split()).rstrip(",").strip())
    known = {s.start for s in turn.sentences}
    turn.sentences += list({s.start: s for s in sentences if s.start not in known}.values())
    turn.open = not q.closed


def _goes_on(text: str, q: Quotation, inside: Sequence[Sentence]) -> bool:
    """Whether a quotation without a speaker of its own is the speaker before going on: a whole sentence of its own."""
    words = text[q.start : q.end].strip()
    return bool(inside) and inside[0].start >= q.before and words[:1].isupper() and words[-1:] in ".?!"


def _credit(
    paragraph: Sequence[Sentence], inside: Sequence[Sentence], q: Quotation, few: int, scene: Scene, heard: Heard
) -> _Credit | None:
    """Who says a quotation, by the words behind it or before it; None for words in quotes that are no statement."""
    text = scene.article.text
    words = text[q.start : q.end].strip()
    if not inside or not words:
        return None
    whole = words[:1].isupper() or words[:1].isdigit() or words[:1] == "…"
    if len(words.split()) < (few if not whole else 1 if words[-1] in ".,?!…" else _NAMED):
        return None
    first, last = inside[0], inside[-1]
    lead = _at(first.units, q.before) - 1
    if lead > 0 and first.units[lead].low == "that" and (found := _ahead(first, q, whole, scene, heard)):
        return found
    tail = text[q.after : q.after + 2]
    if words[-1] in ",?!…—-" or tail.startswith(","):
        k = _at(last.units, q.after)
        if all(u.kind is UnitKind.PUNCT for u in last.units[k:]):
            after = _at(paragraph, q.after)
            last, k = (paragraph[after], 0) if after < len(paragraph) else (last, len(last.units))
        if found := _behind(last, k, scene, heard):
            return found
    return _ahead(first, q, whole, scene, heard)


def _behind(sentence: Sentence, k: int, scene: Scene, heard: Heard) -> _Credit | None:
    """ "..., X said", "..., said X", "..., according to X", "..., X was quoted as saying"."""
    units = sentence.units
    while k < len(units) and units[k].low in (",", "-", "—", "–"):
        k += 1
    stop = next((m for m in range(k, len(units)) if units[m].text in MARKS or units[m].low in (";", ":")), len(units))
    if k + 1 < stop and units[k].low == "according":
        return _credited(sentence, speaker_after(units, k + 2, stop, heard), k, k, stop, scene)
    finite = k < stop and units[k].facts.get("tense") != "ing"
    if finite and speaks(units[k]) and (speaker := speaker_after(units, k + 1, stop, heard)):
        return _credited(sentence, speaker, k, k, stop, scene)
    v = next(
        (
            m
            for m in range(k, min(stop, k + _REACH))
            if speaks(units[m]) or (units[m].kind is UnitKind.VERB and units[m].facts["tense"] in ("past", "pres"))
        ),
        -1,
    )
    if v <= k or not speaks(units[v]):
        return None
    return _credited(sentence, speaker_before(units, k, v, heard), k, v, stop, scene)


def _ahead(sentence: Sentence, q: Quotation, whole: bool, scene: Scene, heard: Heard) -> _Credit | None:
    """ "X said, ...", "X told reporters: ...", "He stressed that ...", "X to the assembly: ..."."""
    units = sentence.units
    end = _at(units, q.before)
    if not end:
        return None
    close = units[end - 1].low in (",", ":", "that", "-", "—", "–")
    v = next((k for k in range(end - 1, -1, -1) if _attributes(units[k], whole) or units[k].text in MARKS), -1)
    if v < 0 or (units[v].text in MARKS and not (v == 0 or v == end - 1)):
        labelled = units[end - 1].low == ":" and v < 0
        return _credited(sentence, speaker_after(units, 0, end, heard), 0, end - 1, end, scene) if labelled else None
    if not speaks(units[v]) or "neg" in units[v].facts or (whole and not (close or v == end - 1)) or end - v > _REACH:
        return None
    start = _clause_start(units, v)
    return _credited(sentence, speaker_before(units, start, v, heard), start, v, end, scene)


def _attributes(unit: Unit, whole: bool) -> bool:
    """A verb that may bring a quotation: any before a whole sentence, one of speech before part of one ("said the pact was ...")."""
    return unit.kind is UnitKind.VERB and (whole or speaks(unit))


def _clause_start(units: Sequence[Unit], v: int) -> int:
    """Where the subject's clause begins: over a participle ("provided an answer, stating") to the verb before, else to a hard stop."""
    for k in range(v - 1, -1, -1):
        if units[k].text in MARKS or units[k].low in (";", ":"):
            return k + 1
        if (
            units[k].kind is UnitKind.VERB
            and "ing" not in (units[v].facts.get("tense"), units[k].facts["tense"])
            and not _relative(units, k)
        ):
            return k + 1
    return 0


def _relative(units: Sequence[Unit], k: int) -> bool:
    return k > 0 and units[k - 1].low in ("who", "which")


def _credited(sentence: Sentence, speaker: Speaker | None, begin: int, v: int, stop: int, scene: Scene) -> _Credit | None:
    if speaker is None:
        return None
    units, temporals = sentence.units, scene.temporals
    times = time_links(units, v + 1, stop, temporals) or time_links(units, begin, v, temporals)
    return _Credit(speaker, units[v].start, sentence, times)


def _claim(scene: Scene, turn: _Turn) -> Claim:
    speaker = turn.speaker
    people = tuple(replace(with_role(p, "speaker"), office="" if speaker.office else p.office) for p in speaker.people)
    quote = " … ".join(turn.words)[:_LONGEST]
    details = {"quote": quote, "speaker_office": speaker.office, "organisation": speaker.organisation}
    spans: tuple[Span, ...] = tuple(sentence_span(scene.article, s) for s in sorted(turn.sentences, key=lambda s: s.start))
    claim = other(scene.article, ClaimKind.STATEMENT, spans[0], people, {k: v for k, v in details.items() if v}, times=turn.times)
    return replace(claim, spans=spans, scope="default" if speaker.in_scope else "wide")
