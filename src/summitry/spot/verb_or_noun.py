"""Whether a word that can be a verb is one here: "the visit", "his planned trip", "they visit"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon.acts import Acts, VerbForm
from summitry.model import Unit, UnitKind

_ADVERBS = frozenset(
    (
        "also already now then still once again later longer soon ever first last both all each jointly together even "
        "just only thus hence therefore today tomorrow yesterday back far long well there here instead meanwhile indeed "
        "perhaps formally in-person"
    ).split()
)

_NOT_ADVERBS = frozenset(
    (
        "fly rely early daily weekly monthly family ally rally july italy reply supply only apply assembly friendly lovely "
        "costly deadly elderly lively orderly scholarly unfriendly"
    ).split()
)

DETERMINERS = frozenset(
    (
        "the a an this that these those his her its their our my your no any some another every each first second third "
        "fourth fifth official state"
    ).split()
)

PREPOSITIONS = frozenset(
    ("of on in at for from with by during after before about amid between since until upon despite over under against without via").split()
)

LIKE_PREPOSITIONS = frozenset(("including following regarding concerning according excluding pending given during owing").split())

SUBJECTS = frozenset({UnitKind.PERSON, UnitKind.GROUP, UnitKind.PRONOUN})


def nominal(units: Sequence[Unit], j: int, acts: Acts) -> bool:
    """Whether a bare form is a noun or an adjective here: "the visit", "his planned trip", "of talks"."""
    forms = acts.verbs.get(units[j].low, ())
    before = units[j - 1] if j else None
    after = units[j + 1] if j + 1 < len(units) else None
    if units[j].low == "last" and after and any(f.tense == "past" for f in acts.verbs.get(after.low, ())):
        return True  # "The two men last sat down together"
    if before and before.low == "that" and any(f.tense == "past" for f in forms) and units[j].low not in acts.words["ahead"]:
        return False  # "the trip that began on Sunday"
    if _noun_of_act(units, j) or before and not _first_did(units, j, forms) and (
        before.low in DETERMINERS
        or before.low in ("'s", "'")
        or before.kind is UnitKind.COUNTRY
        and before.facts.get("form") == "demonym"
        and not _person_of_country(units, j, acts)
    ):
        return True
    if before and before.low in ("and", "then", "or") and after and _goes_on(before, forms, after):
        return False
    if _named(before) and _named(units[j]) and _named(after):
        return True
    if any(f.tense == "base" or f.tense == "third" for f in forms) and not any(f.tense in ("past", "ing") for f in forms):
        return (
            not subject_before(before)
            or _singular_or_noun(units, j)
            and any(f.tense == "base" for f in forms)
            and not _plural_before(units, j)
        )
    if units[j].kind is UnitKind.NOUN:
        return not _auxiliary_free_verb(units, j)
    if before and before.low in PREPOSITIONS and not any(f.tense == "ing" for f in forms):
        return True
    if (
        after
        and after.kind is UnitKind.NOUN
        and any(f.tense in ("past", "participle") for f in forms)
        and not (before is not None and before.kind in SUBJECTS or _after_day(units, j))
    ):
        return before is not None and before.low not in (",", "and", "who", "which", "he", "she") and not adverb(before)
    return False


def _first_did(units: Sequence[Unit], j: int, forms: Sequence[VerbForm]) -> bool:
    """ "Bush first met Putin in 2001", "the two last spoke in May": no "first meeting" where somebody does so."""
    if j < 2 or units[j - 1].low not in ("first", "last") or not any(f.tense == "past" for f in forms):
        return False
    before = units[j - 2]
    return before.kind in SUBJECTS and before.low not in _OWNING or before.low in (",", "who")


_OWNING = frozenset(("his", "her", "their"))
_VISITS = frozenset(("visit", "visits", "tour", "tours", "stop", "stops"))
_HOLDING = frozenset("hold holds held holding have has had having conduct conducts conducted".split())
_SPOTS = (UnitKind.PLACE, UnitKind.COUNTRY)


def _noun_of_act(units: Sequence[Unit], j: int) -> bool:
    """ "includes visits to Mali", "for working visits", "hold with Modi talks", "tete-a-tete talks": no verb of visiting or talking."""
    if units[j].low == "working":
        return j + 1 < len(units) and units[j + 1].kind is UnitKind.NOUN
    if units[j].low == "talks" and j > 2:
        return units[j - 1].key == "meeting" or units[j - 2].low == "with" and units[j - 3].low in _HOLDING
    return units[j].low in _VISITS and j + 2 < len(units) and units[j + 1].low == "to" and units[j + 2].kind in _SPOTS


def _after_day(units: Sequence[Unit], j: int) -> bool:
    """ "Modi on Monday held talks", "Lavrov Tuesday held talks": between somebody and the verb stands a day."""
    if j < 2 or units[j - 1].kind is not UnitKind.TIME:
        return False
    return units[j - 3 if units[j - 2].low == "on" and j > 2 else j - 2].kind in SUBJECTS


def _goes_on(before: Unit, forms: Sequence[VerbForm], after: Unit) -> bool:
    """ "and visit Algeria", "then travel to Tallinn": a verb with its object or goal."""
    onward = before.low == "then" and after.low in ("to", "on") and any(f.act == "go" for f in forms)
    return onward or any(f.tense == "base" for f in forms) and _object(after)


def _object(after: Unit) -> bool:
    place = after.kind in (UnitKind.COUNTRY, UnitKind.PLACE) and after.facts.get("form") != "demonym"
    return place or after.kind is UnitKind.PERSON


def _named(unit: Unit | None) -> bool:
    """A word of a proper name: "the Field Carrier Landing Practice Facility" tells of no landing."""
    return unit is not None and unit.kind is UnitKind.WORD and unit.text[:1].isupper() and not unit.text.isupper()


def _singular_or_noun(units: Sequence[Unit], j: int) -> bool:
    return units[j].kind is UnitKind.NOUN or units[j - 1].kind is UnitKind.PERSON or units[j - 1].low in ("he", "she", "it")


def _plural_before(units: Sequence[Unit], j: int) -> bool:
    """A bare base form needs a plural subject: "Xi and Putin visit", "they meet"."""
    before = units[j - 1]
    if before.kind is UnitKind.GROUP or before.low in ("they", "we", "i", "you", "who", "leaders", "ministers", "presidents"):
        return True
    return before.kind is UnitKind.PERSON and j >= 3 and units[j - 2].low in ("and", "&")


def _auxiliary_free_verb(units: Sequence[Unit], j: int) -> bool:
    """Whether "meeting" or "visiting" after a comma or a person is a participle with an object of its own."""
    after = units[j + 1] if j + 1 < len(units) else None
    return after is not None and after.kind in (*SUBJECTS, UnitKind.COUNTRY, UnitKind.PLACE)


_JOURNEYS = frozenset(("visit", "go", "arrive", "leave"))
_ONWARD = frozenset(("to", "in", "for", "from", "into", "back", "home", "on", "at"))


def _person_of_country(units: Sequence[Unit], j: int, acts: Acts) -> bool:
    """ "The Brazilian flew to Dili": whether a country's name is a person who travels in what follows."""
    if j < 2 or units[j - 2].low != "the" or units[j - 1].facts.get("form") != "demonym" or j + 1 >= len(units):
        return False
    goes = any(f.tense == "past" and f.act in _JOURNEYS for f in acts.verbs.get(units[j].low, ()))
    return goes and units[j + 1].low in _ONWARD


def subject_before(before: Unit | None) -> bool:
    """Whether the unit before can be the subject of a verb."""
    if before is None:
        return False
    if before.kind in SUBJECTS or before.kind in (UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.ORGANISATION, UnitKind.TIME, UnitKind.NOUN):
        return before.facts.get("form") != "demonym"
    return before.low in (
        "who",
        "which",
        "that",
        "and",
        ",",
        "they",
        "we",
        "i",
        "leaders",
        "ministers",
        "presidents",
        "also",
        "both",
    ) or adverb(before)


def adverb(unit: Unit) -> bool:
    """Whether a unit is an adverb."""
    low = unit.low
    return low in _ADVERBS or (low.endswith("ly") and low not in _NOT_ADVERBS and unit.text[:1].islower())
