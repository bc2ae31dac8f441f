"""Paths -> Raw: finds the files, gives each article its id, and opens them one after another."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from summitry.model import Problem, Raw
from summitry.read.reader import Place
from summitry.read.readers import endings, identify
from summitry.settings import Settings

STDIN = "-"
_HEAD = 2048
_NO_FILE = "is no file that can be read (a link that leads nowhere or in a circle, or a device): give a file or a folder"


def gather(paths: Iterable[str | Path], settings: Settings) -> Iterator[Raw | Problem]:
    """Every document under the paths, in the order of their names, whatever the order of the arguments."""
    texts = [str(p) for p in paths]
    files, problems = find(p for p in texts if p != STDIN)
    yield from problems
    for path, name in sorted(names(files).items()):
        yield from _documents(path, name, settings)
    if STDIN in texts:
        yield from _stream(cast(io.BufferedReader, sys.stdin.buffer), Place("standard input", "stdin"), settings, "-")


def shown(path: str | Path) -> str:
    """A path as text that can be stored and printed in a line: bytes that are no UTF-8, and line ends, as escapes.

    >>> shown("a\\nb.txt")
    'a\\\\nb.txt'
    """
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text if text.isprintable() else "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def find(paths: Iterable[str]) -> tuple[list[Path], list[Problem]]:
    """The files to read, each once, and the paths that lead nowhere."""
    files: dict[Path, Path] = {}
    problems: list[Problem] = []
    for path in map(Path, paths):
        if path.is_dir():
            below = list(_below(path))
            regular = [p for p in below if p.is_file()]
            files.update((p.resolve(), p) for p in regular)
            problems += [Problem(shown(p), _NO_FILE, "path") for p in below if not p.is_file()]
            if not below:
                problems.append(Problem(shown(path), f"holds no file that can be read: put {endings()} files there", "folder"))
        elif path.is_file():
            files[path.resolve()] = path
        else:
            missing = "does not exist: check the spelling of the path"
            problems.append(Problem(shown(path), _NO_FILE if os.path.lexists(path) else missing, "path"))
    return list(files.values()), problems


def _below(folder: Path) -> Iterator[Path]:
    """Files of known formats in a folder; links to folders are not followed, so that none leads in a circle."""
    for here, folders, names_here in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names_here):
            if not name.startswith(".") and identify(name, b""):
                yield Path(here, name)


def names(files: Iterable[Path]) -> dict[Path, str]:
    """File -> article id: the name without its ending, with as many folders before it as make it unique.

    >>> sorted(names([Path("a/x.txt"), Path("b/x.txt"), Path("b/y.txt")]).values())
    ['a/x', 'b/x', 'y']
    """
    alike: dict[str, list[Path]] = defaultdict(list)
    for path in files:
        alike[stem(path.name)].append(path)
    return {path: name for group in alike.values() for path, name in _apart(group).items()}


def _apart(group: list[Path]) -> dict[Path, str]:
    longest = max(len(p.parts) for p in group)
    for depth in range(longest):
        tried = {p: "/".join((*p.parts[-1 - depth : -1], stem(p.name))) for p in group}
        if len(set(tried.values())) == len(group):
            return tried
    return {p: p.as_posix() for p in group}


def stem(name: str) -> str:
    """A file's name without its ending, `.gz` not counted as one."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    return bare.rsplit(".", 1)[0] or bare


def _documents(path: Path, name: str, settings: Settings) -> Iterator[Raw | Problem]:
    place = Place(shown(path), shown(name))
    try:
        with path.open("rb") as file:
            yield from _stream(file, place, settings, path.name)
    except OSError as e:
        yield Problem(place.source, f"cannot be opened ({e.strerror or e}): check that you may read it", "file")


def _stream(file: io.BufferedReader, place: Place, settings: Settings, name: str) -> Iterator[Raw | Problem]:
    head = file.peek(_HEAD)[:_HEAD]
    packed = head.startswith(b"\x1f\x8b")
    try:
        reader = identify(name, zlib.decompressobj(31).decompress(head, _HEAD) if packed else head)
        if reader is None:
            yield Problem(place.source, f"is in no format known here: give {endings()}", "file")
            return
        opened = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed and reader.opens else file
        yield from reader.split(opened, place, settings)
    except (EOFError, zlib.error, gzip.BadGzipFile) as e:
        yield Problem(place.source, f"is a damaged gzip file ({e}): fetch it again; what came before the damage was read", "rest of file")
