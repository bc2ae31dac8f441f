"""A record as Python sees it: `Record("file.db").visits(who="Xi Jinping")` yields typed rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar, get_args, get_type_hints

import summitry
from summitry.errors import UsageError
from summitry.keep import open_view
from summitry.run.as_of import as_of
from summitry.run.briefing import write_brief
from summitry.run.rows import Rows
from summitry.settings import from_environment
from summitry.show import Filter, Shown, beside, kept, make_filter, shapes, shapes_beside
from summitry.show.export import Order, export, format_named

R = TypeVar("R")


class Record:
    """A record that `summitry build` made, open for reading; `as_of` shows it as it could be known on a day.

    Every listing takes the filters of `summitry show`: `who`, `counterpart`, `country`, `place`, `first`, `last`,
    `status`, `kind`.  Raises `RecordError` where the file is no record.
    """

    def __init__(self, path: str | Path, as_of: str = "") -> None:
        """Checks that the file is a record; it is opened anew for every question, so nothing needs to be closed."""
        self.path = Path(path)
        self.as_of = as_of
        with open_view(self.path):
            pass

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r}" + (f", as_of={self.as_of!r})" if self.as_of else ")")

    def timeline(self, **asked: str) -> Rows[shapes.Moment]:
        """Every event by first day."""
        return self._rows(kept.timeline, asked)

    def visits(self, **asked: str) -> Rows[shapes.Visit]:
        """Visits by first day."""
        return self._rows(kept.visits, asked)

    def meetings(self, **asked: str) -> Rows[shapes.Meeting]:
        """Meetings face to face."""
        return self._rows(kept.meetings, asked)

    def calls(self, **asked: str) -> Rows[shapes.Meeting]:
        """Meetings by phone or video."""
        return self._rows(kept.calls, asked)

    def statements(self, **asked: str) -> Rows[shapes_beside.KeptStatement]:
        """What leaders said, by article."""
        return self._rows(beside.statements, asked)

    def agreements(self, **asked: str) -> Rows[shapes_beside.KeptAgreement]:
        """Texts agreed or expected to be, by article."""
        return self._rows(beside.agreements, asked)

    def articles(self, **asked: str) -> Rows[shapes_beside.ArticleRow]:
        """Articles the record holds."""
        return self._rows(beside.articles, asked)

    def origins(self, **asked: str) -> Rows[shapes_beside.OriginRow]:
        """Groups of articles that share copy."""
        return self._rows(beside.origins, asked)

    def disputes(self, **asked: str) -> Rows[shapes_beside.DisputeRow]:
        """Fields on which articles cannot both be right."""
        return self._rows(beside.disputes, asked)

    def verdicts(self, **asked: str) -> Rows[shapes_beside.VerdictRow]:
        """Counted claims weighed against the record."""
        return self._rows(beside.verdicts, asked)

    def review(self, **asked: str) -> Rows[shapes_beside.Doubt]:
        """Events the record is least sure of."""
        return self._rows(beside.review, asked)

    def coverage(self, **asked: str) -> Rows[shapes_beside.Coverage]:
        """Articles read by month and leader, so that silence is not taken for absence."""
        return self._rows(beside.coverage, asked)

    def problems(self) -> Rows[shapes_beside.ProblemRow]:
        """What could not be read, over all runs."""
        return self._rows(beside.problems, {})

    def event(self, claim: str) -> shapes.Visit | shapes.Meeting:
        """The event any member claim's id tells of; raises `UsageError` where there is none."""
        with self._shown() as shown:
            found = kept.one(shown, claim)
        if found is None:
            raise UsageError(f"{self.path} has no event or claim {claim!r}: take an id from timeline()")
        return found

    def export(self, format_: str, out: str | Path, *, safe_cells: bool = False, **asked: str) -> tuple[str, ...]:
        """Writes the events asked for in one of the formats of `summitry export`; answers what the format could not hold.

        Raises `UsageError` where there is no such format, or the file cannot be put there.
        """
        with self._shown() as shown:
            order = Order(shown, make_filter(**_known(asked)), summitry.__version__, safe_cells)
            export(format_named(format_), order, out, sys.stdout, self.path)
        return order.left.lines()

    def brief(self, out: str | Path, *, countries: Sequence[str] = (), form: str = "", **asked: str) -> int:
        """Writes a brief on a leader, a country or a pair, or a stretch of time; answers how many events it has."""
        return write_brief(self.path, out, _known(asked), countries, self.as_of, form, sys.stdout)

    def _shown(self) -> AbstractContextManager[Shown]:
        return as_of(self.path, self.as_of, from_environment())

    def _rows(self, listing: Callable[[Shown, Filter], Iterator[R]], asked: dict[str, str]) -> Rows[R]:
        (shape,) = get_args(get_type_hints(listing)["return"])
        with self._shown() as shown:
            return Rows(shape, list(listing(shown, make_filter(**_known(asked)))))


def _known(asked: dict[str, str]) -> dict[str, str]:
    """The filters; raises `UsageError` for what is none."""
    known = sorted(make_filter.__kwdefaults__ or ())
    for name in asked.keys() - set(known):
        raise UsageError(f"{name!r} is no filter: choose by {', '.join(known)}")
    return asked
