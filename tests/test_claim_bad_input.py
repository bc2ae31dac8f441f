"""Texts no rule was written for: long transcripts, tables, capitals, lists, translations by machine, other languages."""

from __future__ import annotations

import time

import pytest

from summitry import claim
from summitry.model import Problem
from summitry.read import of_text
from summitry.read.checks import text_problem
from summitry.run.alone import choose, dated, said_by

_TURNS = (
    "MS. ROE:  Thanks, everyone. We spoke about the bill at length, and the Secretary of Energy will have more on that for you.",
    "Q  Thank you, Jane. On the economy: when can people in Ohio or in Georgia expect that money, and does the President agree?",
    "MR. POE:  He has been clear. We have talked to our partners in Europe and in Asia, and we are going to keep at it every day.",
)


def _transcript(words: int) -> str:
    turns = [t for t in _TURNS for _ in range(3)]
    size = sum(len(t.split()) for t in turns)
    return "Press Room\n\n1:04 P.M. EST\n\n" + "\n\n".join(turns * (words // size + 1))


def _seconds(text: str) -> tuple[float, int]:
    """The processor's time, which a busy machine does not stretch, and what was read."""
    began = time.process_time()
    said = next(iter(said_by([dated(of_text(text, "t"), "2022-03-01")], choose())))
    assert not isinstance(said, Problem)
    return time.process_time() - began, len(said.visits) + len(said.meetings)


def test_a_transcript_of_a_hundred_thousand_words_tells_nothing_it_does_not_say_and_takes_its_share_of_time():
    quarter, _ = _seconds(_transcript(25_000))
    whole, told = _seconds(_transcript(100_000))
    assert told == 0
    assert whole < 8 * quarter  # four times the words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Country\tLeader\tDate\n" + "France\tEmmanuel Macron\t2022-02-07\nGermany\tOlaf Scholz\tMay\n" * 40, id="a table"),
        pytest.param("| Host | Guest |\n|---|---|\n" + "| Moscow | Viktor Orbán |\n| Beijing | Imran Khan |\n" * 40, id="a table of bars"),
        pytest.param("- Emmanuel Macron\n- Xi Jinping\n- Joe Biden\n- Narendra Modi\n" * 30, id="a list of names"),
        pytest.param("Xi Jinping, Joe Biden, Vladimir Putin, Narendra Modi, Boris Johnson, " * 60, id="names in a row"),
        pytest.param("LONDON, " * 400 + "MAY 4 - ", id="datelines without a text"),
        pytest.param("— " * 3000 + "(" * 3000, id="marks alone"),
    ],
)
def test_what_tells_nothing_says_nothing(text):
    said = next(iter(claim(text=text, published="2022-03-01")))
    assert (said.visits, said.meetings) == ((), ())


def test_a_dateline_in_capitals_is_no_visit_and_hides_none():
    text = (
        "MOSCOW, FEB. 7 (AGENCY) - PRESIDENT EMMANUEL MACRON SPOKE WITH REPORTERS.\n\n"
        "French President Emmanuel Macron arrived in Moscow on Monday."
    )
    (visit,) = next(iter(claim(text=text, published="2022-02-07"))).visits
    assert (visit.visitor, visit.host_country, visit.start) == ("Emmanuel Macron", "RU", "2022-02-07")


def test_english_by_machine_is_read_as_far_as_it_says_something():
    text = (
        "The President of the France Emmanuel Macron is arrived at Moscow the Monday. He has to make the visit of work. "
        "The Chancellor Olaf Scholz has effected a visit to Kyiv on February 14. The weather was of the most beautiful. " * 3
    )
    hosts = {(v.visitor, v.host_country) for v in next(iter(claim(text=text, published="2022-02-16"))).visits}
    assert hosts <= {("Emmanuel Macron", "RU"), ("Olaf Scholz", "UA")}


@pytest.mark.parametrize(
    "text",
    [
        "Le président français est arrivé à Moscou lundi pour une visite de deux jours, avant de se rendre à Kiev. " * 6,
        "Der Bundeskanzler ist am Montag zu einem Besuch in Moskau eingetroffen und wird mit dem Präsidenten sprechen. " * 6,
        "El presidente llegó el lunes a Moscú para una visita oficial de dos días y se reunirá con su homólogo. " * 6,
        "Президент Франции прибыл в Москву в понедельник с двухдневным визитом. " * 8,
        "法国总统星期一抵达莫斯科进行为期两天的访问，并将与俄罗斯总统举行会谈。" * 10,
    ],
)
def test_another_language_is_a_problem_that_says_so(text):
    problem = text_problem(text, "a.txt")
    assert problem is not None
    assert "English" in problem.message or "Latin" in problem.message
