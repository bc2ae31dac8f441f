"""A map over batches in this process or in several, the answers in the order of the batches either way."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 3
"""Batches waiting for each worker: enough to keep it busy, few enough to keep memory flat."""


def batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in runs of `size`."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def in_order(function: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """`function` of each item; with more than one job in processes of their own."""
    if jobs == 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[R]] = deque()
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
