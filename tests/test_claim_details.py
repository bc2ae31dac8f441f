"""Counts, statements, agreements and figures: what is read of them beside the cases of cases/claims_*.yml."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summitry.claim.quotations import quotations
from summitry.errors import LexiconError
from summitry.lexicon import load_lexicon
from summitry.lexicon.saying import load_sayings, parse_sayings
from summitry.model import Article, Claim, ClaimKind
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.when import parse


def told(text: str, kind: ClaimKind, published: str = "2019-05-14", scope: str = "default") -> list[Claim]:
    article = Article("a", text, "d", published=parse(published))
    claims = read_claims(article, load_lexicon(), Settings(scope=scope)).claims
    return [c for c in claims if c.kind is kind]


def only(text: str, kind: ClaimKind, published: str = "2019-05-14") -> Claim:
    (claim,) = told(text, kind, published)
    return claim


# --- counts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "n", "ordinal", "since"),
    [
        ("The trip will mark Emmanuel Macron's third to India since the two signed a pact in March 2018.", "visit", "3", "true", "2018-03"),
        ("Emmanuel Macron has twice visited India this year.", "visit", "2", "false", "2019"),
        ("Narendra Modi made a second visit to Japan in three years.", "visit", "2", "true", "in three years"),
        (
            "The trip, Narendra Modi's first abroad since he won the vote last month, begins on Friday.",
            "trip_abroad",
            "1",
            "true",
            "2019-04",
        ),
        ("Shinzo Abe and Vladimir Putin have met 25 times, an aide said.", "meeting", "25", "false", ""),
        ("Shinzo Abe flew to Rome for the fourth time as prime minister.", "visit", "4", "true", "as prime minister"),
        ("Angela Merkel has made eleven trips to China since 2005.", "visit", "11", "false", "2005"),
    ],
)
def test_a_count_says_how_many_of_what_since_when(text, what, n, ordinal, since):
    details = only(text, ClaimKind.COUNT).details
    assert (details["what"], details["n"], details["ordinal"], details.get("since", "")) == (what, n, ordinal, since)


def test_a_text_cut_off_after_who_follows_is_read():
    text = "President Emmanuel Macron visited Warsaw on Monday. Chancellor Olaf Scholz will follow on"
    assert [c.participants[0].name for c in told(text, ClaimKind.VISIT)] == ["Emmanuel Macron"]


def test_since_then_is_the_date_told_last():
    claims = told("Angela Merkel visited Russia in May 2015. Her visit to Moscow next week will be her third since then.", ClaimKind.COUNT)
    assert [(c.details["n"], c.details["since"], c.host_country) for c in claims] == [("3", "2015-05", "RU")]


def test_the_last_and_the_previous_visit_carry_their_day():
    last = only("Angela Merkel last visited India two years ago.", ClaimKind.COUNT)
    previous = only("Angela Merkel's previous visit to India came in October 2015.", ClaimKind.COUNT)
    assert (last.details["superlative"], last.host_country, str(last.days.start)) == ("last", "IN", "2017")
    assert (previous.details["superlative"], str(previous.days.start)) == ("previous", "2015-10")


def test_a_leader_nobody_names_is_a_country_and_an_office():
    count = only("It is the first visit to Cuba by a Japanese prime minister in decades.", ClaimKind.COUNT)
    assert (count.details["by"], count.host_country, count.participants) == ("JP:head_of_government", "CU", ())


def test_a_pronoun_may_point_ahead_to_who_is_counted():
    count = only("On his tenth visit to Israel since 2013, John Kerry met Benjamin Netanyahu.", ClaimKind.COUNT, "2015-11-24")
    assert [p.name for p in count.participants] == ["John Kerry"]


@pytest.mark.parametrize(
    "text",
    [
        "It was not Angela Merkel's first visit to India.",
        "Emmanuel Macron could visit India for the second time.",
        "Angela Merkel visits Paris twice a year.",
        "Is this Angela Merkel's third visit to India?",
        "Donald Trump made his third visit to Texas.",
        "Angela Merkel held a second round of talks with her cabinet.",
        "The first meeting of the day brought Angela Merkel and Emmanuel Macron together.",
        "Emmanuel Macron will meet Angela Merkel three times next year.",
    ],
)
def test_no_count(text):
    assert told(text, ClaimKind.COUNT) == []


# --- agreements -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parties", "what", "status"),
    [
        ("France, India sign defence pact", ["FR", "IN"], "defence pact", "signed"),
        ("Shinzo Abe flew to Delhi to sign a customs agreement with Narendra Modi.", ["JP", "IN"], "customs agreement", "expected"),
        (
            "The leaders of France and India attended the signing of six memorandums of understanding.",
            ["FR", "IN"],
            "memorandums of understanding",
            "signed",
        ),
        ("A treaty on fishing between Norway and Iceland will be signed in Oslo.", ["NO", "IS"], "treaty on fishing", "expected"),
        ("After signing a trade deal with New Zealand, Shinzo Abe flew to Peru.", ["JP", "NZ"], "trade deal", "signed"),
        ("Norway and Iceland exchanged letters to extend the fisheries protocol.", ["NO", "IS"], "fisheries protocol", "signed"),
    ],
)
def test_an_agreement_has_parties_a_matter_and_a_status(text, parties, what, status):
    claim = only(text, ClaimKind.AGREEMENT)
    assert [p.country for p in claim.participants] == parties
    assert (claim.details["what"], claim.details["status"]) == (what, status)


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump signed a memorandum on water in the western states.",
        "Narendra Modi urged Donald Trump to sign the climate accord.",
        "Shinzo Abe may sign the deal with India next week.",
        "No agreements were signed between France and India.",
        "Will France and India sign the treaty?",
    ],
)
def test_no_agreement(text):
    assert told(text, ClaimKind.AGREEMENT) == []


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("In 2018, trade between India and Japan grew to $17.6 billion.", "17600000000", "USD", "trade"),
        ("Norway pledged C$2m in aid to Mali.", "2000000", "CAD", "aid"),
        ("More than a million people fled to Turkey.", "1000000", "people", "people"),
        ("Some 3,500 Norwegian reservists took part.", "3500", "reservists", "norwegian reservists"),
        ("Iran exports 1.5 million barrels of oil per day.", "1500000", "barrels per day", "oil"),
        ("Turnout stood at 61.5 per cent of the vote.", "61.5", "percent", "vote"),
    ],
)
def test_a_figure_is_written_out_with_its_unit(text, value, unit, measure):
    details = told(text, ClaimKind.FIGURE)[-1].details
    assert (details["value"], details["unit"], details["measure"]) == (value, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "Between 20 and 30 ships took part.",
        "He is 61.",
        "They met 40 times in 12 years.",
        "It lasted 2.5 hours.",
        "See resolution 1441.",
        "The talks began at 9:30.",
    ],
)
def test_no_figure(text):
    assert told(text, ClaimKind.FIGURE) == []


def test_a_figure_takes_the_year_its_words_mean():
    assert only("Exports to Japan came to 5 billion euros last year.", ClaimKind.FIGURE).details["period"] == "2018"


# --- statements -----------------------------------------------------------------------------------


def said(text: str, scope: str = "default") -> list[tuple[str, str]]:
    claims = told(text, ClaimKind.STATEMENT, scope=scope)
    return [(c.participants[0].name if c.participants else c.details["organisation"], c.details["quote"]) for c in claims]


def test_a_turn_goes_on_until_somebody_else_speaks():
    text = '"We came far," Angela Merkel said. "We shall go on." Then Emmanuel Macron said: "So shall we."'
    assert said(text) == [("Angela Merkel", "We came far … We shall go on."), ("Emmanuel Macron", "So shall we.")]


def test_a_quotation_goes_on_in_the_next_paragraph():
    text = 'Angela Merkel said: "We came far.\n\n"We shall go on," and left the hall.'
    assert said(text) == [("Angela Merkel", "We came far. … We shall go on")]


def test_a_paper_speaks_for_who_issued_it():
    text = '"The talks were frank," the Danish foreign ministry said on Monday. "They will go on," the statement added.'
    assert [who for who, _ in said(text)] == ["Danish foreign ministry"] * 2


def test_part_of_a_sentence_is_quoted_where_it_is_long_enough():
    assert said('Angela Merkel said the pact was "the best that could be had in such a year".')[0][0] == "Angela Merkel"
    assert said('Angela Merkel said the pact was "good enough".') == []


@pytest.mark.parametrize(
    "text",
    [
        '"It is cold," said Jane Roe, an analyst at a bank in Oslo.',
        '"We regret the delay," a spokesman for the airline said.',
        'Angela Merkel did not say "We agree with all of it." She left.',
        'I met Angela Merkel. I was young. I asked her. I waited. I sat. I stood, and I said, "We are late, are we not?"',
    ],
)
def test_words_nobody_official_answers_for_are_no_statement(text):
    assert said(text) == []


def test_legislators_speak_in_the_wide_scope_only():
    text = '"I shall vote no," Senator John Doe said in Washington.'
    assert said(text) == []
    assert said(text, "wide") == [("John Doe", "I shall vote no")]


def test_every_span_is_a_sentence_that_holds_its_words():
    text = "“We came far. We go on,” Angela Merkel said on Monday in Paris."
    claim = only(text, ClaimKind.STATEMENT)
    assert [s.text for s in claim.spans] == ["“We came far.", "We go on,” Angela Merkel said on Monday in Paris."]
    assert all(text[s.start : s.end] == s.text for s in claim.spans)


@given(st.text(alphabet="ab ,.?'\"“”‘’«»\n", max_size=80))
def test_quotations_lie_in_their_text_and_never_overlap(text):
    at = 0
    for q in quotations(text, 0, len(text)):
        assert at <= q.before < q.start <= q.end <= q.after <= len(text)
        at = q.after


# --- words, speed ---------------------------------------------------------------------------------


def test_an_odd_table_of_words_names_the_odd_entry():
    table = {"cardinals": {"one": "1"}, "ordinals": {}, "scales": {}, "symbols": {}, "currencies": {}}
    with pytest.raises(LexiconError, match=r"saying.yml: cardinals: 'one'"):
        parse_sayings(table)
    with pytest.raises(LexiconError, match="missing scales"):
        parse_sayings({k: v for k, v in table.items() if k != "scales"})
    with pytest.raises(LexiconError, match="speech: True"):
        parse_sayings({**table, "cardinals": {}, "speech": yaml.safe_load("[on]")})


def test_numbers_in_words_and_digits():
    words = load_sayings()
    assert [words.ordinal(w) for w in ("first", "45th", "twenty-third", "firstly", "dozen")] == [1, 45, 23, 0, 0]
    assert [words.cardinal(w) for w in ("44", "dozen", "thirty-one", "2019", "many")] == [44, 12, 31, 0, 0]


def test_reading_stays_linear_in_numbers_and_quotation_marks():
    began = time.process_time()
    told("1,000 " * 4000 + '"a" ' * 4000 + "first " * 4000, ClaimKind.FIGURE)
    assert time.process_time() - began < 10


# --- the shared seeds -----------------------------------------------------------------------------


def test_the_seeds_count_as_a_careful_reader_does(shared):
    found = set()
    for path in sorted((shared / "seeds").glob("*.txt")):
        article = Article(path.stem, path.read_text(encoding="utf-8"), "d")
        for c in read_claims(article, load_lexicon(), Settings()).claims:
            if c.kind is ClaimKind.COUNT:
                found.add(
                    (
                        path.stem[:3],
                        c.details["what"],
                        c.details["n"] or c.details["superlative"],
                        c.details.get("since", "")[:7],
                        str(c.days.start),
                    )
                )
    wanted = {
        ("000", "visit", "2", "2022-02", "None"),
        ("000", "visit", "previous", "", "2023-03"),
        ("001", "meeting", "45", "", "None"),
        ("001", "meeting", "44", "", "None"),
        ("002", "visit", "3", "2022-02", "None"),
        ("003", "visit", "3", "2022-02", "None"),
        ("003", "visit", "last", "", "2024"),
        ("003", "visit", "last", "", "2024-09"),
    }
    assert wanted <= found
    assert {(a, w, n) for a, w, n, *_ in found if w == "trip_abroad"} == {(a, "trip_abroad", "1") for a in ("002", "003", "004")}
