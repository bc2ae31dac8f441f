"""A record and what is asked of it -> a brief in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import summitry
from summitry.errors import UsageError
from summitry.run.as_of import as_of
from summitry.settings import from_environment
from summitry.show import Shown, make_filter
from summitry.show.brief import FORMS, Subject, gather, render
from summitry.show.export.placing import STANDARD_OUTPUT, put_file
from summitry.show.filters import one_of

_OPTIONS = (
    ("who", "--who"),
    ("counterpart", "--with"),
    ("first", "--from"),
    ("last", "--to"),
    ("place", "--place"),
    ("status", "--status"),
    ("kind", "--kind"),
)


def write_brief(
    record: str | Path, out: str | Path, asked: Mapping[str, str], countries: Sequence[str], day: str, form: str, standard_output: TextIO
) -> int:
    """Writes a brief to a file, or, as `-`, to standard output; answers how many events it has."""
    form = one_of(form, FORMS, "form of a brief") or ("md" if str(out).endswith(".md") else "html")
    one, other = (*countries, "", "")[:2]
    wanted = make_filter(**asked, country=one)
    second = make_filter(country=other).country
    if not any((*asked.values(), *countries)):
        raise UsageError("say what the brief is on: --who, --country (twice for a pair), --from and --to")
    with as_of(record, day, from_environment()) as shown:
        subject = Subject(wanted, second, tuple(_made(shown, record, asked, countries, day)), day)
        found = gather(shown, subject)
    text = render(found, form)
    if str(out) == STANDARD_OUTPUT:
        standard_output.write(text)
    else:
        put_file(Path(out), lambda file: int(file.write(text)), ending=form, record=Path(record))
    return len(found.entries)


def _made(shown: Shown, record: str | Path, asked: Mapping[str, str], countries: Sequence[str], day: str) -> Iterator[tuple[str, str]]:
    yield "Program", f"summitry {summitry.__version__}"
    yield "Record", Path(record).name
    options = [f"{option} {asked[name]}" for name, option in _OPTIONS if asked.get(name)]
    yield "Asked for", " ".join([*options, *(f"--country {c}" for c in countries)])
    yield "As of", day or "all that the record holds"
    published = [k.dating.published for k in shown.articles()]
    last = max((p.last for p in published if p and p.last), default=None)
    yield "Articles in the record", f"{len(published):,}" + (f", the latest of {last.isoformat()}" if last else "")
    problems = sum(1 for _ in shown.problems())
    yield "Could not be read", f"{problems:,}"
