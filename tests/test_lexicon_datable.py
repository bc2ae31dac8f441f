"""The tables of what bounds the day of a text that names it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.datable import KINDS, Finder, build_happening, build_officer
from summitry.lexicon.tables import CellError

KNOWN = load_lexicon().datable
SHARED = ("Spokes", "Secretary", "Deputy", "Senior", "Chancellor", "Commissioner", "First Minister")
"""Offices that several hold at a time, or whose title stands for several offices."""


def test_events_have_each_name_once_and_cover_the_years() -> None:
    names = Counter(n for h in KNOWN.happenings for n in h.names)
    assert not [n for n, times in names.items() if times > 1]
    years = Counter(h.first.year for h in KNOWN.happenings)
    assert all(years[y] for y in range(1995, 2026))
    assert {h.kind for h in KNOWN.happenings} == set(KINDS)


def test_holders_of_an_office_that_one_holds_follow_one_another() -> None:
    by_office: dict[tuple[str, ...], list[tuple[date, date, str]]] = {}
    for o in KNOWN.officers:
        by_office.setdefault((o.country, *o.titles), []).append((o.start, o.end or date.max, o.name))
    overlaps = []
    for office, terms in by_office.items():
        if any(word in title for title in office[1:] for word in SHARED) and office[1] != "Press Secretary":
            continue
        terms.sort()
        overlaps += [(office[1], a, b) for a, b in pairwise(terms) if (a[1] - b[0]).days > 60]
    assert not overlaps


def test_names_are_found_whole_over_line_breaks_and_curly_apostrophes() -> None:
    finder = Finder(("Hurricane Ida", "Sean O'Dell"))
    assert [text[0] for text in finder.find("Hurricane\nIda, Hurricane Idalia and Sean O’Dell")] == ["Hurricane Ida", "Sean O'Dell"]


@pytest.mark.parametrize(
    ("build", "cells", "says"),
    [
        (build_happening, ["Big Storm", "gale", "2001-01-01", "", "US"], "column kind: 'gale' is no kind"),
        (build_happening, ["Big Storm", "storm", "2001-02-30", "", "US"], "column first: '2001-02-30' is no day"),
        (build_happening, ["Big Storm", "storm", "2001-02-03", "2001-01-01", "US"], "column until: 2001-01-01 is not after 2001-02-03"),
        (build_happening, ["", "storm", "2001-02-03", "", "US"], "column names: it is empty"),
        (build_officer, ["Ann Poe", "", "", "US", "Chair", "2001-02-03", ""], "column surname: it is empty"),
        (
            build_officer,
            ["Ann Poe", "", "Poe", "US", "Chair", "2001-02-03", "2001-02-03"],
            "2001-02-03 is not after",
        ),
    ],
)
def test_a_row_that_does_not_fit_says_where(build, cells, says) -> None:
    with pytest.raises(CellError, match=says):
        build(cells)
