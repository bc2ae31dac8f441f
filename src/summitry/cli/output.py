"""What commands print: rows to standard output, problems and progress to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TextIO

import typer

from summitry.errors import InputError, UsageError
from summitry.model import Problem


def format_of(chosen: str) -> str:
    """The format to write: the one chosen, else a table on a terminal and JSON lines in a pipe."""
    from summitry.show.render import FORMATS

    if chosen and chosen not in FORMATS:
        from summitry.show.filters import one_of

        one_of(chosen, FORMATS, "format")
    return chosen or ("table" if sys.stdout.isatty() else "jsonl")


def emit(rows: Iterable[object], chosen: str, nothing: str = "") -> int:
    """Writes rows to standard output; `nothing` is said on standard error where there are none and a person reads."""
    from summitry.show import write

    form = format_of(chosen)
    count = write(rows, form, sys.stdout)
    if not count and nothing and form == "table":
        typer.echo(nothing, err=True)
    return count


class Problems:
    """Says problems on standard error, and writes them to a file where one is named; a context manager."""

    def __init__(self, file: str = "") -> None:
        self.count = 0
        self._file = _opened(file) if file else None

    def __enter__(self) -> Problems:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file:
            self._file.close()
        if self.count:
            typer.echo(f"{self.count} problem{'s' if self.count > 1 else ''}; all else was read", err=True)

    def say(self, problem: Problem) -> None:
        """One problem."""
        from summitry.show.tables import printable

        self.count += 1
        skipped = f" [skipped: {problem.skipped}]" if problem.skipped else ""
        line = f"problem: {problem.source} {problem.message}{skipped}"
        typer.echo(printable(line).replace("\n", " "), err=True)
        if self._file:
            row = {"source": problem.source, "message": problem.message, "skipped": problem.skipped or None}
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def aside(self, found: Iterable[object], needed: bool = True) -> Iterator[object]:
        """What was found without the problems, which are said; raises `InputError` where something is needed and nothing was."""
        some = False
        for item in found:
            if isinstance(item, Problem):
                self.say(item)
            else:
                some = True
                yield item
        if needed and not some:
            remedy = "see the problems above" if self.count else "give a file or folder with articles"
            raise InputError(f"nothing could be read: {remedy}")


def _opened(file: str) -> TextIO:
    try:
        return open(file, "w", encoding="utf-8")
    except OSError as e:
        raise UsageError(f"--problems {file}: cannot be written ({e.strerror}): name another file") from e


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """A line on standard error that says what is being done, on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")
        yield lambda stage, done: bar.update(task, description=stage, completed=done)
