"""Where an export goes: written under another name in the same folder, then moved into place, so that a failure leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TextIO

from summitry.errors import UsageError
from summitry.show.export.formats import Format
from summitry.show.export.order import Order

STANDARD_OUTPUT = "-"


def export(form: Format, order: Order, out: str | Path, standard_output: TextIO, record: Path | None = None) -> int:
    """Writes the events asked for to a file, a folder or, as `-`, to standard output; answers how many rows it has.

    Raises `UsageError` where it cannot be put there.
    """
    if str(out) == STANDARD_OUTPUT:
        if form.binary or form.folder:
            raise UsageError(f"{form.name} is no text and does not go to standard output: name a {'folder' if form.folder else 'file'}")
        return form.write(order, standard_output)
    if form.folder:
        return _put_folder(Path(out), form, order)
    return put_file(Path(out), lambda file: form.write(order, file), ending=form.ending, binary=form.binary, record=record)


def put_file(target: Path, write: Callable[[IO[Any]], int], *, ending: str, binary: bool = False, record: Path | None = None) -> int:
    """A file that `write` fills; answers what it answers.  Raises `UsageError` where the file cannot be put there."""
    _check_folder(target)
    if target.is_dir():
        raise UsageError(f"{target} is a folder: name a file in it, such as {target / f'visits.{ending}'}")
    if record and target.exists() and target.samefile(record):
        raise UsageError(f"{target} is the record itself: name another file to write to")
    with _speaking(target):
        if target.exists() and not target.is_file():  # a pipe or a device: nothing to be moved into place
            with _open(target, binary) as file:
                return write(file)
        with put_in_place(target.resolve(), binary) as file:
            return write(file)


def _check_folder(target: Path) -> None:
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: its folder does not exist: make it, or name another file")


@contextmanager
def _speaking(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as e:
        what = f"{target} cannot be written ({e.strerror or e}): what stood there is left as it was"
        raise UsageError(f"{what}; make room or name another") from e


def _put_folder(target: Path, form: Format, order: Order) -> int:
    _check_folder(target)
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file, and {form.name} is a folder of tables: name a folder")
    with _speaking(target):
        return _write_folder(form, order, target)


def _write_folder(form: Format, order: Order, folder: Path) -> int:
    """Every table under another name first; only when all stand is the first of them moved."""
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    beside.mkdir()
    try:
        n = form.write(order, beside)
        folder.mkdir(exist_ok=True)
        for table in sorted(beside.iterdir()):
            _settle(table)
            os.replace(table, folder / table.name)
        _settle(folder)
        return n
    finally:
        for table in beside.iterdir():
            table.unlink()
        beside.rmdir()


@contextmanager
def put_in_place(target: Path, binary: bool = False) -> Iterator[IO[Any]]:
    """A file to write; it takes the target's place when the block is left, and is gone where the block fails."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _open(beside, binary) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
        _settle(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _open(target: Path, binary: bool) -> IO[Any]:
    return open(target, "wb") if binary else open(target, "w", encoding="utf-8", newline="")


def _settle(path: Path) -> None:
    """What was written to a file or a folder is on the disk, where the system can say so of folders."""
    if path.is_dir() and os.name == "nt":
        return
    at = os.open(path, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
