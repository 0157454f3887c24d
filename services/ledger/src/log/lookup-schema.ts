/** Tables of the lookup file. Another version is not converted but built again from the log. */
export const lookupVersion = 2;

/**
 * `entry` and `about` are ordered by the entries' own time, then place, which is the order of every page. Actors, actions and outcomes are few
 * and stand as numbers. `covers`: how many entries are in here, and the last one's hash.
 */
export const lookupTables = `
  CREATE TABLE entry (place INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, actor INTEGER, action INTEGER, outcome INTEGER);
  CREATE INDEX entry_id ON entry (id);
  CREATE INDEX entry_at ON entry (at);
  CREATE INDEX entry_actor ON entry (actor, at) WHERE actor IS NOT NULL;
  CREATE INDEX entry_action ON entry (action, at) WHERE action IS NOT NULL;
  CREATE INDEX entry_outcome ON entry (outcome, at) WHERE outcome IS NOT NULL;
  CREATE TABLE about (term TEXT NOT NULL, at INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (term, at, place)) WITHOUT ROWID;
  CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
  CREATE TABLE covers (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, leaf TEXT NOT NULL);
  PRAGMA user_version = ${lookupVersion};
`;
