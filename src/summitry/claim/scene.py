"""What the rules of one article's reading share: the sentence in hand and what was told so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from summitry.claim.chronicle import as_past
from summitry.claim.frame import right_end, subject
from summitry.claim.make import DEFAULT_OFFICES, words
from summitry.claim.places import Where, wheres
from summitry.claim.stages import Stage
from summitry.lexicon import Lexicon
from summitry.lexicon.acts import Acts
from summitry.model import Article, Claim, Participant, Sentence, Span, Temporal, TimeLink, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Habit:
    """A visit told as a habit: who goes where, for what."""

    visitor: Participant
    country: str
    place: str
    occasion: str
    form: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when what an article tells takes place."""

    where: Where
    form: str
    """`summit`, `funeral` or `ceremony`."""
    times: tuple[TimeLink, ...] = ()
    told: int = 0
    """Offset of the sentence that names it."""
    dead: str = ""
    """The id of who is buried, and so meets nobody there."""


@dataclass(slots=True)
class Scene:
    """The article so far; local to one reading."""

    article: Article
    lexicon: Lexicon
    acts: Acts
    temporals: tuple[Temporal, ...]
    visits: list[Claim] = field(default_factory=list)
    """Visits told so far, in order."""
    meetings: list[Claim] = field(default_factory=list)
    """Meetings and calls told so far, in order."""
    habits: list[Habit] = field(default_factory=list)
    facts: Lexicon | None = None
    """Reference facts (where a summit was held), None where they are switched off."""
    official: str = ""
    """The country of an official publisher, empty for all others."""
    event_times: tuple[TimeLink, ...] = ()
    event_form: str = "summit"
    """What kind of visit attending that event makes."""
    event_paragraph: int = 0
    """In which paragraph that event was named last."""
    event_opens: bool = False
    """Whether that event is the one the text opens with."""
    """When the event spoken of last is held."""
    dateline: Where | None = None
    """Where the dateline says the article was written: what "here" means, and no visit by itself."""
    event: Where | None = None
    """Where the summit or meeting spoken of last is held."""
    event_key: str = ""
    """Which summit that is, or the class of its noun."""
    setting: Setting | None = None
    """The summit or ceremony that the text opens with."""
    left: int = -1
    """The paragraph that speaks of elsewhere."""
    stages: Mapping[int, Stage] = field(default_factory=dict)
    """Where and when what a list tells takes place, by where its sentences begin."""
    chronicle: Mapping[int, tuple[TimeLink, ...]] = field(default_factory=dict)
    """The day of history a sentence stands under, by where it begins."""
    period: tuple[frozenset[str], tuple[TimeLink, ...], int, int] = (frozenset(), (), -1, -1)
    """Who was travelling when, as the sentence before says without naming a place: persons, times, paragraph, end."""
    invited: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the id of whoever was invited last: the country and the place."""
    leaving: dict[tuple[str, str], tuple[TimeLink, ...]] = field(default_factory=dict)
    """The last day told of a person's stay in a country."""
    first_event: str = ""
    """What the text names first of such events: a summit's key, or the class of a noun."""
    he: str = ""
    """The id of the one person the sentence before spoke of."""
    lines: Sequence[Line] = ()
    """All its sentences that may tell something, in order."""

    def current(self, visitor: Participant | None = None) -> Claim | None:
        """The visit spoken of last, of this visitor if given; one told in full before one merely pointed at."""
        of_him = [c for c in self.visits if visitor is None or _same(c.participants[0], visitor)]
        of_him = [c for c in of_him if c.implied_by != "presence" or not c.details.get("over")]
        said = [c for c in of_him if not c.implied_by]
        return said[-1] if said else of_him[-1] if of_him else None

    def main(self) -> Claim | None:
        """The visit the article is about: the first that is planned or under way, else the first."""
        told = [c for c in self.visits if not c.implied_by]
        return next((c for c in told if c.status in ("announced", "ongoing")), told[0] if told else None)


def _same(a: Participant, b: Participant) -> bool:
    return a.person == b.person if a.person and b.person else a.name == b.name


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence ready for the rules."""

    sentence: Sentence
    units: tuple[Unit, ...]
    scene: Scene
    said_by: str = ""

    @property
    def stage(self) -> Stage | None:
        """Where and when a list says that its paragraph takes place."""
        return self.scene.stages.get(self.sentence.start)

    @property
    def headline(self) -> bool:
        """Whether it is a headline."""
        return self.sentence.block == "headline"

    @property
    def speech(self) -> bool:
        """Whether it is part of a transcript."""
        return self.sentence.block == "speech"

    @property
    def caption(self) -> bool:
        """Whether it is a photo caption."""
        return self.sentence.block == "caption"

    def span(self, start: int, end: int) -> Span:
        """The words from one unit up to another."""
        return words(self.scene.article, self.units, start, end)

    def clause(self, v: int) -> Span:
        """The words of the clause around the verb at `v`, from its subject to its end."""
        found = subject(self.units, v)
        begin = found.index if found.index >= 0 else found.noun if found.noun >= 0 else v
        begin = min(begin, v)
        if (
            begin > 0
            and all(u.kind in (UnitKind.TIME, UnitKind.WORD, UnitKind.PUNCT) for u in self.units[:begin])
            and any(u.kind is UnitKind.TIME for u in self.units[:begin])
        ):
            begin = 0
        return self.span(begin, max(right_end(self.units, v), v + 1))


def line_of(sentence: Sentence, scene: Scene) -> Line:
    """A sentence made ready, with who says it."""
    units = as_past(sentence.units) if sentence.start in scene.chronicle else sentence.units
    return Line(sentence, units, scene, attribution(units))


def attribution(units: Sequence[Unit]) -> str:
    """Who says what a sentence tells: the subject of "said", the agent of "as confirmed by", "according to ..."."""
    for k, unit in enumerate(units):
        low = unit.low
        if low == "according" and k + 1 < len(units) and units[k + 1].low == "to":
            return _name_from(units, k + 2)
        if unit.kind is UnitKind.VERB and (unit.key == "say" or unit.facts["lemma"] in ("announce", "confirm")):
            if unit.facts["tense"] == "part" or k + 1 < len(units) and units[k + 1].low == "by":
                return _name_from(units, k + 2) if k + 1 < len(units) and units[k + 1].low == "by" else ""
            return _speaker(units, k)
    return ""


def _speaker(units: Sequence[Unit], v: int) -> str:
    found = subject(units, v)
    if found.people:
        return found.people[0].name
    k = v - 1
    while k >= 0 and v - k < 9 and (units[k].text[:1].isupper() or units[k].low in _TITLES_OF_SPEAKERS) and units[k].kind in _SPEAKERS:
        k -= 1
    return _phrase(units, k + 1, v)


_SPEAKERS = frozenset((UnitKind.COUNTRY, UnitKind.ORGANISATION, UnitKind.PLACE, UnitKind.WORD))
_TITLES_OF_SPEAKERS = frozenset(("'s of ministry spokesman spokesperson spokeswoman officials office government the").split())


def _name_from(units: Sequence[Unit], k: int) -> str:
    while k < len(units) and units[k].low in ("the", "a", "an"):
        k += 1
    if k >= len(units):
        return ""
    if units[k].people:
        return units[k].people[0].name
    return _phrase(units, k, min(len(units), k + 5))


def _phrase(units: Sequence[Unit], k: int, stop: int) -> str:
    out: list[str] = []
    while (
        k < stop
        and (units[k].text[:1].isupper() or units[k].low in ("'s", "of", "ministry", "spokesman", "spokesperson", "officials", "office"))
        and units[k].kind is not UnitKind.VERB
    ):
        out.append(units[k].text)
        k += 1
    return " ".join(out).replace(" 's", "'s").replace(" ’s", "’s")


def in_scope(person: Participant) -> bool:
    """Whether the record wants this person at all: of a default office, or of a wide one that the text or lexicon names."""
    return bool(person.office) and person.office not in ("", "out")


def traveller(person: Participant) -> bool:
    """Whether a person's journeys are recorded in the default scope."""
    return person.office.removeprefix("former_") in DEFAULT_OFFICES  # who held it on the day told is asked when that is known


def foreign(person: Participant, country: str) -> bool:
    """Whether a country is abroad to a person."""
    return (
        bool(person.country)
        and len(country) == 2
        and country not in ("EU", "UN")
        and person.country not in (country, _SOVEREIGN.get(country, country))
    )


_SOVEREIGN = MappingProxyType(
    {
        **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
        **dict.fromkeys(("HK", "MO"), "CN"),
        **dict.fromkeys(("GF", "RE", "GP", "MQ", "NC", "PF", "YT", "PM", "WF", "BL", "MF"), "FR"),
        **dict.fromkeys(("GI", "FK", "BM", "KY", "VG", "TC", "GG", "JE", "IM", "AI", "MS", "SH"), "GB"),
        **dict.fromkeys(("AW", "CW", "SX", "BQ"), "NL"),
        **dict.fromkeys(("GL", "FO"), "DK"),
        "AX": "FI",
        "SJ": "NO",
    }
)
"""ISO 3166 codes of territories whose sovereign's leaders are at home there."""


def _topic(units: Sequence[Unit], start: int, end: int) -> bool:
    """ "to Riyadh for a summit on the war in Gaza": the second place is what is spoken of."""
    return any(units[k].low in ("on", "about", "over") and units[k + 1].kind is not UnitKind.TIME for k in range(start, end - 1))


def destinations(line: Line, start: int, end: int, prepositions: Sequence[str]) -> tuple[Where, ...]:
    """Places from `start` to `end` that these prepositions bring, "" for a direct object; one a country, the most precise."""
    found: dict[str, Where] = {}
    last, closed = start, False
    for w in wheres(line.units, start, end):
        between = [u.low for u in line.units[last : w.index]]
        if found and closed and between == [","]:
            break  # "to Japan and Korea, China": the list is closed
        if found and w.preposition in ("in", "at", "of", "") and _topic(line.units, last, w.index):
            continue
        last, closed = w.end, bool(found) and "and" in between[:2]
        if w.preposition in prepositions or found and w.preposition in ("in", "at", "of", "to", "") and w.country in found:
            known = found.get(w.country)
            if known is None or not known.place and w.place:
                found[w.country] = w if known is None else Where(known.index, w.end, w.place, w.country, known.preposition)
    return tuple(found.values())
