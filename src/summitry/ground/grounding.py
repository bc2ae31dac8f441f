"""Give every mention of an article its meaning: persons, epithets, pronouns, places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from summitry.ground.demonyms import by_country
from summitry.ground.discourse import HEADS, Discourse, met_in, subject_of
from summitry.ground.holders import holder_of
from summitry.ground.homes import local_home, of_seat, official_home, own_country
from summitry.ground.linking import COURTESIES, DEFAULT_OFFICES, Linked, link_named, offices_of
from summitry.ground.others import means_nobody, others_called
from summitry.ground.places import countries_meant, countries_spoken_of, ground_places
from summitry.ground.references import refer, the_minister
from summitry.ground.roles import note_roles
from summitry.ground.salience import of_title_gender
from summitry.ground.styles import by_first_name, crown, described_later, first_name_alone, governs, pope_by_name, surname_of_a_place
from summitry.lexicon import Lexicon
from summitry.lexicon.fold import fold
from summitry.model import Marked, Participant, Sentence, Span, Unit, UnitKind
from summitry.when import When

_REFERRING = (UnitKind.PERSON, UnitKind.GROUP, UnitKind.PRONOUN)


def ground(marked: Marked, lexicon: Lexicon, on: When | None) -> Marked:
    """Key the units of an article; `on` is its day, or the days it may be of, or None."""
    official = official_home(marked, lexicon)
    talk = Discourse(lexicon, marked.article.id, on, marked.article.text, official or of_seat(marked), bool(official))
    spoken = countries_spoken_of(marked.sentences)
    talk.countries.update(Counter(spoken) + _capitals(marked.sentences))
    talk.local = "" if official else local_home(marked, lexicon, talk.countries)
    _introduce(marked.sentences, talk)
    states = countries_meant(marked.sentences, lexicon)
    if states:
        marked = replace(marked, sentences=tuple(_as_states(s, states) for s in marked.sentences))
    opens = _openings(marked)
    sentences = tuple(_sentence(n, s, spoken, talk, n in opens) for n, s in enumerate(marked.sentences))
    return replace(marked, sentences=sentences)


def _openings(marked: Marked) -> frozenset[int]:
    """Sentences that open a paragraph: the first, and those on a new line."""
    text, sentences = marked.article.text, marked.sentences
    ends = (0, *(s.end for s in sentences))
    return frozenset(n for n, s in enumerate(sentences) if n == 0 or "\n" in text[ends[n] : s.start])


def _capitals(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often the article names each country's capital."""
    return Counter(u.facts["or_metonym"] for s in sentences for u in s.units if u.kind is UnitKind.PLACE and u.facts.get("or_metonym"))


def _as_states(sentence: Sentence, states: frozenset[str]) -> Sentence:
    """Georgia the US state is no country."""
    units = tuple(replace(u, kind=UnitKind.WORD, key="") if u.kind is UnitKind.COUNTRY and u.key in states else u for u in sentence.units)
    return replace(sentence, units=units)


def _introduce(sentences: Sequence[Sentence], talk: Discourse) -> None:
    """First pass: everybody named in full or by title anywhere in the article."""
    named = [u for s in sentences for u in s.units if u.kind is UnitKind.PERSON and u.facts.get("name") and _in_full(u)]
    for unit in sorted(named, key=_untitled):
        if _untitled(unit) and _introduced(unit, talk):
            continue
        linked = _at_home(_linked(unit, talk), unit, talk)
        if linked and not first_name_alone(unit, linked.participant, talk):
            talk.introduce(linked.participant, _callable(linked.participant, unit, talk))
    pope_by_name(talk)


def _linked(unit: Unit, talk: Discourse) -> Linked | None:
    """Whom a name means; a bare surname nobody where the article gives it to somebody else in full."""
    found = link_named(unit, talk.article, talk.lexicon, talk.on, talk.countries) or _without_a_title_word(unit, talk)
    name = unit.facts.get("name", "")
    if not found or " " in name or offices_of(unit):
        return found
    key = (name, found.participant.person)
    if key not in talk.others:
        talk.others[key] = others_called(name, found.participant, talk.text, talk.lexicon)
    return None if talk.others[key] else found


def _at_home(linked: Linked | None, unit: Unit, talk: Discourse) -> Linked | None:
    """ "Prime Minister Fiame" of a Samoan paper: who is kept by a title alone is of the paper's own country."""
    home = talk.local or (talk.home if talk.official else "")
    if linked is None or linked.participant.country or not home or not _of_a_state(unit):
        return linked
    if holder_of(home, unit.facts["title"], talk) is not None:
        return linked  # that office is known to be another's: "President Nixon" of 2022
    person = linked.participant
    return replace(linked, participant=replace(person, country=home, person=f"{home}:{person.person}"))


def _of_a_state(unit: Unit) -> bool:
    """Whether an office in capitals is plainly one of a state: a "chairman" or a "world rugby president" is of anything."""
    plain = any(word in unit.facts.get("title", "") for word in ("minister", "president", "premier", "taoiseach"))
    return plain and bool(offices_of(unit)) and unit.text[:1].isupper()


def _without_a_title_word(unit: Unit, talk: Discourse) -> Linked | None:
    """ "Minister of Foreign Affairs and European Integration Natalia Gherman": the last word of a title is no part of a name."""
    words = unit.facts.get("name", "").split()
    known = talk.lexicon.people.named(" ".join(words[1:])) if len(words) > _FULL_NAME else ()
    if len(known) != 1 or unit.facts.get("title"):
        return None
    return link_named(replace(unit, facts={**unit.facts, "name": " ".join(words[1:])}), talk.article, talk.lexicon, talk.on, talk.countries)


_FULL_NAME = 2
"""Words of a forename and a surname."""


def _untitled(unit: Unit) -> bool:
    """Whether a name stands without office or country ("Mr" is none): it then means whom the article gave these words with them."""
    return unit.facts.get("title", "").rstrip(".") in COURTESIES and not unit.facts.get("country")


def _introduced(unit: Unit, talk: Discourse) -> Participant | None:
    met = talk.called(unit.facts["name"], fits=partial(_suits, unit, talk))
    return met if met and _same_words(met.name, unit.facts["name"]) else None


def _suits(unit: Unit, talk: Discourse, person: Participant) -> bool:
    return of_title_gender(unit, person, talk)


def _in_full(unit: Unit) -> bool:
    return " " in unit.facts["name"] or bool(unit.facts.get("title"))


def _callable(person: Participant, unit: Unit, talk: Discourse) -> tuple[str, ...]:
    """Words by which a person introduced here may be called later."""
    name = unit.facts["name"]
    known = talk.lexicon.people.by_id(person.person)
    surnames = known.surnames if known else ()
    first = (name.split()[0],) if " bin " in f" {name.lower()} " else ()
    return tuple(dict.fromkeys((name, name.split()[-1], person.name, *surnames, *first)))


def _sentence(number: int, sentence: Sentence, spoken: Mapping[str, int], talk: Discourse, opens: bool) -> Sentence:
    talk.openings += [number] * opens
    units: list[Unit] = []
    placed = ground_places(sentence.units, spoken, talk.lexicon)
    for i, unit in enumerate(placed):
        if unit.low == "minister" and (meant := the_minister(placed, i, talk)):
            unit = replace(unit, kind=UnitKind.PERSON, people=meant)
            talk.said += [(number, p) for p in meant]
        elif (own := own_country(placed, i, talk)) is not None:
            unit = own
        elif meant := surname_of_a_place(placed, i, talk) or _by_country(placed, i, talk):
            span = Span(talk.article, unit.start, unit.end, unit.text)
            unit = replace(unit, kind=UnitKind.PERSON, people=tuple(replace(p, span=span, basis="office") for p in meant))
            talk.said += [(number, p) for p in unit.people]
        elif unit.kind in _REFERRING:
            people = _ahead(placed, i, units, talk) or _people(unit, units, placed[i + 1 : i + 5], talk)
            if people:
                unit = Unit(unit.kind, unit.start, unit.end, unit.text, unit.low, unit.key, unit.facts, people)
                talk.said += [(number, p) for p in people]
        units.append(unit)
    talk.subjects.append(subject_of(units))
    talk.met.append(met_in(units))
    note_roles(units, talk)
    return replace(sentence, units=tuple(units))


_LEADING = frozenset(("during", "in", "on", "at", "after", "before", "with", "despite", "throughout", "following", "upon", "while"))


_SUBORDINATE = frozenset(("where", "when", "while", "after", "before", "as", "once"))
_FAR_AHEAD = 8
"""Units from the start of a sentence within which "where he stayed" belongs to its leading phrase."""


def _ahead(placed: Sequence[Unit], i: int, units: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """ "During his stay in Pakistan, the premier will ...": a leading phrase says it of the subject of the clause."""
    unit = placed[i]
    owner = unit.low in ("his", "her") and i <= 3 and placed[0].low in _LEADING
    led = unit.low in ("he", "she") and i <= _FAR_AHEAD and placed[i - 1].low in _SUBORDINATE
    if unit.kind is not UnitKind.PRONOUN or not (owner or led) or any(u.people for u in units):
        return ()
    j = next(
        (
            j
            for j in range(i + 1, len(placed) - 1)
            if placed[j].kind is UnitKind.PERSON and placed[j - 1].low == "," and placed[j + 1].kind is UnitKind.VERB
            if owner or placed[j + 1].key != "say"
        ),
        -1,
    )
    if j < 0:
        return ()
    span = Span(talk.article, unit.start, unit.end, unit.text)
    return tuple(replace(p, span=span, basis="pronoun") for p in _people(placed[j], units, (), talk))


def _by_country(placed: Sequence[Unit], i: int, talk: Discourse) -> tuple[Participant, ...]:
    return tuple(by_country(placed[i], placed[:i], placed[i + 1 : i + 2], talk))


def _people(unit: Unit, before: Sequence[Unit], after: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    name = unit.facts.get("name", "")
    if not name and unit.kind is UnitKind.PERSON:
        return () if means_nobody(before, unit, after) else refer(unit, before, after, talk)
    if not name:
        return refer(unit, before, after, talk)
    if minister := _minister(name, before, talk) or by_first_name(unit, talk):
        return refer_to(minister, unit, talk)
    if (royal := crown(unit, before, talk)) is not unit:
        return refer(royal, before, after, talk)
    if not _in_full(unit):
        met = talk.called(name, unit.facts.get("country", ""))
        if met:
            return refer_to(met, unit, talk)
        return () if _of_a_profession(before) else _bare(unit, talk)
    met = _introduced(unit, talk)
    if met and _untitled(unit):
        return refer_to(met, unit, talk)
    linked = _at_home(_linked(unit, talk), unit, talk)
    if (known := described_later(unit, linked.participant if linked else None, talk)) is not None:
        return refer_to(known, unit, talk)
    if not linked:
        return refer_to(met, unit, talk) if met else ()
    if not linked.participant.country and unit.facts.get("det") in ("his", "her") and talk.subjects:
        owner = next((p for u in reversed(before) for p in u.people), None) or next(iter(talk.recent()), None)
        linked = replace(linked, participant=replace(linked.participant, country=owner.country if owner else ""))
        talk.introduce(linked.participant, (name, name.split()[-1]))
    known = talk.called(name, unit.facts.get("country", ""))
    if known and known.person == linked.participant.person:
        return refer_to(known, unit, talk)
    return (linked.participant,)


def _minister(name: str, before: Sequence[Unit], talk: Discourse) -> Participant | None:
    """ "Minister Kono": a minister introduced in full before; "Tourism Minister Kono" is another."""
    rank, _, rest = name.partition(" ")
    if rank != "Minister" or before and before[-1].kind is UnitKind.WORD and before[-1].text[:1].isupper() and before[-1].low != "the":
        return None
    met = talk.called(rest)
    return met if met and met.office.endswith("_minister") else None


def _of_a_profession(before: Sequence[Unit]) -> bool:
    """ "Dr. Abdullah" is no king: many bear such a title, and few heads are called by it alone."""
    words = " ".join(u.low for u in before[-2:]).replace(" .", ".").split()
    return words[-1:] in (["dr."], ["prof."], ["professor"])


def _same_words(full: str, name: str) -> bool:
    return set(fold(name).split()) <= set(fold(full).split())


def refer_to(person: Participant, unit: Unit, talk: Discourse) -> tuple[Participant, ...]:
    """A later mention of a person introduced before, with the span of the words here."""
    from_words = _linked(unit, talk) if unit.facts.get("title") else None
    best = from_words.participant if from_words and from_words.participant.person == person.person else person
    office = best.office if best.office in DEFAULT_OFFICES or person.office not in DEFAULT_OFFICES else person.office
    if unit.facts.get("effect") == "past":
        office = best.office
    span = replace(person.span, start=unit.start, end=unit.end, text=unit.text) if person.span else None
    return (replace(person, span=span, office=office),)


def _spoken_of(unit: Unit, talk: Discourse) -> Participant | None:
    """ "The pope ... Francis": somebody spoken of by office who can be called so."""
    ids = {p.id for p in talk.lexicon.people.named(unit.facts.get("name", ""))}
    return next((p for p in talk.recent() if p.person in ids), None)


def _head_of_home(unit: Unit, talk: Discourse) -> Participant | None:
    """In an official text a bare surname is rather that of a head its own country once had than of a minister of another: "Obama"."""
    if not talk.official or talk.on is None:
        return None
    named = talk.lexicon.people.named(unit.facts.get("name", ""))
    heads = [(p, t) for p in named for t in p.terms[:1] if t.country == talk.home and t.office in HEADS]
    if len(heads) != 1 or any(t.holds(talk.on) for t in heads[0][0].terms):
        return None
    person, term = heads[0]
    span = Span(talk.article, unit.start, unit.end, unit.text)
    return Participant("", person.name, talk.home, person.id, f"former_{term.office}", span)


def _bare(unit: Unit, talk: Discourse) -> tuple[Participant, ...]:
    """A surname nobody was introduced by: only somebody in office on the article's day, and only one."""
    spoken = _spoken_of(unit, talk)
    if spoken is not None:
        return refer_to(spoken, unit, talk)
    own = _head_of_home(unit, talk)
    if own is not None:
        return refer_to(own, unit, talk)
    linked = _linked(unit, talk)
    only = len(talk.lexicon.people.named(unit.facts.get("name", ""))) == 1
    if linked is None or talk.on is None or linked.score < (1.5 if only else 2.5) or linked.participant.office not in DEFAULT_OFFICES:
        return ()
    if unit.text.lower() in talk.lexicon.ambiguous and not governs(unit.text, talk):
        return ()
    return (linked.participant,)
