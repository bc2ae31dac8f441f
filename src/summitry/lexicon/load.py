"""The lexicon as one value: every table of facts, read when first asked for and checked as it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from summitry.errors import LexiconError
from summitry.lexicon import datable, office, own, people, surfaces, world
from summitry.lexicon.facts import Agency, Lead, Metonym, Modifier, Organisation, Series, Summit, Term
from summitry.lexicon.fold import fold
from summitry.lexicon.people import People
from summitry.lexicon.tables import CellError, read_rows, read_table
from summitry.lexicon.titles import Titles, read_titles
from summitry.lexicon.world import Countries, Places, touches
from summitry.settings import from_environment
from summitry.when import When

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All facts the rooms draw on; `load_lexicon` gives the packaged one."""

    root: Traversable | Path
    own: Path | None = None
    """The user's own terms of office, if there are any."""

    def _table(self, name: str, columns: Sequence[str], build: Callable[[list[str]], T]) -> tuple[T, ...]:
        return read_table(self.root / name, columns, build)

    @cached_property
    def people(self) -> People:
        """Persons and their terms of office."""
        terms = self._table("terms.csv", people.TERMS, people.build_term)
        try:
            packaged = people.build_people((cells for _, cells in read_rows(self.root / "people.csv", people.PEOPLE)), terms)
        except CellError as e:
            raise LexiconError(f"people.csv, {e}") from e
        brought = own.read_own(self.own) if self.own else ()
        return own.merge(packaged, brought) if brought else packaged

    @cached_property
    def countries(self) -> Countries:
        """Countries, territories, and the bodies whose heads travel as heads of state do."""
        return Countries(self._table("countries.csv", world.COUNTRIES, world.build_country))

    @cached_property
    def places(self) -> Places:
        """Cities, venues, regions."""
        return Places(self._table("places.csv", world.PLACES, world.build_place))

    @cached_property
    def metonyms(self) -> Mapping[str, Metonym]:
        """Folded words to what they stand for."""
        return MappingProxyType({fold(m.words): m for m in self._table("metonyms.csv", world.METONYMS, world.build_metonym)})

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Bodies of states by code."""
        rows = self._table("organisations.csv", world.ORGANISATIONS, world.build_organisation)
        return MappingProxyType({o.code: o for o in rows})

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """Recurring summits and forums by code."""
        return MappingProxyType({s.code: s for s in self._table("series.csv", world.SERIES, world.build_series)})

    @cached_property
    def editions(self) -> tuple[Summit, ...]:
        """Every known edition of every series, by series and day."""
        rows = self._table("summits.csv", world.SUMMITS, world.build_summit)
        unknown = sorted({s.series for s in rows} - set(self.series))
        if unknown:
            raise LexiconError(f"summits.csv: {', '.join(unknown)} is in no row of series.csv; add the series or mend its code")
        named = (replace(s, organisation=self.series[s.series].organisation) for s in rows)
        return tuple(sorted(named, key=lambda s: (s.series, s.start)))

    def summits(self, series: str | None = None, on: When | None = None) -> tuple[Summit, ...]:
        """Editions of a series (all where None) that have a day in common with `on`."""
        first, last = (on.first if on else None) or date.min, (on.last if on else None) or date.max
        return tuple(s for s in self.editions if series in (None, s.series) and s.end >= first and s.start <= last)

    @cached_property
    def titles(self) -> Titles:
        """Words of office and what changes them."""
        return read_titles(self.root / "titles.yml")

    @property
    def modifiers(self) -> Mapping[str, Modifier]:
        """Folded words before or after an office that change whether it is held."""
        return self.titles.modifiers

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """News agencies and their credits."""
        return self._table("agencies.csv", world.AGENCIES, world.build_agency)

    @cached_property
    def datable(self) -> datable.Datable:
        """Events, laws and lesser offices that bound the day of a text which names them."""
        return datable.Datable(
            self._table("times_events.csv", datable.HAPPENINGS, datable.build_happening),
            self._table("times_officers.csv", datable.OFFICERS, datable.build_officer),
        )

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """Whom "the leader" of each country means."""
        return self._table("leads.csv", world.LEADS, world.build_lead)

    def leader_offices(self, country: str, on: When | None) -> tuple[str, ...]:
        """Offices "the leader" of a country means on a day, likeliest first; the latest meaning where no day is given."""
        fit = [lead for lead in self.leads if lead.country == country and touches(lead.start, lead.end, on)]
        return fit[-1].offices if fit else ("head_of_state", "head_of_government")

    def in_office(self, country: str, words: str, on: When | None) -> tuple[Term, ...]:
        """Terms of those "the <country> <words>" means on a day; empty where the words are no office or nobody is known to hold it."""
        title = self.titles.get(words, country)
        return office.in_office(self, country, title, on) if title else ()

    @cached_property
    def _surfaces(self) -> surfaces.Surfaces:
        return surfaces.gather(self)

    def names(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Every folded surface form with what it can name: `(kind, key)` pairs, in the order of `surfaces.KINDS`."""
        return self._surfaces.names

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Surface forms that are everyday English words as well: they need a capital and a second sign."""
        return frozenset(self._table("ambiguous.csv", ("words",), lambda cells: cells[0]))

    @property
    def capitals(self) -> frozenset[str]:
        """Surface forms that count only when written in capitals: "US", "WHO", "AP"."""
        return self._surfaces.capitals


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package, with the user's own terms of office (`summitry lexicon import`).

    >>> [p.name for p in load_lexicon().people.named("merkel")]
    ['Angela Merkel']
    """
    return Lexicon(files("summitry.lexicon"), Path(from_environment().lexicon))
