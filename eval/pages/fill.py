"""Frames of pages filled with an article: what is measured by `bench/pages.py` and tested by `tests/test_read_pages.py`."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

FRAMES = tuple(sorted(Path(__file__).parent.glob("*.html")))


def filled(frame: str, title: str, day: str, paragraphs: Sequence[str]) -> str:
    """A page: the frame with an article in it."""
    safe = [html.escape(p, quote=False) for p in paragraphs]
    parts = {
        "paragraphs": "\n".join(f"<p>{p}</p>" for p in safe),
        "open_paragraphs": "\n".join(f"<p>{p}" for p in safe),
        "breaks": "<br><br>\n".join(safe),
        "divs": "\n".join(f"<div>{p}</div>" for p in safe),
        "items": "\n".join(f"<li>{p}</li>" for p in safe),
        "title": html.escape(title),
        "day": day,
    }
    for name, text in parts.items():
        frame = frame.replace(f"{{{{{name}}}}}", text)
    return frame


def pages(title: str, day: str, paragraphs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every frame's name with the page it makes of an article."""
    for path in FRAMES:
        yield path.stem, filled(path.read_text(encoding="utf-8"), title, day, paragraphs)


def agreement(drawn: str, paragraphs: Sequence[str]) -> float:
    """F1 of the words drawn from a page against those of the article."""
    ours, theirs = Counter(drawn.split()), Counter(" ".join(paragraphs).split())
    shared = sum((ours & theirs).values())
    return 2 * shared / (ours.total() + theirs.total()) if shared else 0.0
