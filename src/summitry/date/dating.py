"""The day of an article: as its metadata or its text states it, else weighed from clues within."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon import Lexicon
from summitry.model import Article, Basis, Claim, Clue, Dating, Event, Temporal


def dating(
    article: Article,
    temporals: Sequence[Temporal],
    claims: Sequence[Claim] = (),
    facts: Lexicon | None = None,
    candidates: tuple[Event, ...] = (),
) -> Dating:
    """The day an article was published, with the clues that gave it; None where nothing tells."""
    if article.published is not None:
        basis = article.published_basis if article.published_basis is not Basis.UNKNOWN else Basis.METADATA
        return Dating(article.published, basis, (Clue("metadata", None, article.published, "metadata"),))
    return Dating(None, Basis.UNKNOWN)
