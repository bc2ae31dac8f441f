"""Function words the rules go by: prepositions, words that open a clause, adverbs that are no objects."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Unit, UnitKind

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
        "also last just already then again later earlier soon separately together jointly personally briefly first next now "
        "still once twice here there home abroad"
    ).split()
)

_NO_VERBS = frozenset(
    (
        "the a an his her its their our my your this that these those both all some any most other several many each every one two "
        "three four five six seven eight nine ten what which whom where how "
        "neighbouring neighboring nearby northern southern eastern western"
    ).split()
)


def purpose_at(units: Sequence[Unit], k: int) -> bool:
    """Whether "to" and a plain word stand at `k`: "to resolve the crisis in", with a verb that is no word of an act."""
    after = units[k + 1] if units[k].low == "to" and k + 1 < len(units) else None
    return (
        after is not None
        and after.low != "face"
        and after.kind is UnitKind.WORD
        and after.text.islower()
        and after.text.isalpha()
        and after.low not in _NO_VERBS
    )


def spaced_dash(units: Sequence[Unit], k: int) -> bool:
    """A hyphen that stands for a dash: "in Israel - the first stop"."""
    return units[k].low == "-" and k > 0 and k + 1 < len(units) and units[k].start > units[k - 1].end and units[k + 1].start > units[k].end


_MEASURES = frozenset(("weeks", "days", "months", "hours"))


def time_word(units: Sequence[Unit], k: int) -> bool:
    """Whether the word at `k` opens a time that ends a clause: "after Monday", "weeks before"."""
    if units[k].low in _MEASURES:  # "weeks before the war" ends a clause, "spent ten hours in" does not
        return not (k + 1 < len(units) and units[k + 1].low in ("before", "after", "earlier", "later", "ahead", "following"))
    return (
        units[k].low in ("since", "before", "after", "until", "following", "ahead", "as")
        and k + 1 < len(units)
        and units[k + 1].kind is UnitKind.TIME
    )
