"""Countries, places, metonyms, organisations and summits, with the look-ups the rooms need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from summitry.lexicon.facts import Agency, Country, Lead, Member, Metonym, Organisation, Place, Series, Summit
from summitry.lexicon.fold import fold
from summitry.lexicon.people import OFFICES, variants
from summitry.lexicon.tables import CellError, day, many, needed, number, whole
from summitry.when import When

COUNTRIES = ("code", "iso3", "cow", "gw", "name", "capital", "former", "names", "demonyms")
PLACES = ("name", "country", "kind", "population", "lat", "lon", "near", "names")
METONYMS = ("words", "country", "kind", "office", "meaning")
ORGANISATIONS = ("code", "name", "country", "names", "members")
SERIES = ("code", "name", "organisation", "kind", "names")
SUMMITS = ("series", "edition", "start", "end", "city", "venue", "country", "virtual", "source")
AGENCIES = ("code", "name", "country", "names", "credits", "signature")
LEADS = ("country", "offices", "start", "end")
PLACE_KINDS = ("capital", "city", "venue", "region", "territory")


def _key(words: str) -> str:
    return " ".join(fold(words).split())


def _index(pairs: Iterator[tuple[str, object]]) -> dict[str, tuple[object, ...]]:
    found: defaultdict[str, list[object]] = defaultdict(list)
    for words, value in pairs:
        for form in variants(_key(words)):
            if value not in found[form]:
                found[form].append(value)
    return {form: tuple(values) for form, values in found.items()}


@dataclass(frozen=True)
class Countries:
    """All countries, territories and bodies that act as one."""

    all: tuple[Country, ...]

    @cached_property
    def by_code(self) -> dict[str, Country]:
        """Country by ISO code, or by EU, UN, ORG:..."""
        return {c.code: c for c in self.all}

    @cached_property
    def _names(self) -> dict[str, tuple[object, ...]]:
        return _index((n, c) for c in self.all for n in (c.name, *c.names))

    @cached_property
    def _demonyms(self) -> dict[str, tuple[object, ...]]:
        return _index((d, c) for c in self.all for d in c.demonyms)

    def named(self, words: str) -> tuple[Country, ...]:
        """Countries these words name ("Congo" names two)."""
        return self._names.get(_key(words), ())  # type: ignore[return-value]

    def demonym(self, words: str) -> tuple[Country, ...]:
        """Countries this adjective or noun belongs to."""
        return self._demonyms.get(_key(words), ())  # type: ignore[return-value]


@dataclass(frozen=True)
class Places:
    """All places."""

    all: tuple[Place, ...]

    @cached_property
    def by_key(self) -> dict[str, Place]:
        """Place by its key, `RU:Kazan`."""
        return {p.key: p for p in self.all}

    @cached_property
    def _names(self) -> dict[str, tuple[object, ...]]:
        ordered = sorted(self.all, key=lambda p: (p.kind != "capital", -p.population, p.key))
        return _index((n, p) for p in ordered for n in (p.name, *p.names))

    def named(self, words: str) -> tuple[Place, ...]:
        """Every place of this name, capitals and large ones first; which is meant is for the reader of the text to say."""
        return self._names.get(_key(words), ())  # type: ignore[return-value]


def build_country(cells: list[str]) -> Country:
    """One row of countries.csv."""
    code, iso3, cow, gw, name, capital, former, names, demonyms = cells
    moved = []
    for item in many(former):
        city, _, until = item.rpartition(":")
        moved.append((needed(city, "former"), day(until, "former")))
    return Country(
        needed(code, "code"),
        needed(name, "name"),
        many(names),
        many(demonyms),
        whole(cow, "cow"),
        whole(gw, "gw"),
        iso3,
        capital,
        tuple(moved),
    )


def build_place(cells: list[str]) -> Place:
    """One row of places.csv."""
    name, country, kind, population, lat, lon, near, names = cells
    if kind not in PLACE_KINDS:
        raise CellError("kind", f"{kind!r} is no kind of place", f"write one of {', '.join(PLACE_KINDS)}")
    return Place(
        needed(name, "name"), country, kind, whole(population, "population") or 0, number(lat, "lat"), number(lon, "lon"), many(names), near
    )


def build_metonym(cells: list[str]) -> Metonym:
    """One row of metonyms.csv."""
    words, country, kind, office, meaning = cells
    if office and office not in OFFICES:
        raise CellError("office", f"{office!r} is no office", f"leave it empty or write one of {', '.join(OFFICES)}")
    return Metonym(needed(words, "words"), needed(country, "country"), needed(kind, "kind"), office, meaning)


def build_organisation(cells: list[str]) -> Organisation:
    """One row of organisations.csv; members as `ISO2`, `ISO2:1999` or `ISO2:1999-2020`."""
    code, name, country, names, members = cells
    return Organisation(
        needed(code, "code"), needed(name, "name"), many(names), tuple(_member(m) for m in members.split(";") if m), country
    )


def _member(text: str) -> Member:
    country, _, years = text.partition(":") if not text.startswith("ORG:") else (text, "", "")
    since, _, until = years.partition("-")
    return Member(country, whole(since, "members"), whole(until, "members"))


def build_series(cells: list[str]) -> Series:
    """One row of series.csv."""
    code, name, organisation, kind, names = cells
    return Series(needed(code, "code"), needed(name, "name"), many(names), organisation, needed(kind, "kind"))


def build_summit(cells: list[str]) -> Summit:
    """One row of summits.csv; the organisation is the series' own and filled in by the lexicon."""
    series, edition, start, end, city, venue, country, virtual, source = cells
    first, last = day(needed(start, "start"), "start"), day(needed(end, "end"), "end")
    if first is None or last is None or last < first:
        raise CellError("end", f"{end} is before the start {start}", "put the days in order")
    return Summit(needed(series, "series"), "", edition, first, last, city, country, needed(source, "source"), virtual == "yes", venue)


def build_agency(cells: list[str]) -> Agency:
    """One row of agencies.csv."""
    code, name, country, names, credits, signature = cells
    signs = [tuple(part.strip() for part in s.split("...")) for s in many(signature)]
    if any(len(s) != 2 or not all(s) for s in signs):
        raise CellError("signature", f"{signature!r} has no opening and closing words", 'write "Reporting by ... Editing by"')
    return Agency(needed(code, "code"), needed(name, "name"), country, many(names), many(credits), tuple((s[0], s[1]) for s in signs))


def build_lead(cells: list[str]) -> Lead:
    """One row of leads.csv."""
    country, offices, start, end = cells
    for office in many(offices):
        if office not in OFFICES:
            raise CellError("offices", f"{office!r} is no office", f"write some of {', '.join(OFFICES)}, parted by |")
    return Lead(needed(country, "country"), many(needed(offices, "offices")), day(start, "start"), day(end, "end"))


def touches(start: date | None, end: date | None, on: When | None) -> bool:
    """Whether a half-open stretch has a day in common with `on`; any stretch does where no day is given."""
    if on is None:
        return True
    return not ((start and on.last and on.last < start) or (end and on.first and on.first >= end))
