"""Rows of a record as Python sees them: a sequence that becomes a table of pandas or Arrow, and shows itself in a notebook."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Generic, TypeVar, overload

from summitry.show.frames import frame, table
from summitry.show.render import as_dict
from summitry.show.tables import columns_of, printable

R = TypeVar("R")
_SHOWN, _LONGEST = 100, 200
"""In a notebook: rows, and characters of a cell."""


class Rows(Sequence[R], Generic[R]):
    """Rows of one type, as a sequence; shown as a table in a notebook."""

    def __init__(self, shape: type[R], rows: Sequence[R]) -> None:
        self.shape = shape
        """The type of the rows, known also where there are none."""
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[R]: ...
    def __getitem__(self, at: int | slice) -> R | Rows[R]:
        return Rows(self.shape, self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __eq__(self, other: object) -> bool:
        return self._rows == other._rows if isinstance(other, Rows) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.shape.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as the program writes them in JSON."""
        return [as_dict(r) for r in self._rows]

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, a column a field; raises `UsageError` where the extra `pandas` is not installed."""
        return frame(self.shape, self._rows)

    def to_arrow(self) -> Any:
        """A `pyarrow.Table` with the types of the fields; raises `UsageError` where the extra `parquet` is not installed."""
        return table(self.shape, self._rows)

    def _repr_html_(self) -> str:
        if not self._rows:
            return f"<p>no rows of {html.escape(self.shape.__name__)}</p>"
        columns = columns_of(self._rows[0])
        head = "".join(f'<th scope="col">{html.escape(c.heading)}</th>' for c in columns)
        body = "".join(f"<tr>{''.join(f'<td>{_cell(c.cell(r))}</td>' for c in columns)}</tr>" for r in self._rows[:_SHOWN])
        more = len(self) - _SHOWN
        rest = f"<p>and {more:,} more rows</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def _cell(text: str) -> str:
    """Words of strangers as words."""
    words = printable(text)
    cut = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return html.escape(cut).replace("\n", "<br>")
