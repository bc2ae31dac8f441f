"""The types of the lexicon: persons, their terms of office, countries, places, organisations, summits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from summitry.when import When


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch in one office, half-open: on the day of `end` the next holder is in.

    A month in the table stands as its first day (start) or the first day after it (end).
    """

    person: str
    """Id of the person."""
    country: str
    """ISO 3166-1 alpha-2, or XK, EU, UN, ORG:..."""
    office: str
    title: str
    """As the country calls it: `Taoiseach`, `Secretary of State`."""
    start: date | None
    end: date | None
    seen: date | None
    """Where there is no end: the last day somebody vouches for.  Later is unknown."""
    source: str

    def holds(self, on: When) -> bool | None:
        """True: in office all through `on`; False: on no day of it; None: on part of it, or past the day last seen."""
        first, last = on.first or date.min, on.last or date.max
        if (self.start and last < self.start) or (self.end and first >= self.end):
            return False
        covered = (self.start or date.min) <= first and (self.end is None or last < self.end)
        return True if covered and (self.end or self.seen is None or last <= self.seen) else None

    def near(self, on: When, days: int) -> bool:
        """Whether the term, made longer by `days` at either end, touches `on`."""
        first, last = on.first or date.min, on.last or date.max
        slack = timedelta(days)
        return not ((self.start and last < self.start - slack) or (self.end and first >= self.end + slack))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who holds or held office; one person however many offices and countries."""

    id: str
    """Wikidata id where known, else `CC:folded-name`."""
    name: str
    """As the record writes it."""
    country: str
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]
    surnames: tuple[str, ...] = ()
    """Every word or words used of this person alone: family name, given name where custom says so, mononym."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, or a body that acts as one (EU, UN, ORG:...)."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    cow: int | None
    """Correlates of War code."""
    gw: int | None
    """Gleditsch-Ward code."""
    iso3: str
    capital: str
    """The capital now; `capital_on` knows moves."""
    capitals: tuple[tuple[str, date | None], ...] = ()
    """Former capitals with the day each ceased to be."""

    def capital_on(self, on: When | None) -> str:
        """The capital on a day, the present one where no day is given."""
        for name, until in self.capitals:
            if on and on.last and until and on.last < until:
                return name
        return self.capital


@dataclass(frozen=True, slots=True)
class Place:
    """A city, venue, region or territory."""

    name: str
    country: str
    kind: str
    """`capital`, `city`, `venue`, `region`, `territory`."""
    population: int
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    """Other names, old and other spellings."""
    near: str = ""
    """Of a venue: the city it lies in or near."""

    @property
    def key(self) -> str:
        """Unique in the lexicon: `RU:Kazan`."""
        return f"{self.country}:{self.name}"


@dataclass(frozen=True, slots=True)
class Metonym:
    """A building or city that stands for a government: "the Kremlin", "Downing Street"."""

    words: str
    country: str
    kind: str
    """`government`, `city-and-government`, `head-of-state`, `head-of-government`, `foreign-ministry`, `defence-ministry`,
    `parliament`, `agency`, `venue`, `head-of-state-and-venue`, ..."""
    office: str
    """The office meant, empty where it is the government as a whole."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Member:
    """One membership, half-open years; None where it goes on or began before the table."""

    country: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body of states."""

    code: str
    name: str
    names: tuple[str, ...]
    members: tuple[Member, ...]
    country: str = ""
    """The country-like code its heads hold office under: `EU`, `UN`, `ORG:NATO`; empty where it has none here."""

    def members_in(self, year: int) -> tuple[str, ...]:
        """Countries that belonged to it in some part of a year."""
        return tuple(m.country for m in self.members if (m.since or 0) <= year and (m.until is None or year < m.until or year == m.since))


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring summit or forum, with its names in text."""

    code: str
    name: str
    names: tuple[str, ...]
    organisation: str
    kind: str
    """`summit`, `forum`, `assembly`, `conference`."""


@dataclass(frozen=True, slots=True)
class Summit:
    """One edition of a series."""

    series: str
    organisation: str
    edition: str
    start: date
    end: date
    city: str
    """Empty where it was held by video only."""
    country: str
    source: str
    virtual: bool = False
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Words of office and what they mean."""

    words: str
    office: str
    """The office first meant."""
    offices: tuple[str, ...]
    """All offices it may mean, likeliest first."""
    rank: int
    """1 head of state, 2 head of government, 3 foreign minister, 4 defence minister, 5 envoy, 6 and more: others."""
    scope: str
    """`default`, `wide`, or `out`."""
    titles: tuple[str, ...] = ()
    """What the term's own title must hold for this word to be meant ("President", "Emir"); empty: any."""
    countries: tuple[str, ...] = ()
    """The only countries where it is meant; empty: any."""
    gender: str = ""
    """`m` or `f` where the word says it."""
    honorific: bool = False
    """It stands before a name and says little of office: "Sheikh", "Sir", "General"."""
    leads: bool = False
    """It means whoever leads the country, by `leads.csv`: "leader"."""


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before an office that changes whether it is held: "former", "acting", "-elect"."""

    words: str
    effect: str
    """`past` (held once), `then` (held at the time told), `future` (not yet held), `holds` (acting, interim), `deputy` (a lower office)."""
    suffix: bool = False
    """It follows the title: "president-elect"."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency and the ways it is credited."""

    code: str
    name: str
    country: str
    names: tuple[str, ...]
    """Names in running text."""
    credits: tuple[str, ...]
    """Short forms of credit lines and datelines: "AP", "DPA"; written exactly so."""
    signatures: tuple[tuple[str, str], ...] = ()
    """Words that open and close a line it signs with, without naming itself: "Reporting by ... Editing by"."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Whom "the leader" of a country means, half-open days."""

    country: str
    offices: tuple[str, ...]
    start: date | None
    end: date | None
