"""A record that keeps only the sentences it quotes: closed, because what needs whole texts has been done before.

Dating by others and the comparison of copy read whole texts.  What they found is noted, and used again wherever events are
made anew; no article can be added, because it could not be compared with texts that are no longer there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from summitry.errors import UsageError
from summitry.keep import Store, View, Writer, codec
from summitry.model import Pair, Span
from summitry.spot.layout import sentences

FULL, SPANS = "full", "spans"
"""What is kept of texts."""
_TEXT, _PAIRS = "text", "pairs"


def close(store: Store) -> None:
    """Notes what whole texts were needed for, and keeps of every text only the sentences quoted."""
    if is_closed(store.view()):
        return
    pairs = tuple(store.view().pairs())
    with store.writing() as writer:
        writer.put(_PAIRS, "\n".join(map(codec.dumps, pairs)))
        writer.put(_TEXT, SPANS)
        writer.keep_quoted(pairs, quoted)


def is_closed(view: View) -> bool:
    """Whether a record keeps quoted sentences alone."""
    return view.noted(_TEXT) == SPANS


def must_be_open(view: View, record: str) -> None:
    """Raises `UsageError` where nothing can be added to a record."""
    if is_closed(view):
        remedy = "build a new record from the articles, and close that"
        raise UsageError(f"{record} keeps only quoted sentences (--text spans), so no article can be compared with it: {remedy}")


def compared(view: View) -> tuple[Pair, ...] | None:
    """Who shares copy as it was found when texts were whole; None where they still are."""
    if not is_closed(view):
        return None
    return tuple(codec.loads(Pair, line) for line in view.noted(_PAIRS).split("\n") if line)


def forget_compared(view: View, writer: Writer, articles: Collection[str]) -> None:
    """What was noted of articles that are forgotten, and quotes them, goes from a closed record with them."""
    pairs = compared(view)
    if pairs is not None:
        writer.put(_PAIRS, "\n".join(codec.dumps(p) for p in pairs if p.a not in articles and p.b not in articles))


def quoted(text: str, spans: Iterable[Span]) -> str:
    """The sentences that hold the spans where they stand, and blanks for everything else but line ends.

    >>> quoted("He came. It rained. He left.", [Span("a", 3, 7, "came")])
    'He came.                    '
    """
    kept = bytearray(len(text))
    for first, end in _widened(text, sorted({(s.start, s.end) for s in spans})):
        kept[first:end] = b"\1" * (end - first)
    return "".join(c if k or c == "\n" else " " for c, k in zip(text, kept, strict=True))


def _widened(text: str, places: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The places themselves, and the sentences of their paragraphs that they touch."""
    for first, end in places:
        yield first, end
        begin = text.rfind("\n", 0, first) + 1
        close_ = text.find("\n", end)
        for s, e in sentences(text, begin, len(text) if close_ < 0 else close_):
            if s < end and first < e:
                yield s, e
