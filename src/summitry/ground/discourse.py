"""Who has been spoken of so far in an article: the ground on which pronouns, epithets and groups stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from summitry.lexicon import Lexicon
from summitry.lexicon.fold import fold
from summitry.model import Participant, Unit, UnitKind
from summitry.when import When

HEADS = ("head_of_state", "head_of_government")
_ASIDE = 7
"""Units between "whom" and the person it is said of."""
_WINDOW = 60
"""Mentions looked back on for groups and epithets."""


@dataclass(slots=True)
class Discourse:
    """The state of one article's reading; never leaves `ground`."""

    lexicon: Lexicon
    article: str
    on: When | None
    text: str = ""
    home: str = ""
    """The country whose "President" or "Prime Minister" the article speaks of without saying so."""
    official: bool = False
    """Whether `home` is known from an official publisher."""
    local: str = ""
    """The country of the paper, where it is no official publisher."""
    countries: dict[str, int] = field(default_factory=dict)
    """How often the article speaks of each country."""
    others: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(surname, person) -> whether the article names somebody else in full by it."""
    roster: dict[str, list[Participant]] = field(default_factory=dict)
    """Word a person can be called by -> persons introduced in full somewhere in the article."""
    said: list[tuple[int, Participant]] = field(default_factory=list)
    """(sentence, person) in order of mention."""
    subjects: list[tuple[Participant, ...]] = field(default_factory=list)
    """Who each sentence so far was about."""
    met: list[tuple[Participant, ...]] = field(default_factory=list)
    """Who met whom in each sentence so far, where one verb says it."""
    openings: list[int] = field(default_factory=list)
    """Sentences that opened a paragraph."""
    guests: list[Participant] = field(default_factory=list)
    """Who came somewhere, in order of telling."""
    hosts: list[Participant] = field(default_factory=list)
    """Who received somebody from abroad."""

    def introduce(self, person: Participant, words: Sequence[str]) -> None:
        """Let these words mean this person from now on."""
        for word in words:
            people = self.roster.setdefault(fold(word), [])
            if all(p.person != person.person for p in people):
                people.append(person)

    def called(self, name: str, country: str = "", fits: Callable[[Participant], bool] = bool) -> Participant | None:
        """The person introduced whom a name can mean; of two the one spoken of more often, else last."""
        people = [p for p in self.roster.get(fold(name), ()) if not country or not p.country or p.country == country]
        people = [p for p in people if fits(p)] or people
        if len(people) > 1:
            told = [p.person for _, p in self.said]
            latest = [p.person for p in self.recent()]
            ranked = sorted(people, key=lambda p: (-told.count(p.person), latest.index(p.person) if p.person in latest else _WINDOW))
            return ranked[0]
        return people[0] if people else None

    def recent(self) -> Iterator[Participant]:
        """Persons spoken of, the latest first, each once."""
        seen: set[str] = set()
        for _, person in reversed(self.said[-_WINDOW:]):
            if person.person not in seen:
                seen.add(person.person)
                yield person

    def introduced(self) -> tuple[Participant, ...]:
        """Everybody introduced in full, in order of introduction, each once."""
        people = {p.person: p for ps in self.roster.values() for p in ps}
        return tuple(people.values())


def met_in(units: Sequence[Unit]) -> tuple[Participant, ...]:
    """The two of whom the last meeting or call of a sentence is said, its subject and one partner behind it."""
    for i in range(len(units) - 2, 0, -1):
        verb = units[i].kind is UnitKind.VERB and units[i].key in ("meet", "host", "phone")
        noun = units[i].kind is UnitKind.NOUN and units[i].key in ("meeting", "call", "video") and _with(units, i) < len(units)
        if verb or noun:
            who, whom = subject_of(units[:i]), _partners(units, i if verb else _with(units, i))
            return who + whom if len(who) == len(whom) == 1 and who[0].person != whom[0].person else ()
    return ()


def _with(units: Sequence[Unit], i: int) -> int:
    """Where "with" stands behind a noun of a meeting; past the end where it does not."""
    return next((k for k in range(i + 1, min(len(units), i + _ASIDE)) if units[k].low == "with"), len(units))


_APART = frozenset(("before", "after", "who", "where", "when", "while", "as", "since"))


def _partners(units: Sequence[Unit], i: int) -> tuple[Participant, ...]:
    """Everybody named from here to the next verb, the first near."""
    ahead = list(takewhile(lambda u: u.kind is not UnitKind.VERB and u.low not in _APART, units[i + 1 :]))
    near = any(u.people for u in ahead[:_ASIDE])
    return tuple(p for u in ahead if near and u.kind is UnitKind.PERSON for p in u.people)


STRANGER = Participant("", "", office="out")
"""Somebody the article names who is nobody of the lexicon: whom "he" means next, and so nobody to record."""


def subject_of(units: Sequence[Unit]) -> tuple[Participant, ...]:
    """Whom a sentence is about: the first persons before a verb that no preposition governs."""
    if _opens_with_a_stranger(units):
        return (STRANGER,)
    begin = _past_lead(units)
    for i, unit in enumerate(units[begin:], begin):
        if unit.people and unit.kind in (UnitKind.PERSON, UnitKind.GROUP, UnitKind.PRONOUN) and not _governed(units, i):
            if i > 1 and units[i - 1].low == "whom":
                return next((u.people[:1] for u in reversed(units[max(0, i - _ASIDE) : i]) if u.kind is UnitKind.PERSON), ())
            if unit.kind is UnitKind.PRONOUN and unit.low in ("his", "their") and i + 1 < len(units):
                return unit.people
            return unit.people + _joined(units, i)
    return ()


_OPENING = frozenset(("after", "before", "since", "without", "while"))
_LEAD = 16
"""Units a phrase before the subject has at most."""


def _past_lead(units: Sequence[Unit]) -> int:
    """Past "After meeting Putin in Moscow," to the person who did so, who stands right behind the comma."""
    if len(units) < 4 or units[0].low not in _OPENING or units[1].facts.get("tense") != "ing":
        return 0
    k = next((k for k in range(2, min(len(units) - 1, _LEAD)) if units[k].low == "," and units[k + 1].people), 0)
    finite = any(u.kind is UnitKind.VERB and u.facts.get("tense") not in ("ing", "inf", "part") for u in units[:k])
    return 0 if finite else k + 1 if k else 0


def _opens_with_a_stranger(units: Sequence[Unit]) -> bool:
    """ "Douglas Hickey is ...", "Mr. Barber made ...": a name nobody is known by, before the first verb."""
    if units[:1] and units[0].kind is UnitKind.PERSON:
        return " " in units[0].facts.get("name", "") and not units[0].people
    lead = list(takewhile(_capitalised, units[:6]))
    names = [u for u in lead if u.low != "."]
    after = units[len(lead)].low if len(lead) < len(units) else ","
    initial = len(lead) > len(names)  # "Daniel J. Hickey, a lawyer, ..."
    named = 2 <= len(names) <= 4 and names[0].low not in ("the", "a", "an") and names[-1].kind is UnitKind.WORD
    return named and after != ":" and (initial or after != ",")


def _capitalised(unit: Unit) -> bool:
    """A word of a name, or the mark of its initial."""
    return unit.low == "." or unit.kind in (UnitKind.WORD, UnitKind.PLACE) and unit.text[:1].isupper() and unit.text.isalpha()


def _governed(units: Sequence[Unit], i: int) -> bool:
    while i >= 2 and units[i - 1].low in ("and", ",", "&") and units[i - 2].kind is UnitKind.PERSON:
        i -= 2
    return i > 0 and units[i - 1].low in ("of", "with", "by", "for", "to", "from", "against", "between", "including", "via", "than", "over")


def _joined(units: Sequence[Unit], i: int) -> tuple[Participant, ...]:
    """Persons joined to the one at `i` by "and" or commas."""
    out: list[Participant] = []
    k = _next_in_list(units, i + 1)
    while k and units[k].people and units[k].kind is UnitKind.PERSON:
        out += units[k].people
        k = _next_in_list(units, k + 1)
    return tuple(out)


def _next_in_list(units: Sequence[Unit], k: int) -> int:
    """Where a list goes on behind "and", ",", ", and", brackets in between ("of Korea (ROK), and"); 0 where it does not."""
    if k < len(units) and units[k].low == "(":
        k = next((j + 1 for j in range(k, min(len(units), k + 6)) if units[j].low == ")"), k)
    joined = k
    while joined < min(len(units), k + 2) and units[joined].low in ("and", ",", "&"):
        joined += 1
    return joined if k < joined < len(units) else 0
