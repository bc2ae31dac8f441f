"""What all pages stand on: the record's readers, its views as of a day, what was counted before, and the limits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar, cast

from summitry.errors import SummitryError, UsageError
from summitry.keep import View
from summitry.keep.readers import Readers, TooLong
from summitry.run.as_of import last_day
from summitry.run.on_day import look_back
from summitry.settings import Settings

T = TypeVar("T")


_LAST = date.max - timedelta(1)
"""The last day that can be asked for: the calendar's own last stands for what has no day."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may ask for."""

    page: int = 50
    """Rows of a page where nobody says how many."""
    most: int = 500
    """Rows of a page at most."""
    query: int = 2000
    """Characters of a query string."""
    seconds: float = 5.0
    """Of reading for one request."""
    patience: float = 3.0
    """Seconds a request waits for a view as of a day that is being made."""
    days: int = 4
    """Views as of a day that are held at once."""
    counted: int = 512
    """Answers that are kept until the record changes."""


class NotYet(TooLong):
    """An answer that is being worked out, and will be there soon."""


@dataclass(slots=True, eq=False)
class Day:
    """A view as of a day, made once; whoever asks meanwhile waits a little."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    done: threading.Event = field(default_factory=threading.Event)
    view: View | None = None
    error: SummitryError | None = None


@dataclass(slots=True)
class Counted:
    """An answer that is kept; whoever asks while it is being counted waits for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    known: bool = False
    answer: object = None


class Site:
    """One record that is served."""

    def __init__(self, record: str | Path, settings: Settings, limits: Limits = Limits()) -> None:
        """Opens the record; raises `RecordError` where it is none."""
        self.record, self.settings, self.limits = Path(record), settings, limits
        self.readers = Readers(record, limits.seconds)
        self._lock, self._looking = threading.Lock(), threading.Lock()
        self._counted: OrderedDict[object, Counted] = OrderedDict()
        self._days: OrderedDict[tuple[str, str], Day] = OrderedDict()

    @contextmanager
    def reading(self, as_of: str = "") -> Iterator[View]:
        """A view for one request: of the record as it is, or as it could be known on a day."""
        if not as_of:
            with self.readers.reading() as view:
                yield view
            return
        day = min(last_day(as_of), _LAST)
        held = self._day(day)
        if not held.done.wait(self.limits.patience):
            raise NotYet(f"what could be known on {day} is being worked out: look again in a few seconds")
        if held.view is None:
            raise held.error or NotYet(f"what could be known on {day} could not be worked out")
        with held.lock, self.readers.timed(held.view) as view:
            yield view

    def _day(self, day: date) -> Day:
        """The view as of a day; where there is none yet, work on it begins beside the request."""
        with self.readers.reading() as view:
            key = (self._made(view), day.isoformat())
        with self._lock:
            held = self._days.get(key)
            if held is None:
                held = self._days[key] = Day()
                threading.Thread(target=self._look_back, args=(held, day), daemon=True).start()
            self._days.move_to_end(key)
            while len(self._days) > self.limits.days:
                self._days.popitem(last=False)
        return held

    def _look_back(self, held: Day, day: date) -> None:
        try:
            with self._looking, self.readers.apart() as view:
                if held not in self._days.values():
                    return  # nobody has asked for it of late
                look_back(view, day, self.settings)
                held.view = view
        except SummitryError as e:
            held.error = e
        finally:
            held.done.set()

    def state(self) -> str:
        """Changes whenever the record does."""
        with self.readers.reading() as view:
            return f"{view.noted('changes') or 0}-{self.record.stat().st_ino:x}"

    def _made(self, view: View) -> str:
        """Changes whenever the events are made anew."""
        return f"{view.noted('made') or 0}-{self.record.stat().st_ino:x}"

    def counted(self, view: View, key: tuple[object, ...], count: Callable[[], T]) -> T:
        """The answer to a question about events asked before, as long as these have not been made anew; asked once at a time."""
        whole = (self._made(view), *key)
        with self._lock:
            held = self._counted.setdefault(whole, Counted())
            self._counted.move_to_end(whole)
            while len(self._counted) > self.limits.counted:
                self._counted.popitem(last=False)
        with held.lock:
            if not held.known:
                held.answer, held.known = count(), True
            return cast(T, held.answer)

    def limit(self, asked: int | None) -> int:
        """How many rows a page is to have; raises `UsageError` where that is more than a page may."""
        if asked is None:
            return self.limits.page
        if not 1 <= asked <= self.limits.most:
            raise UsageError(f"limit={asked} is not between 1 and {self.limits.most}: ask for fewer rows, and for more pages")
        return asked
