"""The claim cases of cases/claims_*.yml: each short text, read alone, says what its case says and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from summitry.lexicon import load_lexicon
from summitry.run.evaluate import alias_table
from summitry.run.evaluate_cases import Case, faults, load_cases, read_cases

FILES = sorted((Path(__file__).resolve().parents[1] / "cases").glob("claims_*.yml"))
CASES = [c for f in FILES for c in load_cases(f)]
A_KIND_OF_ACT = 40


@pytest.fixture(scope="module")
def aliases() -> dict[str, frozenset[str]]:
    """Which persons an alias can mean."""
    return alias_table(load_lexicon())


def marked(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.gap, strict=True)] if case.gap else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [marked(c) for c in CASES])
def test_a_text_says_what_its_case_says(case: Case, aliases: dict[str, frozenset[str]]) -> None:
    (row,) = read_cases([case])
    assert faults(case, row, aliases) == ()


def test_every_kind_of_act_has_its_cases() -> None:
    assert min(Counter(c.file for c in CASES).values()) >= A_KIND_OF_ACT


def test_no_two_cases_share_a_name() -> None:
    assert [name for name, n in Counter(c.id for c in CASES).items() if n > 1] == []
