-- Who may log in at this station: what is kept of passwords, and how often somebody failed. It lies
-- beside the ledger and not in it: it has to be written by whoever is not known yet.
-- Times are UTC, in milliseconds since 1970-01-01.

CREATE TABLE credential (
  operator   TEXT    PRIMARY KEY,
  password   BLOB    NOT NULL,        -- the bcrypt hash, sealed
  own_key    BLOB    NOT NULL,        -- the private key, under the password, sealed
  set_by     TEXT    NOT NULL,        -- who chose the password
  set_at     INTEGER NOT NULL,
  pin        BLOB,                    -- the bcrypt hash, sealed
  badge      BLOB UNIQUE CHECK (length(badge) = 32) -- a keyed mark of what the badge says
) STRICT, WITHOUT ROWID;

-- What persons show at the counter. They are known by their ids; a row goes when its person is erased.
CREATE TABLE person (
  person     TEXT    PRIMARY KEY,
  pin        BLOB,                    -- the bcrypt hash, sealed
  badge      BLOB UNIQUE CHECK (length(badge) = 32), -- a keyed mark of what the badge says
  set_by     TEXT    NOT NULL,
  set_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tries that were begun since the last good one. Names that nobody has share one row, so that a try for
-- them takes as long and tells nothing.
CREATE TABLE failure (
  operator   TEXT    PRIMARY KEY,
  tries      INTEGER NOT NULL,
  until      INTEGER, -- locked until then, by the wall clock
  boot       TEXT,    -- which boot of the machine locked it
  until_up   INTEGER  -- and until then, by the time since that boot
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
