"""Visits implied by deeds of body: who speaks, dines or lays a wreath in a city abroad is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.events import is_event
from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import mode_of, owner
from summitry.claim.in_setting import in_setting, setting_of, stays_away
from summitry.claim.make import visit
from summitry.claim.people import people_list, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, Setting, foreign, traveller
from summitry.claim.setting import CEREMONIES
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.model import Claim, Participant, Status, Unit, UnitKind


def visits_by_presence(line: Line, v: int) -> Iterator[Claim]:
    """ "told reporters in Hanoi on Monday", "laid a wreath in Yerevan": the verb at `v` with a city abroad."""
    unit, words = line.units[v], line.scene.acts.words
    lemma = unit.facts["lemma"]
    if lemma not in words["presence"] and lemma not in words["presence_with"] or unit.facts.get("passive"):
        return
    found, end = subject(line.units, v), right_end(line.units, v)
    people = [p for p in found.people if traveller(p)]
    where = _city(line, v, end) if people else None
    if where is None or mode_of(line, v, end, "meet") != "in-person":
        return
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    main = found.governor if found.governor > v else _behind_aside(line, v, end)
    if unit.facts["tense"] == "ing" and main > v:  # "Speaking in Tallinn on Monday, he ruled out"
        status = verb_status(line.units, main, line.scene.acts, line.headline, line.caption)
    if status not in (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED) or isinstance(status, Silent):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals)
    times = times or leading_time(line.units, max(found.index, 0) or v, line.scene.temporals)
    for person in people:
        if foreign(person, where.country):
            yield visit(
                line.scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                status,
                attesting(times),
                form=form_of(line.units, v + 1, end, line.scene.acts),
                occasion=occasion_of(line.units, v + 1, end, line.scene.acts),
                said_by=line.said_by,
                implied_by="presence",
            )


def _behind_aside(line: Line, v: int, end: int) -> int:
    """ "Macron, speaking in Tallinn on Monday, said": the verb behind the aside tells whether it was."""
    units = line.units
    if v < 2 or units[v - 1].low != "," or units[v - 2].kind is not UnitKind.PERSON:
        return -1
    return next((k for k in range(end - 1, min(len(units), end + 4)) if k > v and units[k].kind is UnitKind.VERB), -1)


def visits_in_setting(line: Line, v: int) -> Iterator[Claim]:
    """ "King Hussein wept", "Merkel sat next to Ruto", where a funeral, wedding or summit opens the article: they were there."""
    scene, end = line.scene, right_end(line.units, v)
    setting = scene.setting
    if setting is None or line.headline or line.speech or mode_of(line, v, end, "meet") != "in-person":
        return
    told = _deed(line, v, end) if setting.form != "summit" else _deed_at_summit(line, v, end)
    if isinstance(told, Silent) or told not in (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED):
        return
    if told is Status.ONGOING and line.units[v].facts["tense"] == "past":
        told = Status.COMPLETED  # "was taking a photograph of herself"
    times = time_links(line.units, v + 1, end, scene.temporals) or leading_time(line.units, v, scene.temporals)
    times = times if setting.form == "summit" or told is Status.COMPLETED else ()
    for person in _mourners(line, v, end):
        if traveller(person) and foreign(person, setting.where.country) and not stays_away(scene, person, setting):
            yield in_setting(line, line.clause(v), person, setting, told, times)


def _deed(line: Line, v: int, end: int) -> Status | Silent:
    """The status a deed at a ceremony gives to the visit."""
    setting, lemma, words = line.scene.setting, line.units[v].facts["lemma"], line.scene.acts.words
    done = lemma in words["at_ceremony"] or _led(line, v) or lemma == "be" and _were_there(line, v)
    done = done or lemma in words["said_at_ceremony"] and _said_there(line, v)
    if setting is None or not done or _elsewhere(line, v, end, setting):
        return Silent.NOT_SAID
    if _led(line, v):
        return Status.COMPLETED
    if line.units[v].facts["lemma"] == "lay" and line.units[v].facts.get("passive"):
        return Silent.NOT_SAID  # "was laid to rest"
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    behind = v + 1 < end and line.units[v + 1].kind is UnitKind.PERSON
    return Status.ANNOUNCED if status is Silent.HABIT and behind else status


def _led(line: Line, v: int) -> bool:
    """ "the Israeli delegation, headed by President Weizman"."""
    units = line.units
    by = v + 1 < len(units) and units[v + 1].low == "by"
    return by and units[v].facts["lemma"] in ("head", "lead") and "delegation" in {u.low for u in units[max(0, v - 4) : v]}


def _were_there(line: Line, v: int) -> bool:
    """ "Also there was Kibaki", "Present were Kibaki and Khama"."""
    lows = [u.low for u in line.units[max(0, v - 3) : v]]
    behind = v + 1 < len(line.units) and line.units[v + 1].kind is UnitKind.PERSON
    return behind and v <= _OPENS and (lows[-1:] in (["there"], ["present"]) or lows[-2:] == ["among", "them"])


def _said_there(line: Line, v: int) -> bool:
    """Whether something is said at the ceremony: the sentence opens with it, or somebody was told to be there in this paragraph."""
    units, scene, paragraph = line.units, line.scene, line.sentence.paragraph
    if any(u.low in _FROM_AFAR for u in units):
        return False
    opens = units[0].low == "at" and any(is_event(u) for u in units[1:6]) or any(u.low in _SPOKEN for u in units[:_OPENS])
    begin = next(other.sentence.start for other in scene.lines if other.sentence.paragraph == paragraph)
    there = any(c.spans[0].start >= begin and c.form in CEREMONIES for c in scene.visits)
    return opens or there and not any(u.kind in (UnitKind.PLACE, UnitKind.ORGANISATION) for u in units)


_OPENS = 4
_SPOKEN = frozenset(("eulogy", "homily"))
_FROM_AFAR = frozenset(
    "statement message telegram condolences letter tweet tweeted wrote post video phone telephone absent interview spokesman aide "
    "office ministry newspaper radio television agency website".split()
)
"""Words of who speaks from elsewhere."""


def _deed_at_summit(line: Line, v: int, end: int) -> Status | Silent:
    """The same of a summit, where only what is done in one room with others counts."""
    lows, words = {w for u in line.units[v + 1 : end] for w in u.low.split()}, line.scene.acts.words
    done = line.units[v].facts["lemma"] in words["at_summit"]
    done = done or line.units[v].facts["lemma"] in words["at_summit_with"] and bool(lows & words["summit_things"])
    done = done or line.units[v].facts["lemma"] == "be" and _present(line, v)
    if not done or setting_of(line, end) is None or line.units[v].facts["tense"] not in ("past", "part"):
        return Silent.NOT_SAID
    return verb_status(line.units, v, line.scene.acts, line.headline, line.caption)


def _present(line: Line, v: int) -> bool:
    """ "was present", "were in attendance", "was at the table"."""
    lows = [u.low for u in line.units[v + 1 : v + 4]]
    return lows[:1] == ["present"] or lows[:2] == ["in", "attendance"] or lows == ["at", "the", "table"]


def visits_by_welcome(line: Line, v: int) -> Iterator[Claim]:
    """ "was given a red-carpet welcome in Berlin on Monday", "received a warm welcome in Riga": the guest is there."""
    unit, units = line.units[v], line.units
    given = unit.facts["lemma"] in ("give", "accord", "afford") and "passive" in unit.facts
    got = unit.facts["lemma"] in ("receive", "get", "enjoy") and "passive" not in unit.facts
    end = right_end(units, v)
    k = next((k for k in range(v + 1, min(end, v + 8)) if units[k].low in ("welcome", "reception")), -1)
    if k < 0 or not (given or got):
        return
    where = next((w for w in wheres(units, k + 1, min(end, k + 6)) if w.preposition in ("in", "at") and not owner(line, w)), None)
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if where is None or status not in (Status.COMPLETED, Status.ONGOING):
        return
    times = attesting(time_links(units, k + 1, end, line.scene.temporals) or leading_time(units, v, line.scene.temporals))
    for person in subject(units, v).people:
        if traveller(person) and foreign(person, where.country):
            yield visit(
                line.scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                Status.COMPLETED,
                times,
                said_by=line.said_by,
                implied_by="presence",
            )


def _mourners(line: Line, v: int, end: int) -> Sequence[Participant]:
    """Who does it, and whom it is done to."""
    units, lemma = line.units, line.units[v].facts["lemma"]
    if _led(line, v):
        return agent(units, v)
    people = agent(units, v) if units[v].facts.get("passive") else ()
    people = (*people, *subject(units, v).people)
    if lemma in ("come", "be") and not people and v + 1 < end and units[v + 1].kind is UnitKind.PERSON:
        return (*people_list(units, v + 1)[0], *_behind_aside_too(units, v + 2))
    touched = lemma in _TOUCHED or any(u.low in _BESIDE for u in units[v + 1 : v + 3])
    through = ("with", "of", "hand", "hands", "beside", "from", "behind", "alongside", *(("to",) if lemma in ("sit", "hold") else ()))
    return (*people, *objects(units, v, through)) if touched else people


_BESIDE = frozenset(("beside", "alongside", "next", "behind"))
def _behind_aside_too(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """ "Also there was Kibaki, whose party rules, and Khama": the one behind the aside."""
    if k + 1 >= len(units) or units[k].low != "," or units[k + 1].low not in ("who", "whose", "the", "a"):
        return ()
    closes = (j for j in range(k + 2, min(len(units) - 2, k + _ASIDE)) if [u.low for u in units[j : j + 2]] == [",", "and"])
    close = next(closes, -1)
    named = close > 0 and units[close + 2].kind is UnitKind.PERSON and not possessive(units, close + 2)
    return people_list(units, close + 2)[0] if named else ()


_ASIDE = 24
_TOUCHED = frozenset(
    (
        "shake,shake hands,embrace,kiss,hug,take,hold,sit,greet,flank,chat,mingle,huddle,confer,come upon,bump into,run into,escort"
    ).split(",")
)


def _elsewhere(line: Line, v: int, end: int, setting: Setting) -> bool:
    """Whether the clause speaks of another place or another time: "in October 1997 he drove into Libya"."""
    units, begin, where = line.units, max(0, subject(line.units, v).index), setting.where
    away = any(w.country != where.country and w.preposition in ("in", "at", "to", "for", "from", "into") for w in wheres(units, v + 1, end))
    away = away or any(w.country != where.country and w.preposition in ("in", "at") for w in wheres(units, 0, begin))
    days = {t.start for t in setting.times}
    times = [u for u in (*units[: begin + 1], *units[v:end]) if u.kind is UnitKind.TIME and u.start not in days]
    return away or any(any(c.isdigit() for c in u.low) or u.low.split()[0] in ("last", "next") for u in times)


def _city(line: Line, v: int, end: int) -> Where | None:
    """The city the deed is done in: right behind a verb of saying, behind a thing of the list for the others."""
    units, words = line.units, line.scene.acts.words
    where = next((w for w in wheres(units, v + 1, end) if w.preposition in ("in", "at", "before") and w.place), None)
    if where is None or owner(line, where) or _part_of_name(line, where):
        return None
    between = units[v + 1 : where.index]
    things = words["presence_things"] & {u.low for u in between}
    if any(
        u.kind is UnitKind.VERB or u.low == "about" or u.low in ("of", "on", "to") and not things
        for u in between
    ):
        return None
    if units[v].facts["lemma"] in words["presence"]:
        return where
    if units[v].facts["lemma"] in _SAYING and len(between) == 1:
        return where
    if units[v].facts["lemma"] == "attend" and any(u.low in _TAUGHT for u in between):
        return None  # who attended a university in England studied there
    return where if things else None


_TAUGHT = frozenset(("school", "university", "college", "campus", "academy", "seminary"))


_SAYING = frozenset(("say", "speak", "announce", "declare", "reiterate", "warn"))


def _part_of_name(line: Line, where: Where) -> bool:
    """ "in Washington Post", "in London-based": the city only begins a name."""
    after = line.units[where.end] if where.end < len(line.units) else None
    return after is not None and (after.low == "-" or after.kind is UnitKind.WORD and after.text[:1].isupper())
