"""Readers of one record for many threads: connections that cannot write, lent for a question and stopped when it takes too long."""

from __future__ import annotations

import os
import queue
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summitry.errors import SummitryError
from summitry.keep.store import reading_only, speaking
from summitry.keep.view import View

_STEPS = 5000
"""Steps of SQLite between two looks at the clock: some tenths of a millisecond."""
_CACHE_KB = 32_768


class TooLong(SummitryError):
    """A question that took longer than questions may."""


class Readers:
    """Lends views of a record; each is used by one thread at a time and goes back to be used again."""

    def __init__(self, path: str | Path, seconds: float = 5.0, most: int = 8) -> None:
        """Opens one view at once, so that a file that is no record is met here; `most` are kept for later."""
        self.path, self.seconds = Path(path), seconds
        self._free: queue.LifoQueue[tuple[int, sqlite3.Connection]] = queue.LifoQueue(most)
        with self.reading():
            pass

    @contextmanager
    def reading(self) -> Iterator[View]:
        """A view for one question; raises `TooLong` where it takes more than the seconds allowed."""
        file, db = self._borrowed()
        try:
            db.execute("BEGIN")  # all of a page from one state of the record
            with self._within(db):
                yield View(db)
        finally:
            self._back(file, db)

    @contextmanager
    def apart(self) -> Iterator[View]:
        """A view of one's own, which can be used after the block too."""
        with speaking(str(self.path)):
            db = reading_only(self.path, threads=True)
            yield View(db)

    @contextmanager
    def timed(self, view: View) -> Iterator[View]:
        """A view of one's own, for one question under the same limit of time."""
        view.rows("BEGIN")
        try:
            with self._within(view.connection):
                yield view
        finally:
            view.rows("ROLLBACK")

    @contextmanager
    def _within(self, db: sqlite3.Connection) -> Iterator[None]:
        until = time.monotonic() + self.seconds
        db.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        try:
            with speaking(str(self.path)):
                try:
                    yield
                except sqlite3.OperationalError as e:
                    if "interrupted" not in str(e):
                        raise
                    raise TooLong(f"this took more than {self.seconds:g} seconds and was stopped: ask for less, or later") from e
        finally:
            db.set_progress_handler(None, 0)

    def _borrowed(self) -> tuple[int, sqlite3.Connection]:
        file = os.stat(self.path).st_ino if self.path.exists() else 0
        while True:
            try:
                known, db = self._free.get_nowait()
            except queue.Empty:
                break
            if known == file:
                return file, db
            db.close()  # another file took the record's place
        with speaking(str(self.path)):
            db = reading_only(self.path, threads=True)
        db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        return file, db

    def _back(self, file: int, db: sqlite3.Connection) -> None:
        if db.in_transaction:
            db.execute("ROLLBACK")
        try:
            self._free.put_nowait((file, db))
        except queue.Full:
            db.close()

    def close(self) -> None:
        """Closes the views that are not lent."""
        while not self._free.empty():
            self._free.get_nowait()[1].close()
