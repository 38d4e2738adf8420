-- The tables of a manifest (manifest.py). Raise its _VERSION with every change here.
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE inputs (
    number INTEGER PRIMARY KEY, source BLOB NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    output BLOB NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE UNIQUE INDEX inputs_by_source ON inputs (source);
CREATE INDEX inputs_by_key ON inputs (key);
CREATE TABLE pages (
    input INTEGER NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL, output BLOB, hash TEXT NOT NULL,
    written TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, before INTEGER NOT NULL,
    after INTEGER NOT NULL, removed TEXT NOT NULL, seconds REAL NOT NULL, row BLOB, signature BLOB,
    PRIMARY KEY (input, number)) WITHOUT ROWID;
CREATE TABLE duplicates (
    input INTEGER NOT NULL, number INTEGER NOT NULL, of_input INTEGER NOT NULL, of_number INTEGER NOT NULL,
    PRIMARY KEY (input, number)) WITHOUT ROWID;
CREATE INDEX pages_failed ON pages (input, number) WHERE status = 'failed';
