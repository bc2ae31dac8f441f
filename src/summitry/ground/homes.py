"""At home in which country an article is: whose "President" it speaks of without saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitry.ground.discourse import Discourse
from summitry.lexicon import Lexicon
from summitry.lexicon.publishers import country_in, named_apart, publisher_of, speaks_for
from summitry.model import Marked, Participant, Unit, UnitKind

_DASHES = frozenset(("-", "–", "—", "--"))
_DATELINE = 8
"""Units of the longest dateline."""
_SMALLEST = 50_000
"""People of the smallest town a paper is taken to be of by its name alone."""


def official_home(marked: Marked, lexicon: Lexicon) -> str:
    """The country of a publisher that speaks for its state; empty for all others."""
    official = publisher_of(marked.article.url)
    return official.country if official else speaks_for(marked.article.publisher, lexicon.countries)


def local_home(marked: Marked, lexicon: Lexicon, spoken: Mapping[str, int]) -> str:
    """The country of a paper by what it is called, where the article speaks of it, else that of a dateline without an agency."""
    named = Counter(spoken) + Counter(u.key.partition(":")[0] for s in marked.sentences for u in s.units if u.kind is UnitKind.PLACE)
    return _of_paper(marked.article.publisher, lexicon, named) or _of_dateline(marked, lexicon)


def _of_paper(name: str, lexicon: Lexicon, spoken: Mapping[str, int]) -> str:
    country = country_in(name, lexicon.countries)
    if country:
        return country if spoken.get(country) else ""
    places = (p for words in named_apart(name) for p in lexicon.places.named(words))
    return next((p.country for p in places if spoken.get(p.country) and (p.kind == "capital" or p.population >= _SMALLEST)), "")


def _of_dateline(marked: Marked, lexicon: Lexicon) -> str:
    """ "YEREVAN — ": the country of the capital where the article was written; agencies write from everywhere."""
    units = next((s.units[:_DATELINE] for s in marked.sentences if s.block != "headline"), ())
    end = next((k for k, u in enumerate(units) if u.low in _DASHES), 0)
    if not end or not units[0].text.isupper() or any(u.low in ("(", "/") for u in units[:end]):
        return ""
    place = lexicon.places.by_key.get(units[0].key) if units[0].kind is UnitKind.PLACE else None
    return place.country if place is not None and place.kind == "capital" else ""


def of_seat(marked: Marked) -> str:
    """The country of the one government whose seat the article names."""
    seats = Counter(
        u.facts["or_metonym"]
        for s in marked.sentences
        for u in s.units
        if u.kind is UnitKind.PLACE and u.facts.get("form") == "venue" and u.facts.get("or_metonym")
    )
    return next(iter(seats)) if len(seats) == 1 else ""


def is_own(unit: Unit, holder: Participant, talk: Discourse) -> bool:
    """Whether a local paper means its own country's holder by "the President": in capitals, where it names him or nobody else so far.

    In small letters it means him only where no other of the office is introduced at all.
    """
    rivals = [p for p in talk.introduced() if p.office == holder.office and p.person != holder.person]
    if not rivals:
        return True
    capital = unit.text.removeprefix("the ").removeprefix("The ")[:1].isupper()
    known = any(p.person == holder.person for p in talk.introduced())
    told = {p.person for _, p in talk.said}
    return capital and (known or all(p.person not in told for p in rivals))


_POLITIES = frozenset(("kingdom", "sultanate", "emirate", "republic", "principality", "grand duchy"))
_OURS = frozenset(("country", "nation", "land", "republic", "kingdom", "homeland"))


def own_country(units: Sequence[Unit], i: int, talk: Discourse) -> Unit | None:
    """ "the Kingdom", "our country" of a local paper or an official text: its own; None for all else."""
    home, unit = talk.local or (talk.home if talk.official else ""), units[i]
    if not home or i == 0 or unit.low not in _POLITIES | _OURS or unit.kind not in (UnitKind.WORD, UnitKind.NOUN):
        return None
    after = units[i + 1] if i + 1 < len(units) else None
    named = after is not None and (after.low == "of" or after.kind is UnitKind.WORD and after.text[:1].isupper())
    styled = units[i - 1].low == "the" and unit.low in _POLITIES and unit.text[:1].isupper() and not named
    ours = units[i - 1].low == "our" and unit.low in _OURS
    return replace(unit, kind=UnitKind.COUNTRY, key=home, facts={"form": "country"}) if styled or ours else None
