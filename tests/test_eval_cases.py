"""How a case is judged: each sort of fault is found, and what the case lets open is let open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from summitry.errors import UsageError
from summitry.run.evaluate_cases import Case, faults, load_cases

TEXT = """
- name: an arrival
  published: 2024-07-08
  text: Narendra Modi arrived in Moscow on Monday.
  visits: ["Narendra Modi > RU, Moscow, 2024-07-08..2024-07-09|2024-07-08, ongoing|completed, unspecified"]
  meetings: ["~Narendra Modi (IN) + Vladimir Putin (RU), RU, ?, announced"]
- {name: nothing, text: Rain fell., silent: true}
"""
VISIT = {"visitor": "Modi", "host_country": "RU", "place": "Moscow", "start": "2024-07-08", "end": "2024-07-09", "status": "ongoing"}
MEETING = {"participants": ["Narendra Modi (IN)", "Vladimir Putin (RU)"], "status": "completed", "mode": "phone", "date": None}


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Case, ...]:
    """The two cases above."""
    path = tmp_path / "claims_test.yml"
    path.write_text(TEXT, encoding="utf-8")
    return load_cases(path)


def test_what_the_case_says_has_no_fault(cases: tuple[Case, ...]) -> None:
    assert faults(cases[0], {"visits": [VISIT], "meetings": []}, {}) == ()


def test_an_optional_meeting_may_be_found_in_any_shape(cases: tuple[Case, ...]) -> None:
    assert faults(cases[0], {"visits": [VISIT], "meetings": [MEETING]}, {}) == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"start": "2024-07"}, "start"),
        ({"start": None}, "start"),
        ({"end": "2024-07-19"}, "end"),
        ({"status": "announced"}, "status"),
        ({"kind": "state"}, "kind"),
        ({"place": "Kazan"}, "place"),
    ],
)
def test_a_wrong_field_is_named(cases: tuple[Case, ...], changes: dict[str, Any], says: str) -> None:
    (fault,) = faults(cases[0], {"visits": [VISIT | changes]}, {})
    assert f": {says} " in fault


def test_a_missed_and_a_spurious_visit_are_named(cases: tuple[Case, ...]) -> None:
    missed, spurious = faults(cases[0], {"visits": [VISIT | {"host_country": "BY"}]}, {})
    assert missed.startswith("missed visit")
    assert spurious.startswith("spurious visit")


def test_a_silent_case_bears_neither_visit_nor_meeting(cases: tuple[Case, ...]) -> None:
    assert len(faults(cases[1], {"visits": [VISIT], "meetings": [MEETING]}, {})) == 2


@pytest.mark.parametrize(
    "entry",
    [
        "- {name: a, text: b, visit: []}",
        "- {name: a}",
        '- {name: a, text: b, visits: ["X > FR, 2024"]}',
        '- {name: a, text: b, visits: ["X > FR, Paris, Lyon, completed"]}',
    ],
)
def test_a_case_that_cannot_be_meant_is_refused(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "claims_bad.yml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(UsageError):
        load_cases(path)


def test_other_sorts_are_matched_by_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "claims_counts.yml"
    path.write_text('- {name: a, text: b, counts: [{n: 3, since: "2022-02"}]}', encoding="utf-8")
    (case,) = load_cases(path)
    row = {"what": "visit", "n": 3, "ordinal": True, "since": "2022-02", "evidence": []}
    assert faults(case, {"counts": [row]}, {}) == ()
    assert len(faults(case, {"counts": [row, row]}, {})) == 1
    assert len(faults(case, {"counts": [row | {"n": 2}]}, {})) == 2
