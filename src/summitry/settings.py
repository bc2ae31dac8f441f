"""What can be set, in one frozen value; the only reader of the environment and of the clock."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from summitry.errors import UsageError

SCOPES = ("default", "wide")


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices of one run."""

    record: str = "summitry.db"
    """The record file where none is named (`SUMMITRY_RECORD`)."""
    reference: bool = True
    """Whether summit dates and terms of office count as evidence for dates and verdicts."""
    scope: str = "default"
    """`default` or `wide`: whose travel is kept (coding rules, "who")."""
    jobs: int = 1
    """Processes that read articles (`SUMMITRY_JOBS`)."""
    batch: int = 200
    """Articles in one transaction; a killed run loses at most these."""
    max_document_bytes: int = 10_000_000
    """One document, a line of JSON included; longer ones are a problem, not a reading (`SUMMITRY_MAX_DOCUMENT_BYTES`)."""
    max_skip_bytes: int = 500_000_000
    """How far to look for the end of a line that is too long before the rest of its file is given up."""
    max_page_tags: int = 100_000
    """Tags in one page; more are a trap, or no article."""
    max_page_depth: int = 500
    """How deep tags may stand in one another; the work on a page grows with it."""
    fetch_seconds: float = 30.0
    """How long a server may take to answer in full; `watch` alone fetches anything."""
    host_pause: float = 1.0
    """Seconds between two questions to one host."""
    lexicon: str = ""
    """The user's own terms of office (`SUMMITRY_LEXICON`), else `summitry/lexicon.csv` in the user's data folder."""
    today: date | None = None
    """The day after which a publication date is taken for a mistake (`SUMMITRY_TODAY`); None: no such check."""
    user: str = ""
    """Who judges, where the command does not say (`SUMMITRY_USER`, else `USER`)."""


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as the environment has them.

    >>> from_environment({"SUMMITRY_JOBS": "2", "SUMMITRY_TODAY": "2025-01-31"}).jobs
    2
    """
    env = os.environ if environment is None else environment
    plain = Settings()
    return Settings(
        record=env.get("SUMMITRY_RECORD", plain.record),
        jobs=_number(env, "SUMMITRY_JOBS", plain.jobs),
        batch=_number(env, "SUMMITRY_BATCH", plain.batch),
        max_document_bytes=_number(env, "SUMMITRY_MAX_DOCUMENT_BYTES", plain.max_document_bytes),
        lexicon=env.get("SUMMITRY_LEXICON", "") or os.path.join(_data_folder(env), "summitry", "lexicon.csv"),
        today=_day(env, "SUMMITRY_TODAY") or date.today(),
        user=env.get("SUMMITRY_USER", "") or env.get("USER", ""),
    )


def _data_folder(env: Mapping[str, str]) -> str:
    """Where a user's data lie: `XDG_DATA_HOME`, else `~/.local/share`."""
    return env.get("XDG_DATA_HOME", "") or os.path.join(os.path.expanduser("~"), ".local", "share")


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{name}={text!r} is no number above 0: set it to one or unset it")
    return int(text)


def _day(env: Mapping[str, str], name: str) -> date | None:
    text = env.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as e:
        raise UsageError(f"{name}={text!r} is no day: write it as 2025-01-31 or unset it") from e
