"""Anchors and values: what an expression is counted from, what an uncertain day of publication leaves, how claims get their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summitry.date import dating, place, resolve
from summitry.errors import UsageError
from summitry.model import Article, Basis, Claim, ClaimKind, Days, Event, Participant, Span, Status, TimeLink, Timex, Value
from summitry.run.dates import dates_line, read_dates
from summitry.spot.times import spot_times
from summitry.when import contains, parse


def _one(text: str, words: str, published: str | None = "2024-05-14") -> Timex:
    return next(t for t in read_dates(text, published) if t.span.text == words)


@pytest.mark.parametrize(
    ("text", "words", "anchor"),
    [
        ("He came on 3 March 2021.", "3 March 2021", "itself"),
        ("He came last week.", "last week", "published"),
        ("He came on 3 March 2021 and left two days later.", "two days later", "3 March 2021@11"),
        ("He came in March 2021, and again later that year.", "later that year", "March 2021@11"),
        ("He stays from 20 May to 3 June.", "3 June", "range"),
        ("They met in May 2021 and again in July.", "July", "May 2021@12"),
    ],
)
def test_the_anchor_is_reported(text: str, words: str, anchor: str) -> None:
    assert _one(text, words).anchor == anchor


def test_an_account_of_the_past_carries_its_year_through() -> None:
    text = (
        "On 1 September 1939 the war began. By 6 October 1939 it paused. On 9 April 1940 it went on, and on 10 May 1940 it grew. "
        "On 4 June the coast was cleared. In August the bombs fell."
    )
    found = {t.span.text: (t.value, t.anchor) for t in read_dates(text, "2009-12-19")}
    assert found["4 June"] == ("1940-06-04", "episode")
    assert found["August"] == ("1940-08", "episode")


def test_later_that_year_lies_after_what_it_is_counted_from() -> None:
    assert str(_one("He came in March 2021, and she later that year.", "later that year").when) == "[2021-03-01..2021-12-31]"


def test_the_end_of_a_month_is_its_last_third() -> None:
    found = _one("He will travel at the end of August.", "the end of August")
    assert (found.value, found.when and found.when.field) == ("2024-08", "2024-08-21/2024-08-31")


@pytest.mark.parametrize(
    ("published", "text", "words", "value", "edtf"),
    [
        ("2024-09", "He will travel next month.", "next month", "2024-10", "2024-10"),
        ("[2024-09-20..2024-10-05]", "He will travel next month.", "next month", "", "[2024-10-01..2024-11-30]"),
        ("2024-05", "He arrived on Tuesday.", "Tuesday", "", "[2024-04-30..2024-05-28]"),
        ("2024", "He was there in 2021.", "2021", "2021", "2021"),
        ("2024-09", "He travelled in March.", "March", "2024-03", "2024-03"),
    ],
)
def test_an_uncertain_day_of_publication_widens_what_hangs_on_it(published: str, text: str, words: str, value: str, edtf: str) -> None:
    found = _one(text, words, published)
    assert (found.value, str(found.when)) == (value, edtf)
    assert bool(found.reason) == (value == "") or found.value


@pytest.mark.parametrize(
    ("text", "words"),
    [("He arrived on Tuesday.", "Tuesday"), ("He left last week.", "last week"), ("He came on 31 February 2021.", "31 February 2021")],
)
def test_without_a_value_there_is_a_reason(text: str, words: str) -> None:
    found = _one(text, words, None)
    assert found.when is None
    assert found.reason


def test_a_yearless_day_is_kept_as_one() -> None:
    assert str(_one("He comes on June 12.", "June 12", None).when) == "XXXX-06-12"


def test_a_day_of_publication_that_is_none_is_misuse() -> None:
    with pytest.raises(UsageError, match="yesterday"):
        read_dates("He came.", "yesterday")


def test_a_weekday_that_does_not_fit_its_date_is_said() -> None:
    assert _one("Signed on Monday, October 22, 2021.", "Monday, October 22, 2021").reason == "the weekday does not fit the date"


def test_the_line_of_the_command_says_what_it_counted_from() -> None:
    line = dates_line(Article("a", "He came last week.\n", "x", published=parse("2024-05-14"), published_basis=Basis.METADATA))
    assert line["published"] == "2024-05-14"
    assert line["timexes"] == [
        {
            "start": 8,
            "end": 17,
            "text": "last week",
            "type": "DATE",
            "value": "2024-W19",
            "edtf": "2024-05-06/2024-05-12",
            "anchor": "published",
        }
    ]


# --- claims ---------------------------------------------------------------------------------------

TEXT = "Orla will visit Norland from May 20 to 23 for the forum on May 21, before June."


def _claim(*links: TimeLink, status: Status = Status.ANNOUNCED) -> Claim:
    span = Span("a", 0, 10, TEXT[:10])
    people = (Participant("visitor", "Orla", "OO"),)
    return Claim("c", "a", ClaimKind.VISIT, (span,), people, host_country="NN", status=status, times=links, occasion="Norland forum")


def _placed(*links: TimeLink) -> Days:
    temporals = spot_times("a", TEXT)
    return place((_claim(*links),), resolve(TEXT, temporals, parse("2024-05-14")))[0].days


@pytest.mark.parametrize(
    ("links", "start", "end", "programme", "attested"),
    [
        ([("date", "May 20")], "2024-05-20", "2024-05-23", None, []),
        ([("start", "May 20"), ("end", "23")], "2024-05-20", "2024-05-23", None, []),
        ([("date", "May 21")], "2024-05-21", None, None, []),
        ([("attested", "May 21")], "2024-05-21", None, None, ["2024-05-21"]),
        ([("programme", "May 21")], "2024-05-21", None, "2024-05-21", []),
        ([("programme", "May 21"), ("start", "May 20")], "2024-05-20", "2024-05-23", "2024-05-21", []),
    ],
)
def test_links_fill_the_days_they_speak_of(
    links: list[tuple[str, str]], start: str, end: str | None, programme: str | None, attested: list[str]
) -> None:
    days = _placed(*(TimeLink(role, TEXT.index(words, 25)) for role, words in links))
    told = (
        days.start and str(days.start),
        days.end and str(days.end),
        days.programme_start and str(days.programme_start),
        [str(w) for w in days.attested],
    )
    assert told == (start, end, programme, attested)


def test_before_a_month_is_an_open_stretch() -> None:
    assert str(_placed(TimeLink("date", TEXT.index("June"), "before")).start) == "[..2024-06]"


def test_a_link_to_no_expression_leaves_the_days_open() -> None:
    assert _placed(TimeLink("date", 3)) == Days()


# --- dating against what is known -----------------------------------------------------------------

UNDATED = "Orla will visit Norland in June for the Norland forum."


def _event(start: str, *sides: str) -> Event:
    values = {"start": tuple(Value(v, ("c1",), ("b",), (1, 1)) for v in (start, *sides))}
    people = (Participant("visitor", "Orla", "OO"),)
    return Event("e1", ClaimKind.VISIT, people, ("c1",), "NN", occasion="Norland forum", days=Days(parse(start)), values=values)


def _dated(*events: Event, text: str = UNDATED) -> str | None:
    temporals = spot_times("a", text)
    claim = replace(_claim(TimeLink("date", text.index("June"))), spans=(Span("a", 0, 4, "Orla"),))
    found = dating(Article("a", text, "x"), temporals, (claim,), None, events, today=date(2026, 6, 30))
    return str(found.published) if found.published else None


def test_an_event_told_elsewhere_dates_an_article_that_announces_it() -> None:
    assert _dated() is None
    found = _dated(_event("2024-06"))
    assert found is not None
    assert parse(found).last == date(2024, 6, 30)


def test_the_clue_names_the_event() -> None:
    temporals = spot_times("a", UNDATED)
    claim = replace(_claim(TimeLink("date", UNDATED.index("June"))), spans=(Span("a", 0, 4, "Orla"),))
    found = dating(Article("a", UNDATED, "x"), temporals, (claim,), None, (_event("2024-06"),), today=date(2026, 6, 30))
    assert "event:e1" in {c.source for c in found.clues}


def test_two_events_that_fit_alike_date_nothing() -> None:
    assert _dated(_event("2024-06"), replace(_event("2023-06"), id="e2")) is None


def test_an_event_of_another_host_dates_nothing() -> None:
    assert _dated(replace(_event("2024-06"), host_country="ZZ")) is None


def test_sides_of_a_dispute_serve_only_for_what_they_agree_on() -> None:
    found = _dated(_event("2024-06", "2024-05"))
    assert found is not None
    assert parse(found).first is not None
    assert parse(found).last == date(2024, 6, 30)


def test_an_event_long_over_when_the_text_tells_later_days_is_not_meant() -> None:
    text = "Orla was in Norland in May 2023. Orla will visit Norland in June for the Norland forum."
    found = _dated(_event("2024"), replace(_event("2014"), id="e2"), text=text)
    assert found is not None
    assert contains(parse("[2023-07-01..2024-06-30]"), parse(found))


def test_no_article_is_dated_after_today() -> None:
    text = "Published: 3 March 2031\n\nThe talks ended."
    assert dating(Article("a", text, "x"), spot_times("a", text), today=date(2026, 6, 30)).published is None


def test_the_address_of_a_page_dates_it() -> None:
    found = dating(Article("a", "The talks ended.", "x", url="https://news.example/2021/06/25/talks"), ())
    assert (str(found.published), found.basis) == ("2021-06-25", Basis.METADATA)


def test_days_from_today_are_counted_in_days():
    told = read_dates("They will meet six days from today, and again two weeks from today.", published="2022-03-01")
    assert [t.value for t in told] == ["2022-03-07", "2022-03-15"]
