"""The same work on an existing Dask or Ray cluster, or on workers of this machine that they start.

Items and answers go through a folder that all share, never through the memory of a scheduler.  An answer is named after
what it was made of, so a run that was killed takes up the answers that were made before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from logging import ERROR
from typing import Any, TypeVar

from summitry import __version__
from summitry.errors import EngineError, SummitryError, UsageError
from summitry.keep import View
from summitry.model import Article
from summitry.run.engines import in_order
from summitry.run.reading import Seen
from summitry.run.workfolder import WorkFolder, name_of

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 3
_NEEDS = (("dask", ("distributed", "fsspec")), ("ray", ("ray", "fsspec")))


@dataclass(slots=True)
class Cluster:
    """An executor of a cluster and the folder its workers share."""

    name: str
    executor: Executor
    workers: int
    folder: WorkFolder

    def sees(self, record: str, view: View) -> Seen:
        """By a file in the folder: workers may be where the record is not."""
        return share_known(self.folder, view.versions_known())

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Raises `EngineError` where the cluster stops; what was read before stands."""
        work = partial(answer, function, self.folder)
        try:
            for name in in_order(self.executor, work, self._put(function, items), self.workers * _AHEAD):
                yield self._taken(name)
                self.folder.drop(f"out/{name}")  # whoever asks for the next one has kept this one
        except SummitryError:
            raise
        except Exception as e:  # each engine has errors of its own for a worker that is gone
            raise EngineError(
                f"--engine {self.name} stopped ({type(e).__name__}: {str(e)[:300]}): see that its workers run and have summitry "
                f"{__version__} and the folder {self.folder.url}, and run the same command again; what was read before stands"
            ) from e

    def _put(self, function: object, items: Iterable[T]) -> Iterator[str]:
        for item in items:
            name = name_of(__version__, function, getattr(item, "named", item))
            if self.folder.get(f"out/{name}") is None:
                self.folder.put(f"in/{name}", item)
            yield name

    def _taken(self, name: str) -> Any:
        found = self.folder.get(f"out/{name}")
        if found is None:
            raise EngineError(f"{self.folder.url}: the answer {name} is not there: name a folder that all workers share with --work")
        self.folder.drop(f"in/{name}")
        return found[0]


def answer(function: Callable[[Any], Any], folder: WorkFolder, name: str) -> str:
    """What a worker does: takes an item from the folder, and puts the answer there unless it is there already."""
    if folder.get(f"out/{name}") is None:
        item = folder.get(f"in/{name}")
        if item is None:
            raise EngineError(f"{folder.url}: {name} is not there: name a folder that all workers share with --work")
        folder.put(f"out/{name}", (function(item),))
    return name


@contextmanager
def cluster_of(name: str, jobs: int, address: str, work: str) -> Iterator[Cluster]:
    """A cluster at an address, or one of this machine with so many workers; the folder is taken away when all went well."""
    lacking = [module for module in dict(_NEEDS)[name] if find_spec(module) is None]
    if lacking:
        raise UsageError(f'--engine {name} needs {lacking[0]}: install it with python -m pip install "summitry[{name}]"')
    folder = WorkFolder(work.rstrip("/"))
    with (_dask if name == "dask" else _ray)(jobs, address) as (executor, workers):
        yield Cluster(name, executor, workers, folder)
    folder.clear()


@contextmanager
def _dask(jobs: int, address: str) -> Iterator[tuple[Executor, int]]:
    import distributed

    start: Any = distributed.Client  # it tells no types
    try:
        client = start(address, timeout=20) if address else start(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
    except OSError as e:
        raise EngineError(f"--address {address}: no Dask scheduler answers there ({e}): start one, or check the address") from e
    with client:
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))


@contextmanager
def _ray(jobs: int, address: str) -> Iterator[tuple[Executor, int]]:
    import ray as untyped

    ray: Any = untyped
    try:
        silent = {"include_dashboard": False, "log_to_driver": False, "logging_level": ERROR}
        ray.init(address=address or None, num_cpus=None if address else jobs, **silent)
    except (ConnectionError, ValueError) as e:
        raise EngineError(f"--address {address}: no Ray cluster answers there ({e}): start one, or check the address") from e
    try:
        yield RayExecutor(ray.remote(_call)), max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        ray.shutdown()


def _call(function: Callable[..., R], *values: Any) -> R:
    return function(*values)


@dataclass(frozen=True, slots=True)
class InFolder:
    """What the record holds, as a file in the folder that workers share."""

    folder: WorkFolder
    name: str

    @contextmanager
    def open(self) -> Iterator[KnownTexts]:
        """Read once by each worker process."""
        yield _known(self)


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """The articles of a record without their texts."""

    sources: Mapping[str, str]
    """Current article -> where it was read from."""
    texts: frozenset[tuple[str, str]]
    """Digest of a text with its id, and with its source."""

    def source_of(self, article: str) -> str | None:
        """Where the current article of an id was read from."""
        return self.sources.get(article)

    def knows(self, article: Article) -> bool:
        """Whether this text was read before, under this id or from this file."""
        return (article.digest, f"id:{article.id}") in self.texts or (article.digest, f"at:{article.source}") in self.texts


@lru_cache(maxsize=1)
def _known(at: InFolder) -> KnownTexts:
    found = at.folder.get(at.name)
    if found is None:
        raise EngineError(f"{at.folder.url}: {at.name} is not there: name a folder that all workers share with --work")
    known: KnownTexts = found
    return known


def share_known(folder: WorkFolder, texts: Iterable[tuple[str, str, str, bool]]) -> InFolder:
    """Puts what a record holds in the folder: id, digest, source and whether it is current, for each version of each article."""
    rows = list(texts)
    named = frozenset(pair for id, digest, source, _ in rows for pair in ((digest, f"id:{id}"), (digest, f"at:{source}")))
    known = KnownTexts({id: source for id, _, source, current in rows if current}, named)
    at = InFolder(folder, f"known/{name_of(sorted(named))}")
    folder.put(at.name, known)
    return at


class RayExecutor(Executor):
    """Ray's tasks as futures."""

    def __init__(self, task: Any) -> None:
        self._task = task

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Starts a task."""
        future: Future[R] = self._task.remote(partial(fn, **kwargs), *args).future()
        return future
