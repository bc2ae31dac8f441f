"""What is written comes back equal: the law of the record."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from records import claims, datings, events, spans, whens
from summitry.keep import codec
from summitry.keep.rows import claim_of, claim_row, dating_of, dating_row
from summitry.model import Claim, Event, Pair
from summitry.when import parse


@given(claims)
def test_a_claim_comes_back_from_its_row(claim):
    row = claim_row(claim, 1)
    assert claim_of({"body": row["body"]}) == claim
    assert codec.loads(Claim, codec.dumps(claim)) == claim


@given(events)
def test_an_event_comes_back(event):
    assert codec.loads(Event, codec.dumps(event)) == event


@given(datings)
def test_a_dating_comes_back_from_its_row(dating):
    assert dating_of(dating_row(dating)) == dating


@given(st.builds(Pair, a=st.text(), b=st.text(), kind=st.text(), evidence=st.lists(st.tuples(spans, spans), max_size=2).map(tuple)))
def test_a_pair_comes_back(pair):
    assert codec.loads(Pair, codec.dumps(pair)) == pair


@given(whens)
def test_every_day_is_the_day_its_text_says(when):
    assert parse(when.text) == when


@given(claims)
def test_equal_claims_are_written_alike(claim):
    """Byte for byte, whatever the order in which a mapping was filled."""
    turned = dict(reversed(list(claim.details.items())))
    again = Claim(**{f: getattr(claim, f) for f in Claim.__slots__} | {"details": turned})
    assert codec.dumps(again) == codec.dumps(claim)


def test_what_a_later_version_adds_is_left_out_by_an_earlier_one():
    """A body with a field this version does not know is read without it."""
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    row = db.execute("""SELECT '{"id":"c","article":"a","kind":"visit","spans":[],"mood":"good"}' AS body""").fetchone()
    assert claim_of(row) == Claim("c", "a", "visit", ())
