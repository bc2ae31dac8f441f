"""The sentence of the package as code: what one article says, read alone."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon import Lexicon
from summitry.model import Article, Dating, Event, Reading
from summitry.settings import Settings


def read_claims(article: Article, lexicon: Lexicon, settings: Settings, candidates: Sequence[Event] = ()) -> Reading:
    """All that one article says; `candidates` are events told elsewhere, which may date an article that does not date itself."""
    return Reading(article, Dating(article.published, article.published_basis), ())
