"""By what is taken for likely that no rule reads: `likely_weights.yml` of sentences, `likely_trees.csv` of whole articles."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from summitry.errors import LexiconError
from summitry.lexicon.weighing import number, read_table

FILE = "likely_weights.yml"
TREES = "likely_trees.csv"


@dataclass(frozen=True, slots=True)
class Weighing:
    """What one kind of claim is weighed by."""

    threshold: float
    """The least likelihood that is told."""
    trust: float
    """What a likelihood is multiplied by to become a confidence: nothing is told outright."""
    bias: float
    weights: Mapping[str, float]
    """By the name of a trait; the log odds it adds."""


Tree = float | tuple[str, float, "Tree", "Tree"]
"""What a leaf adds to the log odds; or a measure, a number, what follows where the measure is over it, and what where not."""


@dataclass(frozen=True, slots=True)
class Forest:
    """What a leader and a country of an article are weighed by: trees of questions about measures, each adding to the log odds."""

    threshold: float
    trust: float
    bias: float
    trees: Sequence[Tree]


@dataclass(frozen=True, slots=True)
class Likely:
    """Both tables."""

    visits: Weighing
    articles: Forest
    meetings: Weighing


@functools.cache
def load_likely() -> Likely:
    """The packaged tables.  Raises `LexiconError` where a number or the weights of a kind are missing, or a tree is broken."""
    table = read_table(FILE)
    part = table.get("articles")
    if not isinstance(part, dict):
        raise LexiconError(f"{FILE} holds no `articles`: restore it from the package")
    bias, *trees = read_trees()
    if not isinstance(bias, float):
        raise LexiconError(f"{TREES}: its first tree is no single number: restore the file from the package")
    forest = Forest(number(FILE, part, "threshold"), number(FILE, part, "trust"), bias, trees)
    return Likely(_weighing(table, "visits"), forest, _weighing(table, "meetings"))


def read_trees() -> tuple[Tree, ...]:
    """The trees of likely_trees.csv, in which a node leads to nodes of higher numbers only.  Raises `LexiconError` where one does not."""
    trees: dict[str, dict[str, Mapping[str, str]]] = {}
    lines = resources.files(__package__).joinpath(TREES).read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        trees.setdefault(row["tree"], {})[row["node"]] = row
    return tuple(_grown(name, nodes, "0") for name, nodes in trees.items())


def _grown(name: str, nodes: Mapping[str, Mapping[str, str]], at: str) -> Tree:
    try:
        row = nodes[at]
        if not row["measure"]:
            return float(row["adds"])
        if min(int(row["over"]), int(row["else"])) <= int(at):
            raise ValueError
        return row["measure"], float(row["than"]), _grown(name, nodes, row["over"]), _grown(name, nodes, row["else"])
    except (KeyError, TypeError, ValueError):
        raise LexiconError(f"{TREES}, tree {name}: node {at} is missing or broken: restore the file from the package") from None


def _weighing(table: Mapping[str, object], kind: str) -> Weighing:
    part = table.get(kind)
    weights = part.get("weights") if isinstance(part, dict) else None
    if not isinstance(part, dict) or not isinstance(weights, dict):
        raise LexiconError(f"{FILE} holds no `weights` of `{kind}`: restore it from the package")
    known = {str(name): number(FILE, weights, name) for name in weights}
    return Weighing(number(FILE, part, "threshold"), number(FILE, part, "trust"), number(FILE, part, "bias"), known)
