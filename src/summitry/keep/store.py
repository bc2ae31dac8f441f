"""The file: opens it for writing or for reading, and says what is wrong where it cannot."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from summitry.errors import RecordError
from summitry.keep.schema import MIGRATIONS, check_known, migrate, schema_version
from summitry.keep.view import View
from summitry.keep.writer import Writer

_CACHE_KB = 65_536
"""Kilobytes of the file that a writer keeps in memory: the keys it writes are in no order."""
_WAIT = 30.0
"""Seconds to wait for another process's transaction."""
_CHANGED = "INSERT INTO meta VALUES ('changes', '1') ON CONFLICT(name) DO UPDATE SET value = CAST(value + 1 AS TEXT)"
"""Counts transactions, so that a reader can tell whether what it read still stands."""


class Store:
    """A record open for writing.  It owns the connection; leaving the `with` block closes it."""

    def __init__(self, path: str | Path) -> None:
        """Opens the file, made where there is none, and brings its schema up to date."""
        self.path = str(path)
        if not Path(self.path).absolute().parent.is_dir():
            raise RecordError(f"{self.path}: its folder does not exist: make it, or name another file with --record")
        with speaking(self.path):
            self._db = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            _prepare(self._db)
            check_known(self._db, self.path)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            migrate(self._db, self.path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def view(self) -> View:
        """What is in the record, this store's own writing included."""
        return View(self._db)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: all of the block is written, or nothing of it; within another it is part of that one."""
        if self._db.in_transaction:
            yield Writer(self._db)
            return
        with speaking(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield Writer(self._db)
                self._db.execute(_CHANGED)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # where the disk is full SQLite has rolled back by itself
                    self._db.execute("ROLLBACK")
                raise


@contextmanager
def open_view(path: str | Path) -> Iterator[View]:
    """A record open for reading only; the file cannot be changed through it."""
    with speaking(str(path)):
        db = reading_only(path)
        try:
            yield View(db)
        finally:
            db.close()


def reading_only(path: str | Path, threads: bool = False) -> sqlite3.Connection:
    """A connection that cannot write, for the thread at hand or for one thread after another."""
    if not Path(path).is_file():
        raise RecordError(f"{path} does not exist: build it with `summitry build PATH... --record {path}`, or name another with --record")
    readable = _readable(Path(path).absolute())
    db = sqlite3.connect(readable, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=not threads)
    try:
        _prepare(db)
        db.execute("PRAGMA query_only = ON")
        check_known(db, str(path))
        _check_current(db, str(path))
    except BaseException:
        db.close()
        raise
    return db


def _readable(path: Path) -> str:
    """How to open a file to read it: where its folder may be written to, so that SQLite can clear up beside it."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{path.as_uri()}?mode=rw"
    beside = path.with_name(path.name + "-wal")
    return f"{path.as_uri()}?mode=ro" + ("" if beside.exists() else "&immutable=1")


def _check_current(db: sqlite3.Connection, path: str) -> None:
    """A file opened to be read cannot be brought up to date, so it has to be."""
    version = schema_version(db)
    if not version:
        raise RecordError(f"{path} is empty, no record: build it with `summitry build PATH... --record {path}`")
    if version < len(MIGRATIONS):
        raise RecordError(f"{path} was made by an earlier version: run `summitry build --rebuild --record {path}` once")


def _prepare(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA temp_store = FILE")


@contextmanager
def speaking(path: str) -> Iterator[None]:
    """Turns SQLite's errors into ones that say the file and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as e:
        raise RecordError(f"{path}: {_remedy(str(e))}") from e


def _remedy(said: str) -> str:
    remedies = (
        ("not a database", "is no SQLite database: name another file with --record, or move this one away"),
        ("malformed", "is damaged: restore it from a copy, or build it anew from its articles"),
        ("readonly", "cannot be written: check the rights of the file and its folder, or name another with --record"),
        ("unable to open", "cannot be opened: check that it is a file you may read and write"),
        ("disk is full", "the disk is full: make room and run the same command again; what was written before stands"),
        ("disk I/O", "the disk refuses to be read or written: check it and run the same command again; what was written before stands"),
        ("locked", "is being written by another process: wait for it to end and run the same command again"),
    )
    return next((remedy for sign, remedy in remedies if sign in said), f"SQLite says {said!r}: check the file, or build it anew")
