"""The folder that workers share with the process that keeps the record: local, or any that fsspec can open.

A file is written under a name of its own, read back, and only then given its name: a name stands for a whole file, however
a run ended.
"""

from __future__ import annotations

import os
import pickle
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from summitry.errors import EngineError

_DIGEST = 32
"""Bytes of the digest that begins a file."""


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """A folder by its path or URL; a value, so that it can be sent to a worker."""

    url: str

    def put(self, name: str, value: object) -> None:
        """Writes a value whole, or raises `EngineError` with nothing under the name."""
        data = pickle.dumps(value, protocol=5)
        whole = sha256(data).digest() + data
        beside = f"{self.url}/.{name.replace('/', '-')}.{uuid.uuid4().hex}"
        with self._speaking() as fs:
            fs.makedirs(f"{self.url}/{os.path.dirname(name)}", exist_ok=True)
            try:
                fs.pipe_file(beside, whole)
                if fs.cat_file(beside) != whole:
                    raise OSError("what was written is not what is read back")
                fs.mv(beside, f"{self.url}/{name}")
            except BaseException:
                if fs.exists(beside):
                    fs.rm_file(beside)
                raise

    def get(self, name: str) -> Any:
        """The value under a name; None where there is none, or none that is whole."""
        with self._speaking() as fs:
            try:
                data = fs.cat_file(f"{self.url}/{name}")
            except FileNotFoundError:
                return None
        if sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        return pickle.loads(data[_DIGEST:])

    def drop(self, name: str) -> None:
        """Takes a file away."""
        with self._speaking() as fs:
            if fs.exists(f"{self.url}/{name}"):
                fs.rm_file(f"{self.url}/{name}")

    def clear(self) -> None:
        """Takes the folder away with all that is in it."""
        with self._speaking() as fs:
            if fs.exists(self.url):
                fs.rm(self.url, recursive=True)

    @contextmanager
    def _speaking(self) -> Iterator[Any]:
        """The file system of the folder; what it refuses is said with the folder and what to do."""
        import fsspec  # comes with the extras that need it

        try:
            yield fsspec.core.url_to_fs(self.url)[0]
        except OSError as e:
            raise EngineError(
                f"{self.url}: the folder that workers share cannot be used ({e}): make room in it, or name another with --work, "
                "and run the same command again; what was read before stands"
            ) from e


def name_of(*parts: object) -> str:
    """A name for what follows from some values: the same values, the same name."""
    return sha256(pickle.dumps(parts, protocol=5)).hexdigest()
