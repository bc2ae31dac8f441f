"""Speed of the sift on off-topic bytes beside lower-casing and a bare many-word search, and what it lets through.

    python bench/sift.py [ARTICLES ...]      ARTICLES: also sifted, as files lie; how many are let through is said

Documents are made of the texts of `eval/off_topic`: by themselves, six of a subject together (2 kB, where a word that leads
astray stands in every paragraph), each among eight texts that hold none, the same as a line of JSON with letters of more than
one byte, and eight such texts alone.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from summitry.model import Raw
from summitry.read import gather
from summitry.settings import Settings
from summitry.sift import may_hold, sift
from summitry.sift.needles import load_needles

ROOT = Path(__file__).parent.parent
_ASTRAY = re.compile(rb"(?i)minister|president|leader|king|secretary")
ROUNDS, AT_LEAST = 5, 4_000_000


def main() -> None:
    """Prints shares and speeds."""
    texts = list(off_topic())
    through = Counter(subject for subject, text in texts if may_hold(text))
    share = 100 * through.total() / len(texts)
    print(f"off topic: {through.total()} of {len(texts)} let through ({share:.1f} %): {dict(through)}")
    together = [b"\n\n".join(t for _, t in texts[i : i + 6]) for i in range(0, len(texts), 6)]
    plain = [t for s, t in texts if s in ("weather", "crime", "sport") and not _ASTRAY.search(t)]
    among = [b"\n\n".join((*plain[i % 40 : i % 40 + 8], t)) for i, (_, t) in enumerate(texts)]
    bare = [b"\n\n".join(plain[i % 40 : i % 40 + 8]) for i in range(len(texts))]
    for name, documents in (
        ("eight plain", bare),
        ("alone", [t for _, t in texts]),
        ("six together", together),
        ("one among eight plain", among),
        ("the same, JSON with marks", [_line(t) for t in among]),
    ):
        _speeds(name, documents)
    for path in sys.argv[1:]:
        raws = [r for r in gather([path], Settings()) if isinstance(r, Raw)]
        print(f"{path}: {sum(sift(r) is not None for r in raws)} of {len(raws)} let through")


def _line(text: bytes) -> bytes:
    """A line of JSON as exports have them, with curly quotation marks and a letter with an accent now and then."""
    marked = text.decode().replace("'", "\u2019").replace(" a ", " \u00e0 ")
    return json.dumps({"id": "a", "title": "\u201cNotes\u201d", "text": marked}, ensure_ascii=False).encode()


def off_topic() -> Iterator[tuple[str, bytes]]:
    """Subject and text, each in its three variants."""
    for path in sorted((ROOT / "eval" / "off_topic").glob("*.txt")):
        for text in path.read_text(encoding="utf-8").strip().split("\n\n"):
            for turn in range(3):
                said = re.sub(r"\{([^}]*)\}", lambda m, n=turn: m[1].split("|")[n % len(m[1].split("|"))], text)  # type: ignore[misc]
                yield path.stem, said.encode()


def _speeds(name: str, documents: Sequence[bytes]) -> None:
    search = load_needles().places.automaton.find_matches_as_indexes
    tools: dict[str, Callable[[bytes], object]] = {"sift": may_hold, "bare search": lambda d: search(d.lower()), "lower": bytes.lower}
    size = sum(map(len, documents))
    print(f"{name}: {len(documents)} documents of {size / len(documents) / 1000:.1f} kB")
    for tool, work in tools.items():
        print(f"  {tool:12} {size / _seconds(work, documents, size) / 1e6:8.0f} MB/s")


def _seconds(work: Callable[[bytes], object], documents: Sequence[bytes], size: int) -> float:
    """Processor seconds for all documents once, the best of several rounds."""
    turns = max(1, AT_LEAST // size)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(turns):
            for document in documents:
                work(document)
        best = min(best, (time.process_time() - start) / turns)
    return best


if __name__ == "__main__":
    main()
