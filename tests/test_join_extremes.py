"""Odd days, odd orders, empty fields: no room of the record side fails, and each gives the same whatever the order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.check import verdicts
from summitry.join import cluster, explain, least_sure
from summitry.model import ClaimKind, Judgement, Origin, Status
from summitry.settle import known_on, latest_day, losing_sides, settle_all
from tellings import dated, days, meeting, visit

_DAYS = ("", "0001-01-01", "0001", "9999-12-31", "9999", "XXXX-06-12", "../2024", "2024/..", "[..2024-05]", "201X", "2024-05~", "2024",
         "2024-05", "2024-05-06", "[2024-05-01..2024-06-20]", "2024-05-06/2024-05-09")  # fmt: skip
_STATUS = (*(str(s) for s in Status), "")


@st.composite
def _claims(draw):
    """Up to eight claims of all sorts in up to three articles."""
    out = []
    for n in range(draw(st.integers(1, 8))):
        article = draw(st.sampled_from("abc"))
        told = {"status": draw(st.sampled_from(_STATUS)), "at": 10 * n, "id": f"c{n}"}
        told["place"] = draw(st.sampled_from(["", "Kazan", "Kremlin"]))
        start, end = draw(st.sampled_from(_DAYS)), draw(st.sampled_from(_DAYS))
        told["days"] = days(start, end, draw(st.sampled_from(["", "2024-05-06..2024-05-07"])), draw(st.sampled_from([(), ("2024-05-06",)])))
        kind = draw(st.sampled_from(["visit", "visit", "meeting", "count"]))
        if kind == "meeting":
            told |= {"mode": draw(st.sampled_from(["", "phone"])), "host": "RU"}
            out.append(meeting(article, draw(st.sampled_from(["Q1 Q2", "Q1", "Q1 Q3"])), **told))
            continue
        if kind == "count":
            told["kind"] = ClaimKind.COUNT
            what = draw(st.sampled_from(["visit", "meeting", "trip_abroad", "odd"]))
            superlative = draw(st.sampled_from(["", "first", "last", "previous"]))
            told["details"] = {"what": what, "superlative": superlative, "n": draw(st.sampled_from(["", "1", "2", "x"])),
                               "since": draw(st.sampled_from(["", "2024", "taking office", "in ten years", "in 9999 years"])),
                               "by": draw(st.sampled_from(["", "FR", "FR:head_of_state"]))}  # fmt: skip
        else:
            told["occasion"] = draw(st.sampled_from(["", "BRICS summit", "16th BRICS summit", "17th BRICS summit"]))
            told["definite"] = draw(st.booleans())
        out.append(visit(article, draw(st.sampled_from(["FR:Q1", ":"])), draw(st.sampled_from(["RU", ""])), **told))
    return out


def _record(claims, published, origins, judgements):
    events, found = settle_all(cluster(claims, published, judgements), published, origins, judgements, None, latest_day(published))
    weighed = verdicts(claims, events, published, None, claims)
    return events, found, weighed


@given(_claims(), st.sampled_from(_DAYS), st.sampled_from(_DAYS), st.sampled_from(_DAYS), st.randoms())
@settings(max_examples=150, deadline=None)
def test_nothing_fails_and_no_order_matters(claims, a, b, c, rng: random.Random):
    published = dated(a=a, b=b, c=c)
    origins = (Origin("o", ("a", "b"), "reworded"),)
    judgements = (Judgement("same", ("c0", "c1")), Judgement("different", ("c1", "c2")), Judgement("reject", ("c3",)))
    once = _record(claims, published, origins, judgements)
    shuffled = [*claims, *claims]
    rng.shuffle(shuffled)
    assert _record(shuffled, published, origins, judgements) == once
    events, found, _ = once
    kept = {x.id for x in claims if x.kind in (ClaimKind.VISIT, ClaimKind.MEETING)} - {"c3"}
    assert {x for e in events for x in e.claims} == kept
    assert sum(len(e.claims) for e in events) == len(kept), "a claim is of one event"
    assert all(e.id in e.claims for e in events)
    for e in events:
        for values in e.values.values():
            assert all(1 <= v.origins[0] <= v.origins[1] <= max(1, len(v.articles)) for v in values)
    losing_sides(found)


@given(_claims(), st.dates())
@settings(max_examples=40, deadline=None)
def test_evidence_and_knowledge_can_always_be_asked_for(claims, day):
    published = dated(a="2024-05", b="", c="2024-05-06")
    assert known_on(day, published) <= {"a", "c"}
    for group in cluster(claims, published):
        least_sure(group, published)
        explain(group[:1], group[1:] or group, published)
