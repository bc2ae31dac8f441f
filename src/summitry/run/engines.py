"""Where the work is done: in this process, in several of this machine, or on a Dask or Ray cluster.

An engine maps a function over items and gives the answers in the order of the items, a few ahead, so that memory stays
flat however many there are.  The function is pure and its items are values: what comes out is the same on every engine.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol, TypeVar

from summitry.errors import EngineError, UsageError
from summitry.keep import View
from summitry.run.reading import InRecord, Seen

T = TypeVar("T")
R = TypeVar("R")
ENGINES = ("local", "dask", "ray")
_AHEAD = 3
"""Items waiting for each worker: enough to keep it busy, few enough to keep memory flat."""


class Engine(Protocol):
    """What a build is given to have its work done."""

    def sees(self, record: str, view: View) -> Seen:
        """How a worker learns what a record holds."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The function of each item, in the order of the items."""


class Here:
    """This process."""

    def sees(self, record: str, view: View) -> Seen:
        """By the record itself."""
        return InRecord(record)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """One after the other."""
        return map(function, items)


HERE = Here()


@dataclass(slots=True)
class Processes:
    """Several processes of this machine, started when there are two items to work on."""

    jobs: int
    _pool: ProcessPoolExecutor | None = None

    def sees(self, record: str, view: View) -> Seen:
        """By the record itself."""
        return InRecord(record)

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Raises `EngineError` where a process was killed."""
        rest = iter(items)
        first = list(islice(rest, 2))
        if len(first) < 2:
            yield from map(function, first)
            return
        self._pool = self._pool or ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"))
        try:
            yield from in_order(self._pool, function, chain(first, rest), self.jobs * _AHEAD)
        except BrokenExecutor as e:
            raise EngineError(
                "a process that read was killed, as a rule for want of memory: run the same command again with fewer --jobs; "
                "what was read before stands"
            ) from e

    def close(self) -> None:
        """Ends the processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in runs of `size`."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def in_order(executor: Executor, function: Callable[[T], R], items: Iterable[T], ahead: int) -> Iterator[R]:
    """The function of each item by an executor, at most so many ahead of the answer that is due."""
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(executor.submit(function, item))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def engine(name: str, jobs: int, address: str = "", work: str = "") -> Iterator[Engine]:
    """The engine of a name, closed when done; `work` is the folder that workers share with this process.

    Raises `UsageError` for a name there is none of, and where the extra it needs is not installed.
    """
    if name not in ENGINES:
        raise UsageError(f"--engine {name}: there is none of that name: choose one of {', '.join(ENGINES)}")
    if name == "local":
        if address:
            raise UsageError("--address goes with --engine dask or ray: local is this machine")
        pool = Processes(jobs)
        try:
            yield pool if jobs > 1 else HERE
        finally:
            pool.close()
        return
    from summitry.run.cluster import cluster_of

    with cluster_of(name, jobs, address, work) as remote:
        yield remote
