"""Where an export goes: written under another name in the same folder, then moved into place, so that a failure leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
    target = Path(out)
    _check(target, form, record)
    try:
        if form.folder:
            return _write_folder(form, order, target)
        if target.exists() and not target.is_file():  # a pipe or a device: nothing to be moved into place
            with _open(target, form) as file:
                return form.write(order, file)
        with put_in_place(target.resolve(), form.binary) as file:
            return form.write(order, file)
    except OSError as e:
        raise UsageError(
            f"{target} cannot be written ({e.strerror or e}): what stood there is left as it was; make room or name another"
        ) from e


def _check(target: Path, form: Format, record: Path | None) -> None:
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: its folder does not exist: make it, or name another file")
    if form.folder and target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file, and {form.name} is a folder of tables: name a folder")
    if not form.folder and target.is_dir():
        raise UsageError(f"{target} is a folder: name a file in it, such as {target / f'visits.{form.ending}'}")
    if record and target.exists() and target.samefile(record):
        raise UsageError(f"{target} is the record itself: name another file to export to")


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
        with open(beside, "wb") if binary else open(beside, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
        _settle(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _open(target: Path, form: Format) -> IO[Any]:
    return open(target, "wb") if form.binary else open(target, "w", encoding="utf-8", newline="")


def _settle(path: Path) -> None:
    """What was written to a file or a folder is on the disk, where the system can say so of folders."""
    if path.is_dir() and os.name == "nt":
        return
    at = os.open(path, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
