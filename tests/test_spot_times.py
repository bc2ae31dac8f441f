"""Spotting times: spans that are the words, one pass in linear time, and readings left unresolved."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.date import dating, resolve
from summitry.lexicon import load_lexicon
from summitry.model import Article
from summitry.run.dates import read_dates
from summitry.spot.times import spot_times
from summitry.spot.times_tokens import tokens
from summitry.when import parse

WORDS = st.sampled_from(
    [
        "May",
        "march",
        "March",
        "on",
        "Tuesday",
        "the",
        "end",
        "of",
        "last",
        "next",
        "year",
        "years",
        "two",
        "a",
        "and",
        "half",
        "to",
        "from",
        "between",
        "22",
        "24",
        "2024",
        "1995",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "\n",
        "\n\n",
        "10:50",
        "PM",
        "p.m.",
        "UTC",
        "quarter",
        "third",
        "second",
        "ago",
        "later",
        "that",
        "same",
        "early",
        "mid-",
        "late",
        "every",
        "weekend",
        "October",
        "Oct.",
        "24/7",
        "9/11",
        "Christmas",
        "Victory",
        "Day",
        "’s",
        "'82",
        "1990s",
        "century",
        "BC",
        "will",
        "visited",
        "he",
        "Q3",
        "fiscal",
        "this",
        "morning",
        "night",
        "tonight",
        "few",
        "hundred",
        "X",
        "½",
        "٣",
        "日本",
        "\u00a0",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join), st.text(max_size=200))
DAYS = st.sampled_from([None, "2024-05-14", "2024-05", "2024", "2020-02-29", "1900-01-01", "[2024-05-01..2024-06-10]"])


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_any_text_gives_spans_in_order_that_are_its_words(text: str, day: str | None) -> None:
    found = read_dates(text, day)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.type in ("DATE", "TIME", "DURATION", "SET") for t in found)


@settings(deadline=None)
@given(TEXTS)
def test_partners_point_at_one_another(text: str) -> None:
    found = {t.span.start: t for t in spot_times("a", text)}
    for start, t in found.items():
        if t.partner is not None:
            assert found[t.partner].partner == start


@settings(deadline=None)
@given(TEXTS)
def test_a_wider_day_of_publication_never_gives_a_narrower_result(text: str) -> None:
    temporals = spot_times("a", text)
    day, month = resolve(text, temporals, parse("2024-05-14")), resolve(text, temporals, parse("2024-05"))
    for narrow, wide in zip(day, month, strict=True):
        if narrow.when is not None and wide.when is not None and narrow.when.width is not None and wide.when.width is not None:
            assert wide.when.width >= narrow.when.width


@settings(deadline=None)
@given(TEXTS)
def test_any_text_can_be_dated_or_not_without_falling_over(text: str) -> None:
    found = dating(Article("a", text, "x"), spot_times("a", text))
    assert (found.published is None) == (str(found.basis) == "unknown")


TRAPS = (
    "May ",
    "Theresa May ",
    "1" * 7,
    "1,",
    "- ",
    "\n",
    " ",
    "the same day ",
    "last May, ",
    "two and a half ",
    "from May 7 to ",
    "2024-05-14T",
    "14/05/",
    "10:",
    "the end of ",
    "twenty-",
    "a.m. ",
    "early mid-late ",
    "on Tuesday morning ",
    "March 3, 2021\n",
    "President Obama ",
    "BRICS summit in Kazan ",
    "http://",
    "’s",
    "Xi said on Sunday that May 7 ",
    "2 1/2-",
    "three to five or ",
    "https://x.example/2021/05/03/",
    "MS. PSAKI:\n",
    "Press Secretary Jen Psaki and Hurricane Katrina ",
    "in March 2021 and in May 2021, ",
)


def test_a_clock_looks_ahead_to_the_end_of_a_range_that_is_not_resolved_yet() -> None:
    text = "He spoke at 9 a.m. from May 3 to May 5."
    assert [t.value for t in resolve(text, spot_times("a", text), None)] == ["XXXX-XX-XXT09:00", "XXXX-05-03", "XXXX-05-05"]


@pytest.mark.parametrize("trap", TRAPS)
def test_no_input_takes_more_than_linear_time(trap: str) -> None:
    def seconds(size: int) -> float:
        text = trap * (size // len(trap))
        start = time.process_time()
        temporals = spot_times("a", text)
        resolve(text, temporals, parse("2024-05-14"))
        dating(Article("a", text, "x"), temporals, (), load_lexicon())
        return time.process_time() - start

    small, large = seconds(10_000), seconds(40_000)
    assert large < 10 * max(small, 0.05)


def test_classes_are_one_letter_a_token() -> None:
    t = tokens("on Tuesday from October 22 to 24")
    assert t.classes == "1WeMDxD"
    assert len(t.classes) == len(t.words) == len(t.starts) == len(t.ends)


def test_a_hard_wrapped_line_does_not_cut_an_expression() -> None:
    lines = [
        "The minister, who has been in office for a good while now, said that in the",
        "third quarter of 2021 the two sides had met and talked at some length about",
        "all that divides them, and that they would do so again in the days to come,",
        "though nobody quite believed him when he said it.",
    ]
    assert "the\nthird quarter of 2021" in [t.span.text for t in spot_times("a", "\n".join(lines))]


def test_a_range_is_one_object_with_two_ends() -> None:
    first, last = spot_times("a", "The visit runs from May 20 to 23.")
    assert (first.partner, last.partner) == (last.span.start, first.span.start)
