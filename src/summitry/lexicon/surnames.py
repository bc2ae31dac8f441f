"""Which words of a person's name are used alone, by the custom of the country.

>>> alone("Xi Jinping", "CN")
('Xi',)
>>> alone("Ursula von der Leyen", "DE")
('von der Leyen',)
>>> alone("Enrique Peña Nieto", "MX")
('Peña Nieto', 'Peña', 'Nieto')
"""

from __future__ import annotations

import re

_FAMILY_FIRST = frozenset(("CN", "KP", "KR", "TW", "HK", "MO"))
_GIVEN_ALONE = frozenset(("ET", "ER", "MY", "TH", "ID", "LA"))
"""Countries where the first word, a given name, is what the press uses alone; the last is kept too."""
_TOO_COMMON = frozenset("Abdul Ahmad Ahmed Ali Hassan Ibrahim Mohamad Mohamed Mohammed Muhammad Syed Tan".split())
_WHOLE_NAME = frozenset(("MM",))
_SPANISH = frozenset("AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PY SV UY VE".split())
_TIGHT = frozenset("von van der den da das do dos del de della di du la le el ten ter zu zum bin ibn bint ben abu ould mac st. san".split())
_LOOSE = frozenset("de da do dos das del di della du zu".split())
"""Particles that may be left out: de Villepin and Villepin, but never Leyen for von der Leyen."""
_SUFFIX = re.compile(r"(?:,?\s+(?:Jr\.?|Sr\.?|[IVX]+))+\Z")
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]z|[Aa]d)[- ](?=\w)")
_GIVEN_SPANISH = frozenset(
    "Adolfo Agustín Alberto Alejandro Alfonso Alfredo Alicia Ana Andrés Antonio Armando Arturo Augusto Bernardo Carlos "
    "Carolina Christian Claudia Consuelo Cresencio Cristina César Daniel David Delcy Diego Dolores Eduardo Elena Elías "
    "Enrique Ernesto Esteban Eugenia Eugenio Evo Federico Felipe Fernando Fidel Francisco Gabriel Gabriela Gerardo Gilberto "
    "Gloria Gonzalo Guillermo Gustavo Hernán Horacio Hugo Héctor Ignacio Inés Isabel Iván Jaime Javier Jesús Joaquín Jorge "
    "Josep José Juan Julia Julio Lenín Leonel Lucio Lucía Luis Luisa Manuel Marcelo Marcos Mariano Mario Martha Martín María "
    "Mauricio Mauro Mercedes Michelle Miguel Mireya Nicolás Orlando Oscar Pablo Patricia Patricio Paula Pedro Rafael Ramiro "
    "Ramón Raúl Ricardo Roberto Rodrigo Rosario Rubén Salvador Santiago Sebastián Sergio Susana Teresa Tomás Vicente Víctor "
    "Xiomara Yolanda Álvaro Ángel Ángela Óscar".split()
)


def bare(name: str) -> str:
    """A name without what follows it: Jr., III, a lordship after a comma."""
    return _SUFFIX.sub("", name.split(",")[0].split(" of ")[0].strip())


def is_regnal(name: str) -> bool:
    """Whether a name is a monarch's or pope's: one name and a number, or two given names and a number."""
    return bool(re.fullmatch(r"\w+(?: \w+)?(?:-\w+)? [IVX]+", name))


def alone(name: str, country: str) -> tuple[str, ...]:
    """Words used of this person alone, the likeliest first."""
    if is_regnal(name) or " " not in bare(name):
        return (bare(name),)
    words = bare(name).split()
    return tuple(dict.fromkeys(w for w in _by_custom(words, country) if len(w) > 1))


def _by_custom(words: list[str], country: str) -> list[str]:
    if country in _WHOLE_NAME:
        return [" ".join(words)]
    if country == "VN":
        return [words[-1]]
    if country in _FAMILY_FIRST and _family_first(words, country):
        return [words[0]]
    if country == "SG" and len(words) == 3 and not any("." in w for w in words):
        return [words[0]]
    if country in _GIVEN_ALONE:
        given = [words[0]] if words[0] not in _TOO_COMMON and "." not in words[0] else []
        return [*given, *_last(words)]
    if country == "KH":
        return [words[-1], " ".join(words)]
    return _spanish(words) if country in _SPANISH else _last(words)


def _family_first(words: list[str], country: str) -> bool:
    """Hyphened given names and mainland names put the family first; "Joseph Wu" and "John Lee" do not."""
    return country in ("CN", "KP", "KR") or any("-" in w for w in words[1:]) or len(words) == 3


def _last(words: list[str]) -> list[str]:
    """The family name at the end, with its particles; bin and al- forms with and without."""
    for i, word in enumerate(words[1:], 1):
        if word.lower() in ("bin", "ibn", "bint") and i + 1 < len(words):
            return [" ".join(words[i : i + 2]), *_house(words[i + 2 :])]
    if len(words) > 2 and words[-2] in ("Al", "El", "al", "el", "Ben", "Bin", "Ould", "Aboul", "Abdel", "Abdul"):
        return [" ".join(words[-2:])] + ([words[-1]] if words[-2].lower() in ("al", "el", "abdul") else [])
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _TIGHT:
        at -= 1
    at = next((i for i in range(1, at) if words[i] in _TIGHT and words[i] not in ("la", "el", "bin")), at)
    family = " ".join(words[at:])
    out = [family]
    if at < len(words) - 1 and all(w.lower() in _LOOSE for w in words[at:-1]):
        out.append(words[-1])
    stripped = _ARTICLE.sub("", family, count=1)
    return out + ([stripped] if stripped != family else [])


def _house(rest: list[str]) -> list[str]:
    """The house after a patronymic: "Al Nahyan" of Mohamed bin Zayed Al Nahyan."""
    return [" ".join(rest[-2:])] if len(rest) >= 2 and rest[-2].lower() in ("al", "el") else []


def _spanish(words: list[str]) -> list[str]:
    """Two family names where the word before the last is no given name: both, and each alone."""
    if "de" in [w.lower() for w in words[1:]]:
        cut = next(i for i, w in enumerate(words) if i and w.lower() == "de")
        double = cut > 1 and words[cut - 1] not in _GIVEN_SPANISH
        return [" ".join(words[cut - 1 :]), words[cut - 1], words[-1]] if double else _last(words)
    if words[-2].lower() in _TIGHT:
        return _last(words)
    if len(words) > 2 and words[-2] not in _GIVEN_SPANISH and len(words[-2].rstrip(".")) > 1:
        return [" ".join(words[-2:]), words[-2], words[-1]]
    return [words[-1]]
