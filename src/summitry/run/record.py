"""A record as Python sees it: `Record("file.db").visits(who="Xi Jinping")` yields typed rows."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from summitry.errors import UsageError
from summitry.keep import open_view
from summitry.run.as_of import as_of
from summitry.settings import from_environment
from summitry.show import Filter, Shown, beside, kept, make_filter, shapes, shapes_beside
from summitry.show.render import as_dict

R = TypeVar("R")


class Rows(Sequence[R], Generic[R]):
    """Rows of a record, as a sequence; shown as a table in a notebook."""

    def __init__(self, rows: Sequence[R]) -> None:
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[R]: ...
    def __getitem__(self, at: int | slice) -> R | Sequence[R]:
        return self._rows[at]

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as the program writes them in JSON."""
        return [as_dict(r) for r in self._rows]

    def to_pandas(self) -> Any:
        """A pandas table; needs the extra `pandas`."""
        import pandas

        return pandas.DataFrame(self.to_dicts())

    def to_arrow(self) -> Any:
        """A pyarrow table; needs the extra `parquet`."""
        import pyarrow

        return pyarrow.Table.from_pylist(self.to_dicts())

    def _repr_html_(self) -> str:
        rows = self.to_dicts()
        if not rows:
            return "<p>no rows</p>"
        head = "".join(f"<th>{html.escape(name)}</th>" for name in rows[0])
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_short(v))}</td>" for v in r.values()) + "</tr>" for r in rows)
        return f"<table><tr>{head}</tr>{body}</table>"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 80 else text[:79] + "…"


class Record:
    """A record that `summitry build` made, open for reading; `as_of` shows it as it could be known on a day."""

    def __init__(self, path: str | Path, as_of: str = "") -> None:
        """Checks that the file is a record; it is opened anew for every question, so nothing needs to be closed."""
        self.path = Path(path)
        self.as_of = as_of
        with open_view(self.path):
            pass

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    def timeline(self, **asked: str) -> Rows[shapes.Moment]:
        """Every event by first day."""
        return self._rows(kept.timeline, asked)

    def visits(self, **asked: str) -> Rows[shapes.Visit]:
        """Visits; `who`, `counterpart`, `country`, `place`, `first`, `last`, `status`, `kind` choose among them."""
        return self._rows(kept.visits, asked)

    def meetings(self, **asked: str) -> Rows[shapes.Meeting]:
        """Meetings face to face."""
        return self._rows(kept.meetings, asked)

    def calls(self, **asked: str) -> Rows[shapes.Meeting]:
        """Meetings by phone or video."""
        return self._rows(kept.calls, asked)

    def articles(self, **asked: str) -> Rows[shapes_beside.ArticleRow]:
        """Articles the record holds."""
        return self._rows(beside.articles, asked)

    def disputes(self, **asked: str) -> Rows[shapes_beside.DisputeRow]:
        """Fields on which articles cannot both be right."""
        return self._rows(beside.disputes, asked)

    def origins(self, **asked: str) -> Rows[shapes_beside.OriginRow]:
        """Groups of articles that share copy."""
        return self._rows(beside.origins, asked)

    def verdicts(self, **asked: str) -> Rows[shapes_beside.VerdictRow]:
        """Counted claims weighed against the record."""
        return self._rows(beside.verdicts, asked)

    def event(self, claim: str) -> shapes.Visit | shapes.Meeting:
        """The event any member claim's id tells of."""
        with self._shown() as shown:
            found = kept.one(shown, claim)
        if found is None:
            raise UsageError(f"{self.path} has no event or claim {claim!r}: take an id from timeline()")
        return found

    def _shown(self) -> AbstractContextManager[Shown]:
        return as_of(self.path, self.as_of, from_environment())

    def _rows(self, listing: Callable[[Shown, Filter], Iterator[R]], asked: dict[str, str]) -> Rows[R]:
        known = set(make_filter.__kwdefaults__ or ())
        for name in set(asked) - known:
            raise UsageError(f"{name!r} is no filter: choose by {', '.join(sorted(known))}")
        with self._shown() as shown:
            return Rows(list(listing(shown, make_filter(**asked))))
