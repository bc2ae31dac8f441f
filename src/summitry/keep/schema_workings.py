"""What a later build goes by to make anew only what its articles touch.

`touched` is what came, changed or went since events were last made; `keys` finds what hangs on it (`keep.keys`), `copies`
the articles that may be reprints of one another.  The other tables hold what stands between the claims and the events:
which groups of articles were compared and what was found, pairs before a shared error told more of them, sides that lost.
"""

from __future__ import annotations

WORKINGS = """
CREATE TABLE touched(what TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(what, key)) WITHOUT ROWID;
CREATE TABLE keys(
    key TEXT NOT NULL, claim TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(key, claim, article),
    FOREIGN KEY(claim, article) REFERENCES claims(id, article) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX keys_claim ON keys(claim, article);
CREATE TABLE copies(
    key TEXT NOT NULL, article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
    PRIMARY KEY(key, article)) WITHOUT ROWID;
CREATE INDEX copies_article ON copies(article);
CREATE INDEX articles_loose ON articles(id) WHERE current AND (published IS NULL OR instr(clues, '"event:'));
CREATE INDEX articles_day ON articles(published_first) WHERE current;
CREATE INDEX event_people_person ON event_people(person);
CREATE INDEX events_host ON events(host_country, kind);
CREATE TABLE cluster_units(cluster TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY(cluster, unit)) WITHOUT ROWID;
CREATE INDEX cluster_units_unit ON cluster_units(unit);
CREATE TABLE slips(slip TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY(slip, claim)) WITHOUT ROWID;
CREATE INDEX slips_claim ON slips(claim);
CREATE TABLE group_users(user TEXT NOT NULL, grp TEXT NOT NULL, PRIMARY KEY(user, grp)) WITHOUT ROWID;
CREATE INDEX group_users_grp ON group_users(grp);
CREATE TABLE group_articles(grp TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY(grp, article)) WITHOUT ROWID;
CREATE INDEX group_articles_article ON group_articles(article);
CREATE TABLE group_pairs(
    grp TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(grp, a, b)) WITHOUT ROWID;
CREATE INDEX group_pairs_pair ON group_pairs(a, b);
CREATE TABLE pairs_alone(
    a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID;
CREATE INDEX pairs_alone_b ON pairs_alone(b);
CREATE INDEX pairs_b ON pairs(b);
CREATE TABLE losing(
    event TEXT NOT NULL, side TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY(event, side, article)) WITHOUT ROWID;
CREATE INDEX losing_article ON losing(article);
INSERT OR REPLACE INTO meta(name, value) VALUES ('stale', 'whole');
"""
WORKED = ("losing", "pairs_alone", "group_pairs", "group_articles", "group_users", "slips", "cluster_units")
"""Tables that are emptied and filled with what follows from the claims."""
