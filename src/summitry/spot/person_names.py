"""Runs of words that name a person: known surnames, forenames before them, particles, suffixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitry.model import Unit, UnitKind

_PARTICLES = frozenset(("bin bint ibn al el de del della da das dos di du van von der den ter la le y e san abu ben").split())

NOT_NAMES = frozenset(
    (
        "the a an in on at by for from and but or as if it he she they we this that these those his her their after "
        "before during while when who which what where how why although though because since until like unlike even "
        "then also did does is was were are can could should would will shall has had have not only so yet nor with "
        "without under over about against between among despite during instead perhaps maybe still once again today "
        "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday sources officials reporters "
        "analysts asked told said says meanwhile however earlier later both read remarks statement speech day "
        "university street party war union house today republican democrat democratic republicans democrats "
        "council committee commission board association foundation institute parliament assembly senate court company "
        "corporation fund agency department authority society group "
        "administration government ministry office spokesman spokesperson press secretary white"
    ).split()
)

_MAX_NAME = 5
_POST_NOMINALS = frozenset("TD MP MEP MHA MLA QC KC SC CBE OBE MBE KBE KCMG GCMG GCB GCFR GCON CFR CON EGH CGH OCC JP".split())
"""Letters behind a name that are no part of it: "Enda Kenny T.D."."""


def name_run(units: Sequence[Unit], j: int, known: Mapping[str, str], titled: bool) -> tuple[str, str, int]:
    """The name that begins at `j`: its words, the ids it may mean, the index after it; empty where none does."""
    words: list[str] = []
    candidates = ""
    k = j
    while k < len(units) and k - j < _MAX_NAME + 2:
        unit = units[k]
        if " " in " ".join(words) and unit.text.replace(".", "") in _POST_NOMINALS:
            return (" ".join(words), candidates, k + 1) if candidates or titled else ("", "", j)
        if unit.kind is UnitKind.PERSON and not unit.facts.get("offices"):
            full = "|" not in unit.key and " " in unit.text
            if words and full and candidates:
                break
            candidates = candidates or unit.key
            words.append(unit.text)
        elif _may_be_name(unit, bool(words), titled):
            words.append(unit.text)
        elif words and titled and (past := _past_mark(units, k)):
            k = past
            continue
        else:
            break
        k += 1 + _initial(units, k)
    while words and (words[-1].lower() in _PARTICLES or words[-1] in (".", "-")):
        words.pop()
        k -= 1
    if words and [u.low for u in units[k : k + 2]] == [",", "jr"]:
        k += 3 if k + 2 < len(units) and units[k + 2].text == "." else 2
    text = " ".join(words).replace(" .", ".")
    if text and (candidates or titled or text in known):
        return text, candidates, k
    return "", "", j


def _initial(units: Sequence[Unit], k: int) -> bool:
    """Whether the letter at `k` is a middle initial whose full stop stands before more of the name: "Madeleine K. Albright"."""
    if len(units[k].text) != 1 or not units[k].text.isupper() or k + 2 >= len(units):
        return False
    return units[k + 1].text == "." and units[k + 1].start == units[k].end and units[k + 2].text[:1].isupper()


def _past_mark(units: Sequence[Unit], k: int) -> int:
    """Past the mark of a glottal stop before a name, or a nickname in quotes between two: "Siaosi ʻOfa Sovaleni", "Robert “Bob” Ray"."""
    if units[k].kind is not UnitKind.PUNCT or k + 1 >= len(units) or not units[k + 1].text[:1].isupper():
        return 0
    if units[k].text in "‘ʻ’`'" and units[k + 1].start == units[k].end:
        return k + 1
    closed = k + 3 < len(units) and units[k].text in '“"(' and units[k + 2].text in '”")' and units[k + 3].text[:1].isupper()
    return k + 3 if closed else 0


def _may_be_name(unit: Unit, inside: bool, titled: bool) -> bool:
    if unit.kind not in (UnitKind.WORD, UnitKind.PLACE, UnitKind.NOUN) or not titled:
        return inside and unit.kind is UnitKind.WORD and unit.text[:1].isupper() and unit.low not in NOT_NAMES and unit.text.isalpha()
    if inside and unit.low in _PARTICLES:
        return True
    if unit.text == "." and inside:
        return False
    return unit.text[:1].isupper() and unit.low not in NOT_NAMES and unit.text[:1].isalpha()


def forename(units: Sequence[Unit], i: int) -> bool:
    """Whether a capitalised word is the forename of a surname that follows: "Michelle Obama" is not Barack."""
    if i + 1 >= len(units) or units[i].kind is not UnitKind.WORD or units[i + 1].kind is not UnitKind.PERSON or " " in units[i + 1].text:
        return False
    unit = units[i]
    return (
        unit.text[:1].isupper()
        and unit.text.isalpha()
        and len(unit.text) > 2
        and unit.low not in NOT_NAMES
        and not unit.text.isupper()
        and units[i + 1].facts.get("form") == "surname"
    )


def unknown_name(units: Sequence[Unit], i: int, known: Mapping[str, str]) -> tuple[str, str, int]:
    """A run of capitalised words: a person met before, or one whose apposition will say an office."""
    if units[i].text in known and (i == 0 or not units[i - 1].text[:1].isupper() or units[i - 1].kind is not UnitKind.WORD):
        return known[units[i].text], "", i + 1
    k = i
    while k < len(units) and k - i < _MAX_NAME and units[k].kind in (UnitKind.WORD, UnitKind.PERSON):
        word = units[k]
        if not (word.text[:1].isupper() and word.low not in NOT_NAMES or k > i and word.low in _PARTICLES):
            break
        k += 1
    if k - i >= 2 and k < len(units) and units[k].low == ",":
        found = next((u.key for u in units[i:k] if u.kind is UnitKind.PERSON), "")
        return " ".join(u.text for u in units[i:k]), found, k
    text = " ".join(u.text for u in units[i:k])
    last = units[k - 1].text if k > i else ""
    if k - i >= 2 and known.get(last) == text:
        return text, "", k
    return "", "", i
