"""Words of courtesy before a name: "Mr", "H.E.", "Shri", "His Royal Highness"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Unit

COURTESY = frozenset(("mr mrs ms miss dr sir madam mme lord lady dame").split())


_STYLES = frozenset(
    ("majesty highness excellency holiness eminence royal imperial serene honourable honorable right most reverend").split()
)


def past_courtesy(units: Sequence[Unit], j: int) -> int:
    """Past "Mr" or "Mrs."; 0 where there is none."""
    if j >= len(units) or units[j].low.rstrip(".") not in COURTESY or not units[j].text[0].isupper():
        return 0
    return j + 2 if j + 1 < len(units) and units[j + 1].text == "." else j + 1


_HONORIFICS = frozenset(
    (
        "shri smt shrimati h.e h.e. he hon datuk dato datin seri sri tan tun tengku tunku sheikha hrh hm hh cde comrade samdech techo "
        "moha oknha afioga susuga tofa ratu dasho lyonpo lyonchhen alhaji alhaja ustad maulana chief engr prof gen lt"
    ).split()
)


def past_honorific(units: Sequence[Unit], j: int) -> int:
    """Past "H.E. Mr.", "Shri", between a title and a name, a comma before it included."""
    k = j + 1 if j < len(units) and units[j].low == "," else j
    first = k
    while k < len(units) and units[k].text[:1].isupper():
        low = units[k].low.rstrip(".")
        initials = [u.low for u in units[k : k + 4]] == ["h", ".", "e", "."]
        if initials:
            k += 4
        elif low in COURTESY or low in _HONORIFICS and units[k].low != "he":
            k += 2 if k + 1 < len(units) and units[k + 1].text == "." else 1
        else:
            break
    return k if k > first and k < len(units) and units[k].text[:1].isupper() else j


def past_style(units: Sequence[Unit], j: int) -> int:
    """Past "His Majesty", "Her Royal Highness", "The Right Honourable"."""
    while j < len(units) and units[j].low in _STYLES and units[j].text[:1].isupper():
        j += 1
    return j


def past_brackets(units: Sequence[Unit], j: int) -> int:
    """Past "(DRC)", the short name of a state behind its full one, where somebody's name follows."""
    if j + 3 >= len(units) or units[j].low != "(" or units[j + 2].low != ")" or not units[j + 1].text.isupper():
        return j
    return j + 3
