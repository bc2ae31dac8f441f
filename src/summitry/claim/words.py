"""Function words the rules go by: prepositions, words that open a clause, adverbs that are no objects."""

from __future__ import annotations

PREPOSITIONS = frozenset(
    (
        "of with by for to from against between including via than over alongside on about in at near under behind like "
        "without among despite"
    ).split()
)

CLAUSE_WORDS = frozenset(
    (
        "that which who whom where when while because although though after before until unless whether if but as since "
        "whereas following amid ahead despite weeks days months hours"
    ).split()
)

ADVERBIAL = frozenset(
    (
        "also last already then again later earlier soon separately together jointly personally briefly first next now "
        "still once twice here there home abroad"
    ).split()
)
