"""An article marked: its sentences as units with persons, places, times, verb groups and nouns of acts."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.lexicon import Lexicon
from summitry.lexicon.acts import Acts
from summitry.lexicon.fold import fold
from summitry.model import Article, Marked, Sentence, Temporal, Unit, UnitKind
from summitry.spot.groups import gather_groups
from summitry.spot.layout import blocks, sentences
from summitry.spot.names import Hit, gazetteer, hits
from summitry.spot.people import gather_people
from summitry.spot.roles import ROLES
from summitry.spot.shared_auxiliaries import share_auxiliaries
from summitry.spot.titles import title_words
from summitry.spot.tokens import Token, tokens
from summitry.spot.verbs import group_verbs

_KINDS: Mapping[str, UnitKind] = MappingProxyType(
    {
        "person": UnitKind.PERSON,
        "surname": UnitKind.PERSON,
        "country": UnitKind.COUNTRY,
        "demonym": UnitKind.COUNTRY,
        "metonym": UnitKind.COUNTRY,
        "place": UnitKind.PLACE,
        "venue": UnitKind.PLACE,
        "organisation": UnitKind.ORGANISATION,
        "agency": UnitKind.ORGANISATION,
        "series": UnitKind.SUMMIT,
    }
)


def mark(article: Article, temporals: Sequence[Temporal], lexicon: Lexicon, acts: Acts) -> Marked:
    """Cut an article into sentences of units; only spans of text, whom they mean is for `ground`."""
    folded = fold(article.text)
    found = hits(article.text, folded, gazetteer(lexicon))
    known: dict[str, str] = {}
    out = []
    for number, block in enumerate(blocks(article.text)):
        for start, end in sentences(article.text, block.start, block.end):
            toks = tokens(article.text, folded, start, end)
            raw = tuple(_units(article.text, toks, _inside(found, start, end), _times(temporals, start, end), acts))
            units = _grouped(raw, lexicon, acts, known) if _telling(raw, lexicon, acts, known) else raw
            out.append(Sentence(start, end, block.kind, units, number))
    return Marked(article, tuple(out), tuple(temporals))


def _grouped(raw: Sequence[Unit], lexicon: Lexicon, acts: Acts, known: dict[str, str]) -> tuple[Unit, ...]:
    return share_auxiliaries(group_verbs(gather_groups(gather_people(raw, lexicon, known), lexicon, acts), acts))


def _telling(raw: Sequence[Unit], lexicon: Lexicon, acts: Acts, known: Mapping[str, str]) -> bool:
    """Whether a sentence can tell anything: it names a person or an office, has a word of an act or of saying, or names a stop.

    The rest, most of a long transcript, is left as plain units.
    """
    first, acting = title_words(lexicon), _acting(acts)
    told = any(
        u.kind in (UnitKind.PERSON, UnitKind.NOUN)
        or u.low in acting
        or u.low in first
        and u.text not in _TITLE_LIKE
        or u.text in known
        or u.low in ROLES
        for u in raw
    )
    return told or _names_stop(raw, acts)


def _names_stop(raw: Sequence[Unit], acts: Acts) -> bool:
    """ "Doha and Muscat are next", "In May it was Oslo", "He was there": a place, and a word that goes on with a journey, or who does."""
    named = any(u.kind in (UnitKind.COUNTRY, UnitKind.PLACE) for u in raw)
    return named and any(u.low in acts.words["goes_on"] or u.low in _WHO for u in raw)


_WHO = frozenset(("he", "she", "they"))
"""Whom "was in Rome yesterday" can be said of."""


_TITLE_LIKE = frozenset(("the", "a", "of"))


@functools.cache
def _acting(acts: Acts) -> frozenset[str]:
    """Written forms of verbs that tell acts or sayings; the light and the many others tell nothing alone."""
    return frozenset(word for word, forms in acts.verbs.items() if any(f.act not in ("other", "light") for f in forms))


def _inside(found: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    return found[bisect_left(found, start, key=_hit_start) : bisect_left(found, end, key=_hit_start)]


def _hit_start(hit: Hit) -> int:
    return hit.start


def _times(temporals: Sequence[Temporal], start: int, end: int) -> Sequence[Temporal]:
    return temporals[bisect_left(temporals, start, key=_time_start) : bisect_left(temporals, end, key=_time_start)]


def _time_start(temporal: Temporal) -> int:
    return temporal.span.start


def _units(text: str, toks: Sequence[Token], names: Sequence[Hit], times: Sequence[Temporal], acts: Acts) -> Iterator[Unit]:
    """Walk the tokens once; a time beats a one-word name, a longer name beats a time."""
    spans = _chosen(names, times)
    pairs = _pairs(acts)
    i, at, done = 0, 0, 0
    while i < len(toks):
        token = toks[i]
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at < len(spans) and spans[at].start < token.end:
            unit = spans[at]
            if _part_of_name(unit, toks, i):
                unit = replace(unit, kind=UnitKind.WORD, key="", facts={})
            if unit.start > token.start and done <= token.start:
                yield _word(text, token.start, unit.start, acts)
            yield unit
            while i < len(toks) and toks[i].end <= unit.end:
                i += 1
            at += 1
            if i < len(toks) and toks[i].start < unit.end:
                end = spans[at].start if at < len(spans) and spans[at].start < toks[i].end else toks[i].end
                yield _word(text, unit.end, end, acts)  # "20-21" of "May 20-21": a dash between two times
                i += end == toks[i].end
                done = unit.end
            continue
        if token.low in pairs and i + 1 < len(toks) and f"{token.low} {toks[i + 1].low}" in acts.nouns:
            yield _word(text, token.start, toks[i + 1].end, acts)
            i += 2
        else:
            yield _single(token, acts)
            i += 1


@functools.cache
def _pairs(acts: Acts) -> frozenset[str]:
    """First words of the nouns of two words."""
    return frozenset(n.partition(" ")[0] for n in acts.nouns if " " in n)


def _part_of_name(unit: Unit, toks: Sequence[Token], i: int) -> bool:
    """ "New Mexico" is not Mexico, "Hayes High School" no town."""
    before = toks[i - 1] if i else None
    if unit.kind is UnitKind.COUNTRY and unit.facts.get("form") == "country" and before is not None and before.text == "New" and i > 1:
        return True
    if unit.kind is not UnitKind.PLACE or unit.facts.get("form") != "place":
        return False
    if before is not None and before.low in ("cafe", "restaurant", "trattoria", "ristorante", "pizzeria") and before.text[:1].isupper():
        return True
    after = next((t for t in toks[i : i + 6] if t.start >= unit.end), None)
    return after is not None and after.low in _BUILDINGS and after.text[:1].isupper()


_BUILDINGS = frozenset(
    (
        "high university college school hospital street avenue airport club bank park road building hotel institute foundation post times"
    ).split()
)


def _chosen(names: Sequence[Hit], times: Sequence[Temporal]) -> list[Unit]:
    spans = [_named(h) for h in names]
    for t in times:
        if t.type == "SET" or t.type == "DURATION":
            continue
        rivals = [u for u in spans if u.start < t.span.end and t.span.start < u.end]
        if any(" " in u.text and u.end - u.start > t.span.end - t.span.start for u in rivals):
            continue
        spans = [u for u in spans if u not in rivals]
        spans.append(Unit(UnitKind.TIME, t.span.start, t.span.end, t.span.text, fold(t.span.text), key=str(t.span.start)))
    return sorted(spans, key=lambda u: u.start)


def _named(hit: Hit) -> Unit:
    """A unit for a name; where it may be several things, the order person, country, place, ... and the rest in facts."""
    kinds = [kind for kind, _ in hit.meanings]
    first = min(kinds, key=_PRIORITY.index)
    kind = _KINDS[first]
    keys = "|".join(dict.fromkeys(key for k, key in hit.meanings if _KINDS[k] is kind))
    others = {k: key for k, key in reversed(hit.meanings) if k != first}
    facts = {"form": first, **{f"or_{k}": v for k, v in others.items()}}
    return Unit(
        kind, hit.start, hit.end, hit.text, fold(hit.text), key=keys.split("|")[0] if kind is UnitKind.COUNTRY else keys, facts=facts
    )


_PRIORITY = ("person", "country", "demonym", "series", "place", "venue", "metonym", "organisation", "surname", "agency")


_CLITICS = frozenset(("'s", "'ll"))
"""What is cut from the word that it is written together with: "he'll"."""


def _single(token: Token, acts: Acts) -> Unit:
    """A token as a unit."""
    start, end, words, low = token
    if not low[:1].isalnum() and low not in _CLITICS:
        return Unit(UnitKind.PUNCT, start, end, words, low)
    act = acts.nouns.get(low)
    return Unit(UnitKind.NOUN, start, end, words, low, act) if act else Unit(UnitKind.WORD, start, end, words, low)


def _word(text: str, start: int, end: int, acts: Acts) -> Unit:
    """Words that are no token, or two, as a unit."""
    words = text[start:end]
    low = fold(words)
    if not low[:1].isalnum() and low != "'s":
        return Unit(UnitKind.PUNCT, start, end, words, low)
    act = acts.nouns.get(" ".join(low.split()))
    if act:
        return Unit(UnitKind.NOUN, start, end, words, " ".join(low.split()), key=act)
    return Unit(UnitKind.WORD, start, end, words, low)
