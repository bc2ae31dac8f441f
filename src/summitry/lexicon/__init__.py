"""lexicon: words and facts as data, checked when loaded."""

from summitry.lexicon.facts import (
    Agency,
    Country,
    Lead,
    Member,
    Metonym,
    Modifier,
    Organisation,
    Person,
    Place,
    Series,
    Summit,
    Term,
    Title,
)
from summitry.lexicon.fold import fold
from summitry.lexicon.load import Lexicon, load_lexicon

__all__ = [
    "Agency",
    "Country",
    "Lead",
    "Lexicon",
    "Member",
    "Metonym",
    "Modifier",
    "Organisation",
    "Person",
    "Place",
    "Series",
    "Summit",
    "Term",
    "Title",
    "fold",
    "load_lexicon",
]
