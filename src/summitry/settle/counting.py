"""How many independent origins stand behind a value: a range, since links of copy are more or less certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry.model import Origin

CERTAIN = frozenset({"reprint", "shared_wire", "shared_error"})
_NO_COPY = frozenset({"common_statement", "single"})


def independent(articles: Iterable[str], origins: Sequence[Origin], *, contradicted: bool = False) -> tuple[int, int]:
    """Fewest and most independent origins of the articles.

    Fewest takes every link of copy, however weak, for one origin; most takes only certain ones.  A value that other
    tellings contradict and that copies share is a shared error, the surest sign of copy: then the weak links count too.

    >>> independent(["a", "b", "c"], [Origin("a", ("a", "b"), "reworded")])
    (2, 3)
    >>> independent(["a", "b"], [Origin("a", ("a", "b"), "reworded")], contradicted=True)
    (1, 1)
    """
    named = sorted(set(articles))
    copied = [o.articles for o in origins if o.kind not in _NO_COPY]
    sure = [o.articles for o in origins if o.kind in CERTAIN]
    fewest = _components(named, copied)
    return fewest, fewest if contradicted else max(fewest, _components(named, sure))


def touching(origins: Iterable[Origin], articles: Iterable[str]) -> tuple[Origin, ...]:
    """The origins that say anything of these articles."""
    named = set(articles)
    return tuple(o for o in origins if not named.isdisjoint(o.articles))


def _components(articles: Sequence[str], groups: Iterable[Sequence[str]]) -> int:
    leader = {a: a for a in articles}

    def find(a: str) -> str:
        while leader[a] != a:
            a = leader[a]
        return a

    for group in groups:
        here = [a for a in group if a in leader]
        for a in here[1:]:
            first, second = sorted((find(here[0]), find(a)))
            leader[second] = first
    return sum(find(a) == a for a in articles)
