"""The lexicon's tables: what they hold, how they are found, and what is said where a table does not fit."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summitry.lexicon
from summitry.errors import LexiconError
from summitry.lexicon import Lexicon, fold
from summitry.lexicon.facts import Term
from summitry.lexicon.people import OFFICES, variants
from summitry.lexicon.remarks import parse_remarks
from summitry.lexicon.surfaces import KINDS
from summitry.lexicon.surnames import alone
from summitry.when import parse

PACKAGED = Path(summitry.lexicon.__file__).parent


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(PACKAGED)


# --- folding ---------------------------------------------------------------------------------------


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ERDOĞAN", "erdogan"),
        ("İstanbul", "istanbul"),
        ("Løkke", "lokke"),
        ("Tô Lâm", "to lam"),
        ("Xi’an", "xi'an"),
        ("U.S.–China", "u.s.-china"),
    ],
)
def test_folding_takes_off_case_diacritics_and_curls(text, folded):
    assert fold(text) == folded


# --- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "country", "words"),
    [
        ("Xi Jinping", "CN", ("Xi",)),
        ("Kim Jong-un", "KP", ("Kim",)),
        ("Ban Ki-moon", "KR", ("Ban",)),
        ("Joseph Wu", "TW", ("Wu",)),
        ("Tsai Ing-wen", "TW", ("Tsai",)),
        ("Nguyễn Phú Trọng", "VN", ("Trọng",)),
        ("Shinzō Abe", "JP", ("Abe",)),
        ("Lee Hsien Loong", "SG", ("Lee",)),
        ("Lawrence Wong", "SG", ("Wong",)),
        ("Mahathir Mohamad", "MY", ("Mahathir", "Mohamad")),
        ("Abiy Ahmed", "ET", ("Abiy", "Ahmed")),
        ("Than Shwe", "MM", ("Than Shwe",)),
        ("Ursula von der Leyen", "DE", ("von der Leyen",)),
        ("Jaap de Hoop Scheffer", "NL", ("de Hoop Scheffer",)),
        ("Dominique de Villepin", "FR", ("de Villepin", "Villepin")),
        ("Herman Van Rompuy", "BE", ("Van Rompuy",)),
        ("Mohammed bin Salman", "SA", ("bin Salman",)),
        ("Tamim bin Hamad Al Thani", "QA", ("bin Hamad", "Al Thani")),
        ("Bashar al-Assad", "SY", ("al-Assad", "Assad")),
        ("Abdel Fattah el-Sisi", "EG", ("el-Sisi", "Sisi")),
        ("Zine El Abidine Ben Ali", "TN", ("Ben Ali",)),
        ("Andrés Manuel López Obrador", "MX", ("López Obrador", "López", "Obrador")),
        ("Juan Manuel Santos", "CO", ("Santos",)),
        ("Cristina Fernández de Kirchner", "AR", ("Fernández de Kirchner", "Fernández", "Kirchner")),
        ("Luis Lacalle Pou", "UY", ("Lacalle Pou", "Lacalle", "Pou")),
        ("Ferdinand Marcos Jr.", "PH", ("Marcos",)),
        ("Juan Carlos I", "ES", ("Juan Carlos",)),
        ("John Paul II", "VA", ("John Paul",)),
        ("Henri, Grand Duke of Luxembourg", "LU", ("Henri",)),
    ],
)
def test_words_used_alone_follow_the_custom_of_the_country(name, country, words):
    assert alone(name, country) == words


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Xi", "Xi Jinping"),
        ("Putin", "Vladimir Putin"),
        ("Merkel", "Angela Merkel"),
        ("Moon Jae In", "Moon Jae-in"),
        ("zelenskiy", "Volodymyr Zelensky"),
        ("Lopez Obrador", "Andrés Manuel López Obrador"),
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("JD Vance", "JD Vance"),
        ("J.D. Vance", "JD Vance"),
        ("Donald J. Trump", "Donald Trump"),
        ("MBS", "Mohammed bin Salman"),
        ("Prince Mohammed bin Salman", "Mohammed bin Salman"),
        ("King Charles", "Charles III"),
        ("Mohamed ElBaradei", ""),
    ],
)
def test_persons_are_found_by_every_form_of_their_name(lexicon, words, name):
    assert [p.name for p in lexicon.people.named(words)][:1] == ([name] if name else [])


def test_one_person_whatever_the_country_of_the_office(lexicon):
    tusk = lexicon.people.named("Donald Tusk")
    assert len(tusk) == 1
    assert {t.country for t in tusk[0].terms} == {"EU", "PL"}
    assert tusk[0].country == "PL"


def test_namesakes_stay_apart(lexicon):
    assert {p.name for p in lexicon.people.named("Karamanlis")} == {"Konstantinos Karamanlis", "Kostas Karamanlis"}
    assert len({p.id for p in lexicon.people.all}) == len(lexicon.people)


@given(st.sampled_from(["kim jong-un", "j.d. vance", "n'djamena", "xi", "abu dhabi", "o'brien-smith jr."]))
def test_a_variant_of_a_variant_is_a_variant(folded):
    known = set(variants(folded))
    assert all(set(variants(v)) <= known for v in known)


# --- terms -----------------------------------------------------------------------------------------


def test_offices_and_days_of_every_term_are_in_order(lexicon):
    for person in lexicon.people.all:
        for term in person.terms:
            assert term.office in OFFICES
            assert term.person == person.id
            assert term.end or term.seen, f"{person.name}: no end and no day last seen"
            assert not term.seen or not term.start or term.start <= term.seen


def test_a_term_holds_until_the_day_of_its_end_and_is_unknown_after_the_day_last_seen():
    done = Term("x", "DE", "head_of_government", "Chancellor", parse("2005-11-22").first, parse("2021-12-08").first, None, "test")
    runs = Term("x", "DE", "head_of_government", "Chancellor", parse("2005-11-22").first, None, parse("2020-01-01").first, "test")
    assert [done.holds(parse(d)) for d in ("2005-11-21", "2005-11-22", "2021-12-07", "2021-12-08", "2021-12", "2021")] == [
        False,
        True,
        True,
        False,
        None,
        None,
    ]
    assert [runs.holds(parse(d)) for d in ("2019-12-31", "2020-01-02")] == [True, None]


def test_every_united_nations_member_has_a_head_on_almost_every_day(lexicon):
    days = [parse(f"{year}-06-15") for year in range(1996, 2025)]
    members = [m.country for m in lexicon.organisations["UN"].members if m.since is None]
    held = [bool(lexicon.people.holders(c, ("head_of_state", "head_of_government"), d)) for c in members for d in days]
    assert sum(held) / len(held) > 0.995


# --- countries, places, summits --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("US", "US"),
        ("U.S.", "US"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("Holland", "NL"),
        ("Holy See", "VA"),
        ("Czech Republic", "CZ"),
        ("DPRK", "KP"),
    ],
)
def test_countries_by_their_names_in_the_press(lexicon, words, code):
    assert [c.code for c in lexicon.countries.named(words)] == [code]


def test_a_name_of_two_countries_gives_both(lexicon):
    assert {c.code for c in lexicon.countries.named("Congo")} == {"CD", "CG"}
    assert {c.code for c in lexicon.countries.demonym("Dominican")} == {"DM", "DO"}


def test_codes_of_the_data_sets_of_the_field(lexicon):
    germany, serbia = lexicon.countries.by_code["DE"], lexicon.countries.by_code["RS"]
    assert (germany.iso3, germany.cow, germany.gw) == ("DEU", 255, 260)
    assert (serbia.cow, serbia.gw) == (345, 340)


def test_a_capital_that_moved(lexicon):
    kazakhstan = lexicon.countries.by_code["KZ"]
    assert kazakhstan.capital_on(parse("1996-05-01")) == "Almaty"
    assert kazakhstan.capital_on(parse("2008-05-01")) == kazakhstan.capital_on(None) == "Astana"


def test_every_capital_is_a_place(lexicon):
    states = [c for c in lexicon.countries.all if c.cow and c.capital]
    lost = [c.capital for c in states if not any(p.country == c.code for p in lexicon.places.named(c.capital))]
    assert lost == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Kiev", "UA:Kyiv"),
        ("Nur-Sultan", "KZ:Astana"),
        ("Sharm El Sheikh", "EG:Sharm el-Sheikh"),
        ("Davos", "CH:Davos"),
        ("Mar-a-Lago", "US:Mar-a-Lago"),
    ],
)
def test_places_by_other_names(lexicon, words, key):
    assert lexicon.places.named(words)[0].key == key


def test_a_city_of_two_countries_gives_both(lexicon):
    assert {"RU", "US"} <= {p.country for p in lexicon.places.named("St. Petersburg")}


def test_summits_by_day(lexicon):
    assert [(s.series, s.city) for s in lexicon.summits("BRICS", parse("2024-10-22"))] == [("BRICS", "Kazan")]
    assert lexicon.summits("BRICS", parse("2024-09")) == ()
    assert all(s.start <= s.end and s.organisation for s in lexicon.editions)


def test_members_by_year(lexicon):
    assert "GB" in lexicon.organisations["EU"].members_in(2019)
    assert "GB" not in lexicon.organisations["EU"].members_in(2021)


# --- the index of surface forms --------------------------------------------------------------------


def test_the_index_names_known_kinds_and_keys_only(lexicon):
    known = {
        "person": {p.id for p in lexicon.people.all},
        "country": set(lexicon.countries.by_code),
        "place": set(lexicon.places.by_key),
        "metonym": set(lexicon.metonyms),
        "organisation": set(lexicon.organisations),
        "series": set(lexicon.series),
        "agency": {a.code for a in lexicon.agencies},
    }
    known |= {"surname": known["person"], "demonym": known["country"], "venue": known["place"]}
    assert set(known) == set(KINDS)
    for form, pairs in lexicon.names().items():
        assert form == fold(form)
        assert all(key in known[kind] for kind, key in pairs)


@pytest.mark.parametrize("word", ["may", "brown", "bush", "rice", "chad", "turkey", "jordan", "georgia", "nice", "reading", "us", "moon"])
def test_everyday_words_are_in_the_index_and_flagged(lexicon, word):
    assert word in lexicon.names()
    assert word in lexicon.ambiguous


def test_acronyms_need_their_capitals(lexicon):
    assert {"who", "eu", "imf", "cis"} <= lexicon.capitals
    assert "xi" not in lexicon.capitals


def test_the_lexicon_loads_fast():
    started = time.process_time()
    fresh = Lexicon(PACKAGED)
    assert len(fresh.names()) > 20_000
    assert time.process_time() - started < 1.5  # 0.22 s on the machine it was written on


# --- tables that do not fit ------------------------------------------------------------------------


def broken(tmp_path: Path, name: str, change) -> Lexicon:
    """The packaged tables with one of them changed."""
    shutil.copytree(PACKAGED, tmp_path / "lexicon", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = tmp_path / "lexicon" / name
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return Lexicon(tmp_path / "lexicon")


def appended(row: str):
    return lambda text: text + row + "\n"


@pytest.mark.parametrize(
    ("name", "row", "part", "message"),
    [
        ("terms.csv", "Q1,DE,gardener,Gardener,2000-01-01,,,x", "people", r"terms\.csv, line \d+, column office: 'gardener' is no office"),
        ("terms.csv", "Q1,DE,envoy,Envoy,2000-13-01,,,x", "people", r"column start: '2000-13-01' is no day; write YYYY-MM-DD"),
        ("terms.csv", "Q1,DE,envoy,Envoy,2001-01-01,2000-01-01,,x", "people", r"column end: 2000-01-01 is before the start"),
        ("terms.csv", "Q1,DE,envoy", "people", r"terms\.csv, line \d+: 3 cells where 8 are due"),
        ("terms.csv", "nobody,DE,envoy,Envoy,2000-01-01,,,x", "people", r"'nobody' of terms\.csv is in no row of people\.csv"),
        ("places.csv", "Nowhere,DE,planet,1,,,,", "places", r"column kind: 'planet' is no kind of place"),
        ("places.csv", "Nowhere,DE,city,many,,,,", "places", r"column population: 'many' is no whole number"),
        ("places.csv", "Nowhere,DE,city,1,north,,,", "places", r"column lat: 'north' is no number"),
        ("countries.csv", "XX,,one,,Nowhere,,,,", "countries", r"column cow: 'one' is no whole number"),
        ("metonyms.csv", ",US,government,,x", "metonyms", r"column words: it is empty"),
        ("summits.csv", "NOPE,1,2000-01-01,2000-01-02,Rome,,IT,,x", "editions", r"summits\.csv: NOPE is in no row of series\.csv"),
        ("leads.csv", "DE,boss,,", "leads", r"column offices: 'boss' is no office"),
    ],
)
def test_a_row_that_does_not_fit_is_named_with_file_column_and_remedy(tmp_path, name, row, part, message):
    with pytest.raises(LexiconError, match=message):
        getattr(broken(tmp_path, name, appended(row)), part)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: "titles: [", r"titles\.yml is no YAML"),
        (lambda t: "titles: []", r"titles\.yml: the file must hold `titles` and `modifiers`"),
        (lambda t: "titles: [{words: [x], ofices: []}]\nmodifiers: []", r"title 1: ofices is no field"),
        (lambda t: "titles: [{words: [x], offices: [boss]}]\nmodifiers: []", r"title 1: 'boss' is no office"),
        (lambda t: "titles: [{words: []}]\nmodifiers: []", r"title 1: `words` must be a list"),
        (lambda t: "titles: [{words: [x], scope: some}]\nmodifiers: []", r"scope must be one of"),
        (lambda t: "titles: []\nmodifiers: [{words: [x], effect: magic}]", r"modifier 1: effect 'magic' is none"),
    ],
)
def test_titles_that_do_not_fit_are_named(tmp_path, change, message):
    with pytest.raises(LexiconError, match=message):
        _ = broken(tmp_path, "titles.yml", change).titles


def test_a_header_that_does_not_fit_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"the columns are country,offices,from,end; write country,offices,start,end"):
        _ = broken(tmp_path, "leads.csv", lambda t: t.replace("offices,start", "offices,from")).leads


# --- heads of transcripts ---------------------------------------------------------------------------


def test_the_table_of_remarks_says_which_list_is_wrong():
    lists = {name: [] for name in ("together", "met", "remote", "aboard", "bound")}
    table = lists | {"rooms": {"US": ["oval office"]}, "clocks": {}, "planes": {}}
    assert parse_remarks(table).rooms["US"] == ("oval office",)
    with pytest.raises(LexiconError, match="'met' is no list"):
        parse_remarks(table | {"met": "meeting"})
    with pytest.raises(LexiconError, match="'rooms of US' is no list of words in lower case"):
        parse_remarks(table | {"rooms": {"US": ["Oval Office"]}})
    with pytest.raises(LexiconError, match="'clocks' is no table"):
        parse_remarks(table | {"clocks": ["est"]})
