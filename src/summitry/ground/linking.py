"""Whom a named or titled mention means: by country, office and day first, by name second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.ground.others import misspelt
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Person, Term
from summitry.lexicon.fold import fold
from summitry.lexicon.people import one_spelling
from summitry.model import Participant, Span, Unit
from summitry.when import When

DEFAULT_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "envoy")
_PAST, _FUTURE, _DEPUTY = "past", "future", "deputy"
_BARE = 2.0
"""A title and a surname alone need more than one sign: the office held, or the country named."""
COURTESIES = frozenset(("", "mr", "mrs", "ms", "miss"))
_HANDOVER = 30
"""Days around a change of holder in which both may be meant (gold and tables differ by as much)."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Whom a mention means and how well that is known."""

    participant: Participant
    score: float


def offices_of(unit: Unit) -> tuple[str, ...]:
    """Offices the words of a mention may mean."""
    return tuple(o for o in unit.facts.get("offices", "").split("|") if o)


def link_named(unit: Unit, article: str, lexicon: Lexicon, on: When | None, countries: Mapping[str, int]) -> Linked | None:
    """Whom a mention with a name means: a person of the lexicon, else the person the text describes, else nobody.

    Of two who fit alike ("King Abdullah"), the one whose country the article speaks of more.
    """
    name = unit.facts.get("name", "")
    found = _candidates(unit, name, lexicon)
    weighed = ((_score(p, unit, on, lexicon), countries.get(p.country, 0), -i, p) for i, p in enumerate(found))
    scored = [(score, person) for score, _, _, person in sorted(weighed, key=lambda t: t[:3], reverse=True)]
    if (
        len(found) == 1
        and len(name.split()) > 1
        and not unit.facts.get("title")
        and not unit.facts.get("country")
        and -2.0 < scored[0][0] <= 0
    ):
        return Linked(_participant(found[0], unit, article, on), 0.5)  # a full name of long ago that nobody else bears
    if scored and scored[0][0] > (_BARE if " " not in name and _rank_alone(unit) else 0):
        score, person = scored[0]
        return Linked(_participant(person, unit, article, on), score)
    holder = misspelt(unit, lexicon, on)
    if holder:
        return Linked(_participant(holder, unit, article, on), 1.0)
    if unit.facts.get("title") and not unit.facts.get("courtesy"):
        return Linked(_described(unit, article, name), 1.0)
    return None


def _rank_alone(unit: Unit) -> bool:
    """Whether a title stands before the name that many bear ("Dr", "General"); "Mr" says no more than the bare name."""
    return unit.facts.get("title", "").rstrip(".") not in COURTESIES


def _candidates(unit: Unit, name: str, lexicon: Lexicon) -> tuple[Person, ...]:
    ids = [i for i in unit.facts.get("candidates", "").split("|") if i]
    people = {p.id: p for p in (lexicon.people.by_id(i) for i in ids) if p}
    for p in lexicon.people.named(name):
        people.setdefault(p.id, p)
    return tuple(p for p in people.values() if _name_fits(name, p))


_SUFFIXES = frozenset(("jr sr ii iii iv lord sir dr h e crown prince princess").split())


def _name_fits(name: str, person: Person) -> bool:
    """Whether the given words can name the person: no word of them speaks against it."""
    words = [w for w in one_spelling(fold(name)).replace("-", " ").replace(".", " ").replace(",", " ").split() if w not in _SUFFIXES]
    if len(words) < 2:
        return True
    for form in (person.name, *person.aliases):
        known = one_spelling(fold(form)).replace("-", " ").replace(".", " ").split()
        if all(w in known or len(w) == 1 and any(k[0] == w for k in known) for w in words):
            return True
        if known and words[-1] == known[-1] and (words[0][0] == known[0][0] and (len(words[0]) == 1 or _alike(words[0], known[0]))):
            return True
    return False


def _alike(a: str, b: str) -> bool:
    return a.startswith(b[:3]) or b.startswith(a[:3])


def _by_own_title(person: Person, unit: Unit, lexicon: Lexicon) -> list[Term]:
    """Terms that a title means in the person's own country alone: a Spanish prime minister is called president."""
    readings = {c: lexicon.titles.get(unit.facts.get("title", ""), c) for c in {t.country for t in person.terms}}
    return [t for t in person.terms if (r := readings[t.country]) and t.country in r.countries and t.office in r.offices]


def _score(person: Person, unit: Unit, on: When | None, lexicon: Lexicon) -> float:
    """Evidence that a person is meant; 0 and less is none."""
    score = 1.0 if " " in unit.facts.get("name", "") else 0.0
    country, offices = unit.facts.get("country", ""), offices_of(unit)
    if country:
        score += 3.0 if any(t.country == country for t in person.terms) else -6.0
    worded = [w for w in unit.facts.get("worded", "").split("|") if w]
    terms = [t for t in person.terms if (not offices or t.office in offices) and (not worded or any(w in fold(t.title) for w in worded))]
    terms = terms or (_by_own_title(person, unit, lexicon) if offices else [])
    if offices:
        score += 2.0 if terms else -1.5
    if on is not None:
        score += _time_score(terms or person.terms, on, unit.facts.get("effect", ""))
    elif any(t.office in DEFAULT_OFFICES for t in person.terms):
        score += 1.0
    return score


def _time_score(terms: Sequence[Term], on: When, effect: str) -> float:
    holds = [t.holds(on) for t in terms]
    if True in holds:
        return 2.5
    if None in holds:
        return 1.5
    if any(t.near(on, _HANDOVER) for t in terms):
        return 1.0
    if effect in (_PAST, _FUTURE):
        return 1.0
    years = min((_years_away(t, on) for t in terms), default=99.0)
    return 0.5 if years < 5 else -0.5 if years < 20 else -2.0


def _years_away(term: Term, on: When) -> float:
    ends = [d for d in (term.start, term.end) if d]
    if not ends or not on.first or not on.last:
        return 0.0
    return min(abs((d - on.first).days) for d in ends) / 365


def _participant(person: Person, unit: Unit, article: str, on: When | None) -> Participant:
    country = unit.facts.get("country", "")
    term = _term(person, offices_of(unit), country, on)
    office = term.office if term else (offices_of(unit) or ("",))[0]
    if not country or not any(t.country == country for t in person.terms):
        country = term.country if term else person.country
    return Participant(
        "", person.name, country, person.id, _with_effect(office, person, term, unit, on), Span(article, unit.start, unit.end, unit.text)
    )


def _term(person: Person, offices: tuple[str, ...], country: str, on: When | None) -> Term | None:
    home = country if any(t.country == country for t in person.terms) else person.country
    terms = [t for t in person.terms if t.country == home] or list(person.terms)
    meant = [t for t in terms if t.office in offices] or terms
    if on is None:
        return _latest(meant) if meant else None
    holding = [t for t in meant if t.holds(on)] or [t for t in meant if t.holds(on) is None] or [t for t in meant if t.near(on, _HANDOVER)]
    return min(holding, key=_rank) if holding else _nearest(meant, on) if meant else None


def _nearest(terms: Sequence[Term], on: When) -> Term:
    """The term held nearest to a day, of an office the record wants before any other: a premier of 1999 is no minister of 2013."""
    return min(terms, key=lambda t: (t.office not in DEFAULT_OFFICES, _years_away(t, on)))


def _latest(terms: Sequence[Term]) -> Term:
    """The last term of an office the record wants, else the last of all."""
    return max(enumerate(terms), key=lambda x: (x[1].office in DEFAULT_OFFICES, x[0]))[1]


def _rank(term: Term) -> int:
    return DEFAULT_OFFICES.index(term.office) if term.office in DEFAULT_OFFICES else len(DEFAULT_OFFICES)


_STAFF = frozenset("adviser advisor aide spokesman spokeswoman spokesperson diplomat official ambassador lawmaker governor mayor".split())
"""What a known name is called where it holds no office the record wants, though it once did."""


def _with_effect(office: str, person: Person, term: Term | None, unit: Unit, on: When | None) -> str:
    """The office, marked where it is no longer, not yet, or not quite held."""
    effect = unit.facts.get("effect", "")
    title = unit.facts.get("title", "")
    if title.split(" ")[-1] in _STAFF and unit.low.find(title) < unit.low.find(unit.facts.get("name", "").lower()):
        return "other"
    if effect == _DEPUTY:
        return f"deputy_{office}"
    if effect == _PAST:
        return f"former_{office}"
    if effect == _FUTURE:
        return f"designate_{office}"
    if on is not None and term is not None and not unit.facts.get("title"):
        if term.end and on.first and (on.first - term.end).days > _HANDOVER and term.holds(on) is False:
            return f"former_{office}"
        if term.start and on.last and (term.start - on.last).days > _HANDOVER:
            return f"designate_{office}"
    return office


def _described(unit: Unit, article: str, name: str) -> Participant:
    offices = offices_of(unit)
    any_minister = set(offices) == {"foreign_minister", "defence_minister"}  # a bare "Secretary" of Washington
    office = "other" if any_minister else (offices or ("",))[0]
    country = unit.facts.get("country", "") or unit.facts.get("countries", "").split("|")[0]
    effect = {"past": "former_", "future": "designate_", "deputy": "deputy_"}.get(unit.facts.get("effect", ""), "")
    person = f"{country}:{fold(name)}" if country else fold(name)
    return Participant("", name, country, person, effect + office, Span(article, unit.start, unit.end, unit.text))
