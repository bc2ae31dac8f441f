"""The evidence weighed: every comparator by the table in `lexicon/weights.yml`, and the sum of what they found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from summitry.errors import LexiconError
from summitry.join import by_days, by_telling, by_words
from summitry.join.scene import Finding, Scene
from summitry.join.telling import Group
from summitry.lexicon.weighing import Weights

Comparator = Callable[[Group, Group, Scene], Finding | None]

COMPARATORS: Mapping[str, Comparator] = MappingProxyType(
    {
        f.__name__: f
        for f in (
            by_days.overlapping_days,
            by_days.nested_days,
            by_days.adjacent_days,
            by_days.slipped_date,
            by_days.near_month,
            by_days.same_year,
            by_days.far_apart,
            by_days.both_at_the_time,
            by_days.put_off,
            by_words.same_occasion,
            by_words.other_edition,
            by_words.other_occasion,
            by_words.same_place,
            by_words.rare_place,
            by_words.same_words,
            by_words.other_place,
            by_words.same_country,
            by_words.other_country,
            by_words.same_form,
            by_words.rare_form,
            by_words.other_form,
            by_words.other_mode,
            by_words.ordinal,
            by_telling.current_episode,
            by_telling.definite_mention,
            by_telling.own_article,
            by_telling.told_apart,
            by_telling.met_there,
            by_telling.fits_bounds,
            by_telling.out_of_bounds,
            by_telling.recent,
            by_telling.much_told,
            by_telling.month_from_memory,
            by_telling.only_candidate,
            by_telling.reported_together,
            by_telling.judged_apart,
        )
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of the table as it applied: its name, what it added, and the sentence that explains it."""

    row: str
    score: float
    says: str


def check_rows(weights: Weights) -> None:
    """Raise `LexiconError` where the table and the comparators do not name the same things."""
    named = {r.compare for r in weights.rows}
    if odd := sorted(named ^ COMPARATORS.keys()):
        raise LexiconError(f"weights.yml and the comparators of join differ in {odd[0]}: give each comparator one row")


def reasons(a: Group, b: Group, scene: Scene) -> tuple[Reason, ...]:
    """What speaks for and against one event, row by row."""
    out = []
    for row in scene.weights.rows:
        if found := COMPARATORS[row.compare](a, b, scene):
            out.append(Reason(row.compare, row.weight * found.strength, found.says))
    return tuple(out)


def score(a: Group, b: Group, scene: Scene) -> float:
    """The sum of the evidence that two groups are one event."""
    return sum(r.score for r in reasons(a, b, scene))
