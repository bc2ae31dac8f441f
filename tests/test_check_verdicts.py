"""check: counted and ordinal claims weighed against the record."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.check import verdicts
from summitry.join import cluster
from summitry.lexicon import load_lexicon
from summitry.model import ClaimKind
from summitry.settle import latest_day, settle
from tellings import dated, days, meeting, seeds, seeds_at_hand, visit


def count(article, who, host="", id="", at=900, when="", others=(), **details):
    """A counted claim: count("a", "DE:Q1", "IN", n="3", ordinal="true", since="2022")."""
    shown = {"what": "visit", **{k: str(v) for k, v in details.items()}}
    given = days(when) if when else days()
    return visit(article, who, host, id=id, at=at, status=None, kind=ClaimKind.COUNT, details=shown, days=given, others=others)


def weigh(questions, claims, published, facts=None):
    """Verdicts of questions on the record of the claims."""
    today = latest_day(published)
    events = [settle(c, published, (), (), None, today) for c in cluster(claims, published)]
    return verdicts(questions, events, published, facts, claims)


def one(question, claims, published, facts=None):
    (v,) = weigh([question], claims, published, facts)
    return v


A = visit("a", "DE:Q1", "IN", "2022-05-10", id="a1")
B = visit("b", "DE:Q1", "IN", "2023-02-20", id="b1")
C = visit("c", "DE:Q1", "IN", "2024-10-24", "2024-10-26", status="announced", id="c1")
OTHER = visit("b", "DE:Q1", "JP", "2023-05-19", id="b2")
RECORD = (A, B, C, OTHER)
PUBLISHED = dated(a="2022-05-10", b="2023-05-25", c="2024-10-20", user="")


# --- counted_since --------------------------------------------------------------------------------


def test_the_third_visit_is_borne_out_by_three_and_names_them():
    v = one(count("c", "DE:Q1", "IN", n=3, ordinal="true", since="2022-02"), RECORD, PUBLISHED)
    assert (v.verdict, v.counted) == ("borne out", ("a1", "b1", "c1"))


def test_an_earlier_article_counts_fewer_and_is_right_too():
    b = visit("b", "DE:Q1", "IN", "2023-02-20", id="b1", status="ongoing")
    published = dated(a="2022-05-10", b="2023-02-20", c="2024-10-20")
    v = one(count("b", "DE:Q1", "IN", n=2, ordinal="true", since="2022-02"), [A, b, C], published)
    assert (v.verdict, v.counted) == ("borne out", ("a1", "b1"))


def test_more_in_the_record_than_counted_contradicts():
    v = one(count("c", "DE:Q1", "IN", n=2, ordinal="true", since="2022-02"), RECORD, PUBLISHED)
    assert (v.verdict, v.counted) == ("contradicted", ("a1", "b1", "c1"))


def test_fewer_in_the_record_cannot_decide_and_says_what_is_missing():
    v = one(count("c", "DE:Q1", "IN", n=5, ordinal="true", since="2022-02"), RECORD, PUBLISHED)
    assert (v.verdict, v.missing) == ("not decidable", "2 more since 2022-02")


def test_an_undated_visit_may_make_up_the_number():
    loose = visit("d", "DE:Q1", "IN", place="Goa", id="d1", at=5)
    v = one(count("c", "DE:Q1", "IN", n=4, ordinal="true", since="2022-02"), [*RECORD, loose], PUBLISHED | dated(d="2023-12-01"))
    assert v.verdict == "consistent"


def test_what_was_called_off_is_not_counted():
    off = visit("d", "DE:Q1", "IN", "2023-09-09", status="cancelled", id="d1")
    v = one(count("c", "DE:Q1", "IN", n=3, ordinal="true", since="2022-02"), [*RECORD, off], PUBLISHED | dated(d="2023-09-01"))
    assert v.verdict == "borne out"


def test_a_sentence_of_the_users_is_weighed_by_the_whole_record():
    held = one(count("user", "DE:Q1", "IN", n=2, since="2022-02"), RECORD, PUBLISHED)
    planned = one(count("user", "DE:Q1", "IN", n=3, since="2022-02"), RECORD, PUBLISHED)
    assert (held.verdict, planned.verdict) == ("borne out", "borne out")
    assert "1 of them told as planned" in planned.why
    assert one(count("user", "DE:Q1", "IN", n=4, since="2022-02"), RECORD, PUBLISHED).verdict == "not decidable"
    assert one(count("user", "DE:Q1", "IN", n=1, since="2022-02"), RECORD, PUBLISHED).verdict == "contradicted"


# --- met_n_times ----------------------------------------------------------------------------------


def met(article, n, **more):
    from summitry.model import Participant

    other = Participant("participant", "Name Q2", "FR", "Q2")
    return count(article, "DE:Q1", n=n, what="meeting", others=(other,), **more)


def test_numbers_that_grow_with_time_are_consistent():
    published = dated(a="2024-05-01", b="2024-10-22")
    found = weigh([met("a", 43), met("b", 44), met("b", 45, ordinal="true")], [meeting("a", "Q1 Q2", "2024-05-01")], published)
    assert {v.verdict for v in found} == {"consistent"}


def test_a_later_smaller_number_contradicts_and_so_do_more_meetings():
    published = dated(a="2024-05-01", b="2024-10-22")
    assert [v.verdict for v in weigh([met("a", 45), met("b", 40)], [], published)] == ["contradicted", "contradicted"]
    told = [meeting("a", "Q1 Q2", f"2024-0{m}-01", id=f"m{m}") for m in (1, 2, 3)]
    assert one(met("a", 2), told, published).verdict == "contradicted"
    assert one(met("a", 3), told, published).verdict == "borne out"


# --- first_abroad ---------------------------------------------------------------------------------


def test_a_first_trip_is_consistent_until_an_earlier_one_is_told():
    trip = visit("a", "DE:Q1", "FR", "2021-12-10", status="announced", id="t")
    published = dated(a="2021-12-09", b="2022-02-01")
    q = count("a", "DE:Q1", "FR", what="trip_abroad", superlative="first", since="2021-12-08")
    assert one(q, [trip], published).verdict == "consistent"
    before = visit("b", "DE:Q1", "BE", "2021-12-09", id="u")
    v = one(q, [trip, before], published)
    assert (v.verdict, v.counted) == ("contradicted", ("u", "t"))


def test_an_article_may_say_from_when_another_counts():
    trip = visit("a", "DE:Q1", "FR", "2021-12-10", status="announced", id="t")
    back = visit("b", "DE:Q1", "FR", "2021-12", id="u")
    published = dated(a="2021-12-09", b="2022-12-01")
    told = count("a", "DE:Q1", "FR", what="trip_abroad", superlative="first", since="2021-12-08")
    bare = count("b", "DE:Q1", "FR", what="trip_abroad", superlative="first")
    assert [v.verdict for v in weigh([told, bare], [trip, back], published)] == ["consistent", "consistent"]
    assert one(bare, [trip, back], published).missing == "the day from which is counted"


def test_the_terms_of_office_say_from_when_where_they_may_be_used():
    lexicon = load_lexicon()
    person = next(p for p in lexicon.people.named("Scholz") if any(t.office == "head_of_government" for t in p.terms))
    trip = visit("a", f"DE:{person.id}", "FR", "2021-12-10", status="announced", id="t")
    q = count("a", f"DE:{person.id}", "FR", what="trip_abroad", superlative="first")
    published = dated(a="2021-12-09")
    assert one(q, [trip], published).verdict == "not decidable"
    v = one(q, [trip], published, lexicon)
    assert v.verdict == "consistent"
    assert "reference" in v.why


# --- last, previous -------------------------------------------------------------------------------


def test_the_last_visit_is_the_latest_before_the_coming_one():
    back = visit("c", "DE:Q1", "IN", "2023-02", id="c0", at=400)
    claims = [*RECORD, back]
    assert one(count("c", "DE:Q1", "IN", superlative="last", when="2023-02"), claims, PUBLISHED).verdict == "borne out"
    assert one(count("c", "DE:Q1", "IN", superlative="previous", when="2023-02"), claims, PUBLISHED).verdict == "borne out"
    v = one(count("c", "DE:Q1", "IN", superlative="last", when="2022-05"), claims, PUBLISHED)
    assert (v.verdict, v.counted) == ("contradicted", ("b1", "a1"))
    assert one(count("c", "DE:Q1", "IN", superlative="last", when="2023-06"), claims, PUBLISHED).verdict == "not decidable"


# --- first_by_a_leader ------------------------------------------------------------------------------


def _leader(article, person, start, office="head_of_government", **more):
    from dataclasses import replace

    c = visit(article, f"IN:{person}", "IL", start, **more)
    return replace(c, participants=(replace(c.participants[0], office=office),))


def test_the_first_by_a_leader_of_a_country_in_so_many_years():
    now = _leader("a", "Q1", "2017-07-04", id="now", status="ongoing")
    published = dated(a="2017-07-04", b="2010-01-01")
    q = count("a", "IN:Q1", "IL", superlative="first", n=1, ordinal="true", by="IN:head_of_government", since="1947")
    assert one(q, [now], published).verdict == "consistent"
    earlier = _leader("b", "Q9", "2009-03-01", id="then")
    v = one(q, [now, earlier], published)
    assert (v.verdict, v.counted) == ("contradicted", ("then",))
    since = count("a", "IN:Q1", "IL", superlative="first", n=1, ordinal="true", by="IN:head_of_government", since="2009")
    assert one(since, [now, earlier], published).verdict == "borne out"


def test_a_claim_that_asks_nothing_is_not_decidable():
    v = one(count("a", ":", what="visit"), RECORD, PUBLISHED)
    assert v.verdict == "not decidable"
    assert v.missing


@given(st.permutations(range(4)), st.integers(1, 5))
@settings(max_examples=25, deadline=None)
def test_the_order_of_claims_changes_no_verdict(order, n):
    q = [count("c", "DE:Q1", "IN", n=n, ordinal="true", since="2022-02", id="q")]
    assert weigh(q, [RECORD[i] for i in order], PUBLISHED) == weigh(q, RECORD, PUBLISHED)


# --- the seeds ------------------------------------------------------------------------------------


@pytest.mark.skipif(not seeds_at_hand(), reason="needs the shared gold, which is not part of the repository")
def test_the_counted_claims_of_the_seeds():
    from summitry.model import Participant

    claims, published, gold = seeds()
    a = {k[:3]: k for k in published}
    xi, putin = "CN:Xi Jinping", "RU:Vladimir Putin"
    both = (Participant("participant", "x", "RU", "Vladimir Putin"),)
    asked = {
        "second": count(a["000"], xi, "RU", n=2, ordinal="true", since="2022-02", id="q0"),
        "third": count(a["002"], xi, "RU", n=3, ordinal="true", since="2022-02", id="q1"),
        "third too": count(a["003"], xi, "RU", n=3, ordinal="true", since="2022-02-24", id="q2"),
        "a year ago": count(a["003"], putin, "CN", superlative="last", when="2024-05", id="q3"),
        "previous": count(a["000"], xi, "RU", superlative="previous", when="2023-03", id="q4"),
        "first abroad": count(a["004"], putin, "CN", what="trip_abroad", superlative="first", since="2024-05", id="q5"),
        "first abroad, later": count(a["002"], putin, "CN", what="trip_abroad", superlative="first", id="q6"),
        "44": count(a["001"], xi, what="meeting", n=44, others=both, id="q7"),
        "45th": count(a["001"], xi, what="meeting", n=45, ordinal="true", others=both, id="q8"),
    }
    found = {v.claim: v for v in weigh(list(asked.values()), claims, published)}
    words = {name: found[c.id].verdict for name, c in asked.items()}
    assert words == {
        "second": "borne out", "third": "borne out", "third too": "borne out", "a year ago": "borne out", "previous": "borne out",
        "first abroad": "consistent", "first abroad, later": "consistent", "44": "consistent", "45th": "consistent",
    }  # fmt: skip
    named = [{visit for visit, told in gold.items() if event in told} for event in found["q1"].counted]
    assert named == [{"V02"}, {"V07"}, {"V08"}]
