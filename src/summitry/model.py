"""Every record type, in the order the data flows: what one room hands to the next.

    Raw -> Article -> Marked (Sentence, Unit, Temporal) -> Claim -> Timex, Dating -> Event (+ Origin, Dispute, Verdict)

All are frozen: a room returns new values, it never changes what it was given.  `Problem` is bad data as a
value; `Judgement` is what a person decided.  Days are `when.When`, partly known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from summitry.when import When


class ClaimKind(StrEnum):
    """What sort of thing a claim tells."""

    VISIT = "visit"
    MEETING = "meeting"
    INVITATION = "invitation"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    COUNT = "count"
    FIGURE = "figure"


class Status(StrEnum):
    """What an article says of an event at its own date (coding rules, "Cues of status")."""

    ANNOUNCED = "announced"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    DENIED = "denied"
    RUMOURED = "rumoured"


class Basis(StrEnum):
    """How a value is known.  Anything but STATED was not said in so many words."""

    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"
    REFERENCE = "reference"
    JUDGED = "judged"
    UNKNOWN = "unknown"


# --- in: sift, read -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Raw:
    """One document as it lay in its file, before anything is understood."""

    source: str
    """Where it lies: path, and `:line` or `#record` within a file of many."""
    name: str
    """File name without its ending: the article's id unless the document brings one."""
    format: str
    """Name of the reader that claimed it: `txt`, `jsonl`, ..."""
    data: bytes
    url: str = ""
    """Where it was fetched, where the file tells (WARC)."""
    charset: str = ""
    """As the server declared it."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read.  Every offset in the package counts characters of `text` and of nothing else."""

    id: str
    text: str
    digest: str
    """SHA-256 of title and text, first 16 hex digits."""
    title: str = ""
    url: str = ""
    publisher: str = ""
    byline: str = ""
    agency: str = ""
    """The agency credited, as the text writes it."""
    language: str = ""
    published: When | None = None
    published_basis: Basis = Basis.UNKNOWN
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, with the words that stand there."""

    article: str
    start: int
    end: int
    text: str


# --- spot, ground ---------------------------------------------------------------------------------


class UnitKind(StrEnum):
    """What a unit of a sentence is."""

    WORD = "word"
    PUNCT = "punct"
    VERB = "verb"
    """A whole verb group: auxiliaries, adverbs inside, main verb ("is set to visit")."""
    NOUN = "noun"
    """A noun of an act: visit, trip, meeting, talks, call, invitation."""
    PERSON = "person"
    """With title, country and apposition gathered: "Chinese President Xi Jinping"."""
    GROUP = "group"
    """"the two leaders", "both sides": several persons at once."""
    PRONOUN = "pronoun"
    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"
    SUMMIT = "summit"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a sentence with a kind, and after `ground` with a key."""

    kind: UnitKind
    start: int
    end: int
    text: str
    low: str
    """The words folded: lower case, no diacritics, straight quotes."""
    key: str = ""
    """A person's id, an ISO country code, a place's name, an act's class; empty until known."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the words say besides: `office`, `country`, `title`, `name`, `lemma`, `tense`, `cue`, ..."""
    people: tuple[Participant, ...] = ()
    """Filled by `ground`: whom it means."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article as units, in order."""

    start: int
    end: int
    block: str
    """What the paragraph is: `headline`, `body`, `caption`, `quote`, `list`, `furniture`."""
    units: tuple[Unit, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its sentences marked (spot -> ground -> claim)."""

    article: Article
    sentences: tuple[Sentence, ...]
    temporals: tuple[Temporal, ...] = ()


@dataclass(frozen=True, slots=True)
class Temporal:
    """A temporal expression as spotted: its words and what they mean before any anchor is chosen (spot -> date)."""

    span: Span
    type: str
    """TIMEX3: DATE, TIME, DURATION, SET."""
    reading: Mapping[str, object]
    """The unresolved meaning, e.g. `{"op": "weekday", "day": 2}`; private to `spot.times` and `date`."""
    partner: int | None = None
    """Start offset of the other end, where this is one end of a range ("May 7" to "10")."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression resolved."""

    span: Span
    type: str
    value: str
    """TIMEX3 value, "" where none can be given."""
    when: When | None
    anchor: str
    """What it was resolved against: `published`, `episode`, `previous`, `range`, `itself`, or the words and offset used."""
    reason: str = ""
    """Why there is no value, or what was assumed."""
    partner: int | None = None


# --- claim ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a claim or event."""

    role: str
    """`visitor`, `host`, `participant`, `companion`, `by`, `to`, `speaker`, `party`."""
    name: str
    """As the lexicon writes the person, else the text's fullest form."""
    country: str = ""
    """ISO 3166-1 alpha-2, or XK, EU, UN, ORG:...; empty where unknown."""
    person: str = ""
    """Stable id: a Wikidata id where known, else `CC:folded-name`."""
    office: str = ""
    """`head_of_state`, `head_of_government`, `foreign_minister`, `defence_minister`, `envoy`, or a wide-scope office."""
    span: Span | None = None
    basis: str = "name"
    """How it was known: `name`, `office`, `pronoun`, `group`, `country`."""


@dataclass(frozen=True, slots=True)
class TimeLink:
    """A claim's day, unresolved: which temporal expression says it and what it says of the event."""

    role: str
    """`date` (the day or unit it happened in), `start`, `end`, `programme`, `attested`, `since`, `episode`."""
    start: int
    """Offset of the `Temporal` in the article's text."""
    relation: str = "on"
    """`on`, `before`, `after`, `until`, `departs` (the day of setting out), `near` (the time of a journey told beside),
    `then` (in the days after, on that journey);
    of one leg of a tour whose first and last day are told: `begins`, `within`."""


@dataclass(frozen=True, slots=True)
class Days:
    """The resolved days of a claim or event, each only as precise as the text."""

    start: When | None = None
    end: When | None = None
    programme_start: When | None = None
    programme_end: When | None = None
    attested: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of one event in one stretch of words.

    `id` hashes article id, kind, spans and participants; resolved days are no part of it, so re-dating adds nothing twice.
    """

    id: str
    article: str
    kind: ClaimKind
    spans: tuple[Span, ...]
    """The words that say it, at most a sentence each."""
    participants: tuple[Participant, ...] = ()
    host_country: str = ""
    """Of a visit: the country visited; of a meeting: the country it is held in."""
    place: str = ""
    """City or venue, as the lexicon writes it."""
    form: str = ""
    """Kind of visit: `state`, `official`, `working`, `summit`, `ceremony`, `funeral`, `private`, `unspecified`."""
    mode: str = ""
    """Of a meeting: `in-person`, `phone`, `video`."""
    status: Status | None = None
    occasion: str = ""
    attributed_to: str = ""
    confidence: float = 1.0
    times: tuple[TimeLink, ...] = ()
    days: Days = Days()
    """Filled by `date`."""
    definite: bool = False
    """The words point at an event told elsewhere ("the trip", "Xi's upcoming visit") and may carry no day of their own."""
    implied_by: str = ""
    """The words imply it without saying it: `meeting`, `summit`, `delegation`, `tradition`; empty where said."""
    scope: str = "default"
    """`default` or `wide` (persons outside the coding rules' default)."""
    details: Mapping[str, str] = field(default_factory=dict)
    """Fields of other kinds: `by`, `to`, `what`, `answer`, `quote`, `n`, `ordinal`, `since`, `as_of`, `measure`, `value`, `unit`, ..."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for an article's day: what it says, where, and which days it leaves."""

    rule: str
    span: Span | None
    """None only where the clue is a reference fact or another article's event, which `source` names."""
    leaves: When | None
    source: str = "text"
    """`text`, `metadata`, `reference`, or `event:ID`."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """An article's day with how it is known (date -> everything after)."""

    published: When | None
    basis: Basis
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, read alone."""

    article: Article
    dating: Dating
    claims: tuple[Claim, ...]
    timexes: tuple[Timex, ...] = ()
    problems: tuple[Problem, ...] = ()


# --- join, trace, settle, check -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one field of an event, and who says it."""

    value: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[int, int]
    """Fewest and most independent origins that stand behind it."""
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class Event:
    """What the claims together say of one event.  Its id is its earliest claim's; any member's id finds it."""

    id: str
    kind: ClaimKind
    participants: tuple[Participant, ...]
    claims: tuple[str, ...]
    host_country: str = ""
    place: str = ""
    form: str = ""
    mode: str = ""
    status: Status | None = None
    occasion: str = ""
    days: Days = Days()
    date_passed: bool = False
    history: tuple[tuple[str, str, str], ...] = ()
    """`(report date, status, article)`, one entry a change, in order of report."""
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    """Field -> values told, the preferred one first."""
    origins: tuple[int, int] = (1, 1)
    disputed: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Field -> why its value was preferred."""
    judged: tuple[str, ...] = ()
    """Fields or joins a person decided."""
    links: tuple[tuple[str, str], ...] = ()
    """`(relation, event id)`: `part_of` a visit, `leg_of` a tour, `refuted_by` a stay of the host's abroad."""

    @property
    def refuted(self) -> bool:
        """Whether it is a visit that was only inferred, and cannot have been: it is kept, and not shown among visits."""
        return any(relation == "refuted_by" for relation, _ in self.links)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share copy or a common statement, with the matched words."""

    a: str
    b: str
    kind: str
    """`reprint`, `shared_wire`, `reworded`, `shared_error`, `common_statement`."""
    source: str = ""
    evidence: tuple[tuple[Span, Span], ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that share copy: the unit of independence."""

    id: str
    articles: tuple[str, ...]
    kind: str
    source: str = ""
    evidence: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute."""

    value: str
    articles: tuple[str, ...]
    origins: tuple[int, int]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of an event on which claims cannot both be right; it stays as long as both sides do."""

    event: str
    field: str
    sides: tuple[Side, ...]
    preferred: str = ""
    why: str = ""
    state: str = "open"
    """`open`, or `settled` where one side is preferred with a reason."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A counted or ordinal claim weighed against the record."""

    claim: str
    article: str
    words: Span | None
    verdict: str
    """`borne out`, `consistent`, `contradicted`, `not decidable`."""
    counted: tuple[str, ...] = ()
    missing: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event whose tellings hang together loosely: how loosely, and the loosest telling in words."""

    event: str
    sureness: float
    """Evidence of the loosest telling less the threshold of a join."""
    says: str


# --- beside the flow ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad data as a value: where, what, and what was skipped because of it."""

    source: str
    message: str
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided.  It hangs on claims, so rebuilding keeps it."""

    verb: str
    """`same`, `different`, `set`, `reject`."""
    claims: tuple[str, ...]
    field: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """All that follows from the claims together; it may be dropped and made again at any time."""

    events: tuple[Event, ...] = ()
    pairs: tuple[Pair, ...] = ()
    origins: tuple[Origin, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    doubts: tuple[Doubt, ...] = ()
