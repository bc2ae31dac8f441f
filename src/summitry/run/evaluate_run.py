"""`summitry eval`: read articles, score them against gold, say what moved since the saved run, keep the floors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from summitry.errors import InputError, UsageError
from summitry.lexicon import load_lexicon
from summitry.model import Problem
from summitry.run.alone import choose, sayings
from summitry.run.evaluate import PARTS, Item, Scores, alias_table, compare, evaluate, figures, intervals, read_rows
from summitry.run.evaluate_match import Row
from summitry.run.evaluate_record import evaluate_record, is_record_gold, visits_of
from summitry.show.render import as_dict

RUNS = Path("eval/runs")
FLOORS = Path("eval/floors.json")
_CEILINGS = frozenset(("published wrong", "published unknown"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an evaluation, in per cent or a count."""

    figure: str
    value: float | None
    low: float | None
    """Where the middle 95 % of resampled sets of articles begins."""
    high: float | None
    floor: float | None
    saved: float | None
    """The same figure in the last saved run."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One item that came out differently than in the saved run."""

    change: str
    """`gained` or `lost`."""
    article: str
    kind: str
    what: str
    fault: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What `measure` found."""

    figures: tuple[Figure, ...]
    moved: tuple[Moved, ...]
    scores: Scores
    problems: tuple[Problem, ...] = ()
    saved: str = ""
    """Where the run was saved, if it was."""

    @property
    def below(self) -> tuple[Figure, ...]:
        """Figures that fall short of their floor."""
        return tuple(f for f in self.figures if f.floor is not None and not _holds(f.figure, f.value, f.floor))


def measure(
    gold: str | Path,
    articles: str | Path,
    *,
    reference: bool = True,
    scope: str = "default",
    save: bool = False,
    runs: Path = RUNS,
    floors: Path = FLOORS,
) -> Measured:
    """Read the articles, each alone, and score what they say against the gold; `save` keeps the run for the next comparison.

    Where the gold is that of a record, a record is built of the articles and scored instead.

    Raises `InputError` where the gold or none of the articles can be read.
    """
    path = Path(gold)
    wanted, aliases = read_rows(path), alias_table(load_lexicon())
    if is_record_gold(wanted):
        told, problems = visits_of(articles, reference=reference, scope=scope)
        scores = evaluate_record(wanted, told, aliases)
    else:
        answers, problems = answers_of(articles, reference=reference, scope=scope)
        scores = evaluate(wanted, answers, aliases)
    before = _saved_run(runs / f"{path.stem}.json", digest_of(path))
    result = Measured(_figures(scores, before, _floors_of(floors, path)), _moved(before, scores), scores, tuple(problems))
    return replace(result, saved=_save(runs / f"{path.stem}.json", path, result)) if save else result


def answers_of(articles: str | Path, *, reference: bool = True, scope: str = "default") -> tuple[dict[str, Row], list[Problem]]:
    """What each article says, by its id, and what was wrong with others.  Raises `InputError` where nothing could be read."""
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    for said in sayings([articles], choose(reference=reference, scope=scope)):
        if isinstance(said, Problem):
            problems.append(said)
        else:
            rows[said.id] = as_dict(said)
    if not rows:
        why = f"{problems[0].source} {problems[0].message}" if problems else f"{articles} holds no article"
        raise InputError(f"nothing to score: {why}")
    return rows, problems


def digest_of(gold: Path) -> str:
    """The first 16 hex digits of the gold's SHA-256: floors and runs hold for that gold and no other."""
    return hashlib.sha256(gold.read_bytes()).hexdigest()[:16]


def _figures(scores: Scores, before: Mapping[str, Any] | None, floors: Mapping[str, float]) -> tuple[Figure, ...]:
    spread = intervals(scores)
    old: Mapping[str, float | None] = before["figures"] if before else {}
    found = {name: v for name, v in figures(scores.total).items() if v is not None and _counts(name, scores.total)}
    ends = {name: spread.get(name, (None, None)) for name in found}
    return tuple(Figure(n, v, ends[n][0], ends[n][1], floors.get(n), old.get(n)) for n, v in found.items())


def _counts(figure: str, n: Mapping[str, int]) -> bool:
    """Whether gold or answers hold anything that the figure is a figure of."""
    part = figure.split(" ")[0]
    return part not in (*PARTS, "published") or n.get(f"{part} gold", 0) + n.get(f"{part} system", 0) > 0


def _moved(before: Mapping[str, Any] | None, scores: Scores) -> tuple[Moved, ...]:
    if before is None:
        return ()
    gained, lost = compare((Item(*item) for item in before["items"]), scores.items)
    sides = (("gained", gained), ("lost", lost))
    return tuple(Moved(change, i.article, i.kind, i.what, i.fault) for change, items in sides for i in items)


def _saved_run(path: Path, digest: str) -> Mapping[str, Any] | None:
    """The run saved last, or None where there is none for this very gold."""
    if not path.exists():
        return None
    try:
        run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return run if run["gold"] == digest else None
    except (ValueError, KeyError) as e:
        raise UsageError(f"{path}: is no saved run ({e}); delete it and save a new one") from e


def _save(path: Path, gold: Path, result: Measured) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    run = {
        "gold": digest_of(gold),
        "figures": {f.figure: f.value for f in result.figures},
        "items": [list(asdict(i).values()) for i in sorted(result.scores.items)],
    }
    path.write_text(json.dumps(run, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return str(path)


# --- floors ---------------------------------------------------------------------------------------


def _floors_of(path: Path, gold: Path) -> Mapping[str, float]:
    """The floors for this gold; none where the gold has changed since they were set."""
    entry = read_floors(path).get(gold.stem)
    return entry["floors"] if entry and entry["gold"] == digest_of(gold) else {}


def read_floors(path: Path) -> dict[str, Any]:
    """Gold's name -> `{"gold": digest, "floors": {figure: floor}}`."""
    if not path.exists():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def raise_floors(result: Measured, gold: str | Path, path: Path = FLOORS, names: Sequence[str] = (), lower: str = "") -> tuple[str, ...]:
    """Set the floors to what was just measured and say which rose; a floor never falls unless `lower` says why.

    Raises `UsageError` where a figure has fallen below its floor, or the gold has changed, and no reason is given.
    """
    floors, gold_path = read_floors(path), Path(gold)
    entry = floors.get(gold_path.stem, {"gold": digest_of(gold_path), "floors": {}})
    if entry["gold"] != digest_of(gold_path) and not lower:
        raise UsageError(f"{gold_path}: is not the gold its floors in {path} were set for; give a reason to set them anew")
    fallen = [f.figure for f in result.below]
    if fallen and not lower:
        raise UsageError(f"{path}: floors only rise, and these have fallen: {', '.join(fallen)}; give a reason to lower them")
    fresh = {f.figure: f.value for f in result.figures if f.value is not None and (not names or f.figure in names)}
    risen = tuple(k for k, v in fresh.items() if entry["floors"].get(k) != v)
    entry = {"gold": digest_of(gold_path), "floors": entry["floors"] | fresh} | ({"lowered": lower} if lower else {})
    path.write_text(json.dumps(floors | {gold_path.stem: entry}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return risen


def _holds(figure: str, value: float | None, floor: float) -> bool:
    if value is None:
        return False
    return value <= floor if figure in _CEILINGS else value >= floor
