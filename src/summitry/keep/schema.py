"""The record's schema, as numbered migrations: each a function, each applied and noted in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from summitry.errors import RecordError
from summitry.keep.schema_counts import COUNTING, YEARS
from summitry.keep.schema_reading import FILLED, MADE, READING, TRIGGERS
from summitry.keep.schema_workings import WORKED, WORKINGS

APPLICATION = 0x53554D4D
"""SQLite's `application_id` of a record ("SUMM"): what tells it from any other database."""


_READ = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs(id INTEGER PRIMARY KEY, command TEXT NOT NULL, version TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE articles(
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, digest TEXT NOT NULL, current INTEGER NOT NULL DEFAULT 1,
    title TEXT NOT NULL, text TEXT NOT NULL, url TEXT NOT NULL, publisher TEXT NOT NULL, byline TEXT NOT NULL,
    agency TEXT NOT NULL, language TEXT NOT NULL, source TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id),
    metadata TEXT, metadata_basis TEXT NOT NULL,
    published TEXT, published_first TEXT, published_last TEXT, basis TEXT NOT NULL, clues TEXT NOT NULL,
    UNIQUE(id, digest));
CREATE UNIQUE INDEX articles_current ON articles(id) WHERE current;
CREATE INDEX articles_source ON articles(source, digest);
CREATE TABLE claims(
    id TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
    kind TEXT NOT NULL, visitor TEXT NOT NULL, host_country TEXT NOT NULL, status TEXT,
    start_first TEXT, start_last TEXT, body TEXT NOT NULL,
    PRIMARY KEY(id, article)) WITHOUT ROWID;
CREATE INDEX claims_article ON claims(article);
CREATE INDEX claims_block ON claims(kind, visitor, host_country, start_first);
CREATE TABLE problems(
    source TEXT NOT NULL, message TEXT NOT NULL, skipped TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs(id),
    PRIMARY KEY(source, message)) WITHOUT ROWID;
CREATE TABLE judgements(id INTEGER PRIMARY KEY, verb TEXT NOT NULL, body TEXT NOT NULL UNIQUE);
"""
_DERIVED = """
CREATE TABLE events(
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, host_country TEXT NOT NULL, place TEXT NOT NULL, form TEXT NOT NULL,
    mode TEXT NOT NULL, status TEXT, start_first TEXT, start_last TEXT, date_passed INTEGER NOT NULL,
    origins_min INTEGER NOT NULL, origins_max INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX events_when ON events(kind, start_first);
CREATE TABLE event_claims(
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, claim TEXT NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY(event, claim), FOREIGN KEY(claim, article) REFERENCES claims(id, article) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims(claim, article);
CREATE TABLE event_people(
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL, role TEXT NOT NULL,
    name TEXT NOT NULL, country TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY(event, position)) WITHOUT ROWID;
CREATE INDEX event_people_name ON event_people(name);
CREATE INDEX event_people_country ON event_people(country);
CREATE TABLE "values"(
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, field TEXT NOT NULL, position INTEGER NOT NULL,
    value TEXT NOT NULL, origins_min INTEGER NOT NULL, origins_max INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(event, field, position)) WITHOUT ROWID;
CREATE TABLE history(
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, position INTEGER NOT NULL,
    reported TEXT NOT NULL, status TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY(event, position)) WITHOUT ROWID;
CREATE TABLE disputes(
    event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE, field TEXT NOT NULL, preferred TEXT NOT NULL,
    why TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY(event, field)) WITHOUT ROWID;
CREATE TABLE sides(
    event TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(event, field, position),
    FOREIGN KEY(event, field) REFERENCES disputes(event, field) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE pairs(a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, source TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(a, b, kind)) WITHOUT ROWID;
CREATE TABLE origins(id TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE origin_articles(
    origin TEXT NOT NULL REFERENCES origins(id) ON DELETE CASCADE, article TEXT NOT NULL,
    PRIMARY KEY(origin, article)) WITHOUT ROWID;
CREATE INDEX origin_articles_article ON origin_articles(article);
CREATE TABLE verdicts(
    claim TEXT NOT NULL, article TEXT NOT NULL, verdict TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(claim, article)) WITHOUT ROWID;
"""


def m001_articles_and_claims(db: sqlite3.Connection) -> None:
    """What was read.  Rows are only ever added; of an article one version is current."""
    _run(db, _READ)


def m002_derived(db: sqlite3.Connection) -> None:
    """What follows from the claims: dropped and made again by every build."""
    _run(db, _DERIVED)


def m003_reading(db: sqlite3.Connection) -> None:
    """What pages are answered from; what followed from the claims is made anew by the next build, which fills it."""
    for table in reversed(_DERIVED_FIRST):
        db.execute(f'DELETE FROM "{table}"')
    _run(db, READING)
    for statement in (*TRIGGERS, *MADE, *FILLED):
        db.execute(statement)


def m004_workings(db: sqlite3.Connection) -> None:
    """What a build goes by to make anew only what its articles touch; filled by the next build, which makes all anew."""
    _run(db, WORKINGS)


def m005_year_counts(db: sqlite3.Connection) -> None:
    """How many events are of each year, status and kind: counted of the events there are."""
    _run(db, YEARS)
    for statement in COUNTING:
        db.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_articles_and_claims,
    m002_derived,
    m003_reading,
    m004_workings,
    m005_year_counts,
)
_DERIVED_FIRST = (
    "events",
    "event_claims",
    "event_people",
    "values",
    "history",
    "origins",
    "origin_articles",
    "pairs",
    "verdicts",
    "disputes",
    "sides",
)
DERIVED = (
    *WORKED,
    *("marks", "event_texts", "people", "doubts"),
    *("sides", "disputes", "verdicts", "origin_articles", "origins", "pairs"),
    *("history", "values", "event_people", "event_claims", "events"),
)
"""Tables that a build empties and fills, those that point at others first."""


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Brings the schema up to date; refuses one that a later version made before anything is changed."""
    version = schema_version(db)
    check_known(db, path)
    for number, migration in enumerate(MIGRATIONS[version:], version + 1):
        with db:
            db.execute("BEGIN IMMEDIATE")
            if schema_version(db) < number:
                migration(db)
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {number}")


def schema_version(db: sqlite3.Connection) -> int:
    """How many migrations the file has had."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check_known(db: sqlite3.Connection, path: str) -> None:
    """Raises where the file is no record, or one of a later version."""
    version = schema_version(db)
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise RecordError(f"{path} is a database of something else, not a record: name another file with --record")
    if version > len(MIGRATIONS):
        known = f"has schema {version}, this version knows {len(MIGRATIONS)}"
        raise RecordError(f"{path} {known}: install a newer summitry, or build a new record")


def _run(db: sqlite3.Connection, script: str) -> None:
    """Several statements in the transaction at hand, which `executescript` would end."""
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)
