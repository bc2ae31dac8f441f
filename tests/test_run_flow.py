"""Whom an article without a day means: by the years it names, unless nobody it names held office then."""

from __future__ import annotations

import pytest

from summitry.lexicon import load_lexicon
from summitry.read import of_text
from summitry.run.flow import about, read_claims
from summitry.settings import Settings

ARRIVED = "CAIRO - Antony Blinken arrived in Cairo at noon from Tel Aviv."


@pytest.mark.parametrize(
    "background",
    [
        "",
        "The treaty of 1979 is a sore point.",
        "The square was last so full in 2011.",
        "Trade came to 2,015 million.",
    ],
)
def test_a_year_of_the_background_does_not_take_a_minister_his_office(background: str) -> None:
    reading = read_claims(of_text(f"{ARRIVED} {background}"), load_lexicon(), Settings())
    assert ("Antony Blinken", "EG") in {(c.participants[0].name, c.host_country) for c in reading.claims}


def test_years_tell_namesakes_apart() -> None:
    told = "AMMAN - President Bush arrived in Amman on Tuesday. The last such visit was in 2004."
    reading = read_claims(of_text(told), load_lexicon(), Settings())
    assert "George W. Bush" in {c.participants[0].name for c in reading.claims}


def test_a_year_before_the_tables_of_office_tells_nobodys_day() -> None:
    assert about(of_text("The treaty of 1979 is a sore point.")) is None
