"""join: the cases in cases/join_*.yml."""

import pathlib

import pytest
import yaml

from summitry.join import cluster
from tellings import dated, meeting, visit

CASES = pathlib.Path(__file__).parent.parent / "cases"


def cases(room):
    """Every case of a room, by file and name; a case with `gap` is a known one, and strict."""
    for path in sorted(CASES.glob(f"{room}_*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['name']}", marks=marks)


def told(name, row):
    """The claim of one telling of a case."""
    row = {"status": "completed", **row}
    article, id = row.pop("in"), name
    if people := row.pop("met", ""):
        return meeting(article, people, row.pop("start", ""), id=id, **row)
    return visit(article, row.pop("who", "DE:Q1"), row.pop("host", "IN"), id=id, **row)


@pytest.mark.parametrize("case", list(cases("join")))
def test_case(case):
    claims = [told(name, row) for name, row in case["told"].items()]
    found = {frozenset(c.id for c in group) for group in cluster(claims, dated(**case["published"]))}
    assert found == {frozenset(group) for group in case["one"]}
