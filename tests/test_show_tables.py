"""Tables fit the terminal and lose nothing that fits; an event is a page."""

from __future__ import annotations

import io
import re

import pytest

from summitry.show.page import print_event
from summitry.show.render import write
from summitry.show.shapes import Meeting, Moment, Telling, Visit
from summitry.show.shapes_beside import DisputeRow, SideRow

MOMENT = Moment(
    id="0123456789abcdef",
    what="visit",
    start="2024-05-16",
    end="2024-05-17",
    who=("Anna Rossi (IT)", "Jan Novák (CZ)"),
    country="FR",
    place="Paris",
    kind="state",
    status="completed",
    date_passed=False,
    occasion=None,
    disputed=("start",),
    origins=(1, 2),
    articles=3,
)
TOLD = Telling(article="a", url="https://example.org/a", published="2024-05-16", start=0, end=19, text="Anna Rossi arrived")
BOTH = {
    "id": "0123456789abcdef",
    "place": "Paris",
    "status": "announced",
    "attributed_to": None,
    "confidence": 1.0,
    "scope": "default",
    "evidence": (TOLD,),
    "date_passed": True,
    "history": (("2024-05-01", "announced", "a"),),
    "origins": (1, 1),
    "articles": ("a",),
    "disputed": ("start",),
    "judged": ("place",),
    "part_of": None,
    "leg_of": None,
    "told_by": (TOLD,),
}
VISIT = Visit(
    **BOTH,
    visitor="Anna Rossi",
    visitor_country="IT",
    host_country="FR",
    start="2024-05-16",
    end=None,
    programme_start="2024-05-17",
    programme_end="2024-05-18",
    attested=("2024-05-17",),
    kind="state",
    occasion="a summit",
)
MEETING = Meeting(**BOTH, participants=("Anna Rossi (IT)", "Jan Novák (CZ)"), country="FR", date="2024-05", mode="phone")


def printed(rows, monkeypatch, width, form="table"):
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    assert write(rows, form, out) == len(rows)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_names_come_through_whole(monkeypatch, width):
    text = printed([MOMENT] * 3, monkeypatch, width)
    assert max(map(len, text.splitlines())) <= width
    letters = re.sub(r"\s", "", text)
    assert letters.count("●completed") == 3
    assert "01234567" in letters
    if width >= 100:
        assert "Anna Rossi" in text
        assert "2024-05-16 to 17" in text
        assert "1-2" in text


def test_nothing_disputed_needs_no_column(monkeypatch):
    calm = Moment(**{f: getattr(MOMENT, f) for f in MOMENT.__dataclass_fields__} | {"disputed": ()})
    assert "disputed" not in printed([calm], monkeypatch, 120)
    assert "disputed" in printed([MOMENT], monkeypatch, 120)


def test_sides_of_a_dispute_stand_under_one_another(monkeypatch):
    sides = (
        SideRow(value="2024-10", articles=("a", "b"), origins=(1, 2), evidence=()),
        SideRow(value="2024-09", articles=("c",), origins=(1, 1), evidence=()),
    )
    row = DisputeRow(event="0123456789abcdef", field="start", sides=sides, preferred="2024-10", why="told at the time", state="settled")
    lines = printed([row], monkeypatch, 120).splitlines()
    assert any("2024-10: a, b" in line for line in lines)
    assert any("2024-09: c" in line for line in lines)


def test_csv_keeps_what_is_deeper_as_json_and_lists_of_words_readable(monkeypatch):
    text = printed([MOMENT], monkeypatch, 80, "csv")
    assert "Anna Rossi (IT); Jan Novák (CZ)" in text
    assert '"[1, 2]"' in text


def test_an_event_is_a_page_with_its_words(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for event, said in ((VISIT, "Anna Rossi (IT) to Paris (FR), 2024-05-16: ○ announced, its days over"), (MEETING, "spoke by phone")):
        out = io.StringIO()
        print_event(event, out)
        text = out.getvalue()
        assert said in text
        assert "“Anna Rossi arrived”" in text
        assert "https://example.org/a" in text
        assert "history      2024-05-01 announced (a)" in text
        assert "judged       place" in text
    assert "days told of 2024-05-17" in _page(VISIT)


def _page(event):
    out = io.StringIO()
    print_event(event, out)
    return out.getvalue()
