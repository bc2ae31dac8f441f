"""The third migration: what pages are answered from, made out of events and articles so that no page reads them all.

`marks` has a row for each event under each of the words it is asked for by: itself, its leaders, its countries, its place.
A row carries what else can be asked, so that a page, a count or the counts beside a page are one walk along an index.
"""

from __future__ import annotations

READING = """
ALTER TABLE events ADD COLUMN known_from TEXT;
ALTER TABLE events ADD COLUMN known_to TEXT NOT NULL DEFAULT '9999-12-31';
CREATE INDEX events_place ON events(kind, host_country, place, status);
CREATE INDEX events_known ON events(known_to, known_from);
CREATE TABLE doubts(
    event TEXT PRIMARY KEY REFERENCES events(id) ON DELETE CASCADE, sureness REAL NOT NULL, says TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE marks(
    facet TEXT NOT NULL, value TEXT NOT NULL, sort TEXT NOT NULL, event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
    what TEXT NOT NULL, form TEXT NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL, from_day TEXT, to_day TEXT,
    known_to TEXT NOT NULL, role TEXT NOT NULL, host TEXT NOT NULL,
    PRIMARY KEY(facet, value, sort, event)) WITHOUT ROWID;
CREATE INDEX marks_event ON marks(event, facet);
CREATE INDEX marks_counts ON marks(facet, value, status, what, form, mode, from_day, to_day, known_to);
CREATE TABLE people(name TEXT NOT NULL, person TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY(name, person)) WITHOUT ROWID;
CREATE TABLE event_texts(
    no INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE REFERENCES events(id) ON DELETE CASCADE, words TEXT NOT NULL);
CREATE TABLE article_leaders(
    leader TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
    PRIMARY KEY(leader, article)) WITHOUT ROWID;
CREATE INDEX article_leaders_article ON article_leaders(article);
CREATE TABLE article_days(
    article INTEGER PRIMARY KEY REFERENCES articles(key) ON DELETE CASCADE, current INTEGER NOT NULL,
    first TEXT, last TEXT, month TEXT);
CREATE VIRTUAL TABLE event_words USING fts5(
    words, content='event_texts', content_rowid='no', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_words USING fts5(
    title, text, content='articles', content_rowid='key', tokenize='unicode61 remove_diacritics 2')
"""
_MONTH = """CASE WHEN substr(published_first, 1, 7) = substr(published_last, 1, 7) THEN substr(published_first, 1, 7)
    WHEN substr(published_first, 1, 4) = substr(published_last, 1, 4) THEN substr(published_first, 1, 4) END"""
"""The month a day lies in, the year where it may be of several months, nothing where it is of several years."""
_DAYS = f"INSERT OR REPLACE INTO article_days SELECT key, current, published_first, published_last, {_MONTH} FROM articles"
TRIGGERS = (
    f"CREATE TRIGGER articles_dated AFTER INSERT ON articles BEGIN {_DAYS} WHERE key = new.key; END",
    f"""CREATE TRIGGER articles_redated AFTER UPDATE OF current, published_first, published_last ON articles
    BEGIN {_DAYS} WHERE key = new.key; END""",
    """CREATE TRIGGER articles_found AFTER INSERT ON articles BEGIN
    INSERT INTO article_words(rowid, title, text) VALUES (new.key, new.title, new.text); END""",
    """CREATE TRIGGER articles_lost AFTER DELETE ON articles BEGIN
    INSERT INTO article_words(article_words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text); END""",
    """CREATE TRIGGER event_texts_found AFTER INSERT ON event_texts BEGIN
    INSERT INTO event_words(rowid, words) VALUES (new.no, new.words); END""",
    """CREATE TRIGGER event_texts_lost AFTER DELETE ON event_texts BEGIN
    INSERT INTO event_words(event_words, rowid, words) VALUES ('delete', old.no, old.words); END""",
    """CREATE TRIGGER claims_told AFTER INSERT ON claims WHEN new.kind IN ('visit', 'meeting') BEGIN
    INSERT OR IGNORE INTO article_leaders(leader, article)
    SELECT json_extract(value, '$.name'), new.article FROM json_each(new.body, '$.participants')
    WHERE json_extract(value, '$.name') IS NOT NULL; END""",
)
"""What keeps the words to search and the leaders told of in step with the rows, whoever writes them."""
MADE = tuple(
    f"CREATE TRIGGER {table}_{deed.lower()}_made AFTER {deed} ON {table} BEGIN UPDATE meta SET value = value + 1 WHERE name = 'made'; END"
    for table in ("events", "disputes", "doubts")
    for deed in ("INSERT", "UPDATE", "DELETE")
)
"""What counts how often events are made, so that a reader can tell whether what it counted of them still stands."""
FILLED = (
    _DAYS,
    "INSERT INTO article_words(article_words) VALUES ('rebuild')",
    """INSERT OR IGNORE INTO article_leaders(leader, article)
    SELECT json_extract(value, '$.name'), article FROM claims, json_each(body, '$.participants')
    WHERE kind IN ('visit', 'meeting') AND json_extract(value, '$.name') IS NOT NULL""",
    "INSERT OR REPLACE INTO meta(name, value) VALUES ('stale', 'yes')",
    "INSERT OR REPLACE INTO meta(name, value) VALUES ('made', '1')",
)
"""What a record of before is filled with."""
