-- The ledger of one station: the log, and beside it what the log amounts to.
-- Text forms, hashes and the meaning of every field: ARCHITECTURE.md and src/ledger/codec.rs.
-- All times are UTC, in milliseconds since 1970-01-01. All ids are 16-byte UUIDs.

-- Whose ledger this is. One row, written with the entry that founds the log.
CREATE TABLE binding (
  one        INTEGER PRIMARY KEY CHECK (one = 1), -- there is only one
  tenant     TEXT    NOT NULL,                    -- the organisation
  facility   TEXT    NOT NULL,                    -- the mailroom site
  station    TEXT    NOT NULL,                    -- the terminal
  training   INTEGER NOT NULL                     -- 1: for practice; nothing here happened
) STRICT;

-- The epochs of the log: it is begun anew whenever it is restored from a backup. Derived from the
-- entries that say so.
CREATE TABLE epoch (
  number     INTEGER PRIMARY KEY,                 -- from 0
  station_id BLOB    NOT NULL CHECK (length(station_id) = 16), -- in whose name its entries are
  first_seq  INTEGER NOT NULL,                    -- the entry that begins it
  log_key    TEXT    NOT NULL                     -- signs its heads; the key's name is the origin
) STRICT;

-- The log. `body` is the entry, byte for byte as it was hashed; the columns beside it repeat what
-- queries need, and verify compares them with it.
CREATE TABLE event (
  seq         INTEGER PRIMARY KEY,                          -- leaf index, from 0, without gaps
  item        BLOB             CHECK (length(item) = 16),   -- whom it is about; null: the log itself
  op          BLOB    NOT NULL CHECK (length(op) = 16),     -- the command that made it
  n           INTEGER NOT NULL,                             -- its place among what the command made
  kind        TEXT    NOT NULL,                             -- what happened
  actor       TEXT    NOT NULL,                             -- the operator
  occurred_at INTEGER NOT NULL,                             -- when it is said to have happened
  recorded_at INTEGER NOT NULL,                             -- when the station recorded it
  body        BLOB    NOT NULL,                             -- the entry
  UNIQUE (op, n)
) STRICT;
CREATE INDEX event_by_item ON event (item, seq) WHERE item IS NOT NULL;
-- The few that set others right: lists ask for them first.
CREATE INDEX event_that_corrects ON event (item, seq) WHERE kind IN ('voided', 'amended', 'settled');

-- The Merkle tree over the entries (RFC 6962): the hashes of all complete subtrees, in the order in
-- which appending completes them.
CREATE TABLE tree (
  idx  INTEGER PRIMARY KEY,                          -- as in Go's sumdb/tlog, from 0, without gaps
  hash BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- The signed heads, one for each write transaction (c2sp.org/tlog-checkpoint).
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY, -- how many entries there were then
  note TEXT    NOT NULL     -- origin, size, root; signed by the log and by the operator
) STRICT;

-- What entries commit to without containing it (`pii`): may be erased, and the entries stay valid.
CREATE TABLE personal (
  seq    INTEGER NOT NULL,                            -- the entry
  label  TEXT    NOT NULL,                            -- to.name, from.number, ...
  person BLOB    NOT NULL CHECK (length(person) = 16),
  sealed BLOB    NOT NULL,                            -- salt of the commitment (32 bytes), and value
  PRIMARY KEY (seq, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX personal_by_person ON personal (person);

-- The keys of the evidence that entries name. Each piece lies sealed in a file of its own, under a key of its
-- own, which is sealed here under the vault's: once the row is deleted, nothing opens the file any more.
CREATE TABLE evidence (
  sha256     BLOB    PRIMARY KEY CHECK (length(sha256) = 32), -- of the open bytes: what entries commit to
  file       BLOB    NOT NULL CHECK (length(file) = 16),      -- names the sealed file, and says nothing else
  sealed_key BLOB    NOT NULL,
  kept_at    INTEGER NOT NULL                                 -- when it was handed in for the last time
) STRICT, WITHOUT ROWID;

-- How many photos an operator may still hand in: a bucket that fills up within an hour.
CREATE TABLE photo_allowance (
  operator TEXT    PRIMARY KEY,
  full_at  INTEGER NOT NULL -- when it is full again
) STRICT, WITHOUT ROWID;

-- For people with a sqlite3 shell. The log does not rely on them; verify does not trust them.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only: record a correction instead'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the log is append-only: record a correction instead'); END;
-- Also stops INSERT OR REPLACE, which fires neither of the two above.
CREATE TRIGGER event_has_no_gap BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq), -1) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps and no second entry at one place'); END;

CREATE TRIGGER tree_is_never_changed BEFORE UPDATE ON tree
BEGIN SELECT RAISE(ABORT, 'the tree is append-only'); END;
CREATE TRIGGER tree_is_never_deleted BEFORE DELETE ON tree
BEGIN SELECT RAISE(ABORT, 'the tree is append-only'); END;
CREATE TRIGGER tree_has_no_gap BEFORE INSERT ON tree
WHEN NEW.idx <> (SELECT coalesce(max(idx), -1) + 1 FROM tree)
BEGIN SELECT RAISE(ABORT, 'the tree has no gaps and no second hash at one place'); END;
CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a signed head is for ever'); END;
CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'a signed head is for ever'); END;
CREATE TRIGGER checkpoint_only_grows BEFORE INSERT ON checkpoint
WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoint)
BEGIN SELECT RAISE(ABORT, 'a later head has more entries'); END;

-- The texts that people signed, word for word; entries have their digests. Nothing in them is about a person.
CREATE TABLE statement (
  sha256   BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  version  TEXT NOT NULL,
  language TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is true of each item now. Derived: `custody rebuild` makes it again from the log.
CREATE TABLE item (
  id             BLOB    PRIMARY KEY CHECK (length(id) = 16),
  kind           TEXT    NOT NULL, -- parcel | asset
  standing       TEXT    NOT NULL, -- expected | held | out | missing | closed
  closed_how     TEXT,             -- only when closed
  custodian_type TEXT    NOT NULL, -- who answers for it: person | mailroom | carrier | ...
  custodian_id   BLOB,             -- the person or station
  custodian_name TEXT,             -- the carrier, courier or vendor
  since          INTEGER NOT NULL, -- since when they answer for it
  place          TEXT,             -- where it lies
  condition      TEXT    NOT NULL,
  holds          TEXT    NOT NULL, -- codes, separated by commas
  due_at         INTEGER,
  tracking       TEXT,
  carrier        TEXT,
  sender         TEXT,
  class          TEXT    NOT NULL,
  recipient      BLOB,             -- the person it is meant for
  contents       INTEGER,          -- how many things a parcel holds
  settled        INTEGER NOT NULL, -- how many of them are accounted for
  serial         TEXT,
  tag            TEXT,
  maker          TEXT,
  model          TEXT,
  category       TEXT,
  data_bearing   INTEGER NOT NULL,
  used           INTEGER NOT NULL, -- a person has had it since it was last sanitized
  origin_parcel  BLOB,
  disputed       INTEGER NOT NULL,
  unsigned       INTEGER NOT NULL, -- a signature is owed for how its custodian got it
  epoch          INTEGER NOT NULL,
  last_seq       INTEGER NOT NULL, -- its last event in this log
  last_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX item_by_custodian ON item (custodian_id) WHERE custodian_id IS NOT NULL AND custodian_type = 'person';
CREATE INDEX item_by_origin ON item (origin_parcel) WHERE origin_parcel IS NOT NULL;

-- Every identifier that any item answers to, former ones too. Not unique: that is a rule, because
-- facts from another station must be storable.
CREATE TABLE identifier (
  value TEXT NOT NULL, -- upper case, without spaces
  kind  TEXT NOT NULL, -- tracking | serial | tag | imei | ...
  item  BLOB NOT NULL,
  PRIMARY KEY (value, kind, item)
) STRICT, WITHOUT ROWID;

-- Which items ever involved which person.
CREATE TABLE involved (
  person BLOB NOT NULL,
  item   BLOB NOT NULL,
  PRIMARY KEY (person, item)
) STRICT, WITHOUT ROWID;

-- The recipient directory: what the opaque person ids of the log stand for. Everything that is known of
-- somebody is one sealed value (src/vault/sealed_box.rs), bound to their id.
CREATE TABLE person (
  id         BLOB    PRIMARY KEY CHECK (length(id) = 16),
  sealed     BLOB    NOT NULL, -- name, numbers, addresses ... (src/ledger/person.rs)
  added_at   INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What people are looked up by: keyed digests of what the sealed values say. Derived.
CREATE TABLE person_key (
  kind   TEXT NOT NULL,                              -- name | number | email | login | more_email
  digest BLOB NOT NULL CHECK (length(digest) = 16),  -- HMAC-SHA-256 of the normalised text, cut
  person BLOB NOT NULL CHECK (length(person) = 16),
  PRIMARY KEY (kind, digest, person)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX person_key_is_of_one ON person_key (kind, digest) WHERE kind IN ('number', 'email', 'login');
CREATE INDEX person_key_by_person ON person_key (person);

-- Which look-up key of the vault made the digests. One row, once there are any.
CREATE TABLE lookup_key (
  one        INTEGER PRIMARY KEY CHECK (one = 1), -- there is only one
  generation INTEGER NOT NULL                     -- from 1; renewed together with the vault
) STRICT;

-- The places of the facility.
CREATE TABLE place (
  name     TEXT    PRIMARY KEY COLLATE NOCASE,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who may act at this station. Derived: the log says who was enrolled, by whom and with which key.
CREATE TABLE operator (
  name   TEXT    PRIMARY KEY,
  role   TEXT    NOT NULL, -- viewer | operator | admin
  kind   TEXT    NOT NULL, -- person | service
  key    TEXT    NOT NULL, -- the public key with which they open sessions
  active INTEGER NOT NULL  -- 0 once they are disabled
) STRICT, WITHOUT ROWID;

-- The sessions and tokens that have not been closed; whether their time is over, the clock tells.
-- Derived.
CREATE TABLE session (
  id       BLOB    PRIMARY KEY CHECK (length(id) = 16),
  operator TEXT    NOT NULL,
  key      TEXT    NOT NULL, -- the public key with which what is recorded in it is signed
  until    INTEGER NOT NULL, -- nothing may be recorded in it after this
  token    INTEGER NOT NULL  -- 1: a token, 0: a log-in
) STRICT, WITHOUT ROWID;

-- The return cases, by the entry that opened each. Derived: what a case says is folded from its entries.
CREATE TABLE return_case (
  opened INTEGER PRIMARY KEY,                         -- the entry that opened it; people call it by this number
  person BLOB    NOT NULL CHECK (length(person) = 16), -- who has to give things back
  closed INTEGER NOT NULL                             -- 1 once it is
) STRICT;
CREATE INDEX return_case_by_person ON return_case (person);

-- The items on the list of each case. Derived.
CREATE TABLE case_item (
  item   BLOB    NOT NULL CHECK (length(item) = 16),
  opened INTEGER NOT NULL, -- the case
  PRIMARY KEY (item, opened)
) STRICT, WITHOUT ROWID;

-- The entries of each case. Derived.
CREATE TABLE case_entry (
  opened INTEGER NOT NULL, -- the case
  seq    INTEGER NOT NULL, -- the entry
  PRIMARY KEY (opened, seq)
) STRICT, WITHOUT ROWID;

-- The other systems that events are pushed to, and how far each has got. Beside the log, like the directory;
-- secrets are in the vault.
CREATE TABLE remote (
  name       TEXT    PRIMARY KEY,
  kind       TEXT    NOT NULL, -- hub | webhook | snipe-it | servicenow
  url        TEXT    NOT NULL,
  options    TEXT    NOT NULL, -- a JSON object of texts: what was mapped
  added_at   INTEGER NOT NULL,
  next_seq   INTEGER NOT NULL, -- the first event that it has not answered for
  begun_seq  INTEGER NOT NULL, -- events below may have been sent
  failures   INTEGER NOT NULL, -- tries in a row that failed
  not_before INTEGER,          -- when the next try is due
  trouble    TEXT,             -- what was wrong the last time
  stopped    INTEGER NOT NULL, -- nothing is sent until somebody resumes it
  paced_until INTEGER NOT NULL -- until when its allowance of requests is used up
) STRICT, WITHOUT ROWID;

-- What a remote answered for an event.
CREATE TABLE push_receipt (
  remote    TEXT    NOT NULL,
  seq       INTEGER NOT NULL, -- the event
  verdict   TEXT    NOT NULL, -- accepted | known | disputed | left_out
  remote_id TEXT,             -- what it is called over there
  status    INTEGER NOT NULL, -- of the HTTP answer
  digest    BLOB    NOT NULL CHECK (length(digest) = 32), -- SHA-256 of the answer's body
  at        INTEGER NOT NULL,
  PRIMARY KEY (remote, seq)
) STRICT, WITHOUT ROWID;

-- What witnesses have signed of heads (c2sp.org/tlog-cosignature): hubs that have seen each grow out of the one before.
-- Beside the log: checked when it comes, and by verify.
CREATE TABLE cosignature (
  size INTEGER NOT NULL, -- of the head
  key  TEXT    NOT NULL, -- of the witness: name+hash+key
  line TEXT    NOT NULL, -- as it stands in a note
  PRIMARY KEY (size, key)
) STRICT, WITHOUT ROWID;

-- Notices that are being sent: each is noted before it goes out and forgotten once the log has it. What is
-- left here was interrupted, and may have gone out.
CREATE TABLE notice_intent (
  op       BLOB    PRIMARY KEY CHECK (length(op) = 16), -- the command that records it
  about    TEXT    NOT NULL,                            -- pickup | due_back | collected | signature | give_back
  rung     INTEGER NOT NULL,
  channel  TEXT    NOT NULL,
  person   BLOB             CHECK (length(person) = 16), -- who is told; null: the desk
  items    TEXT    NOT NULL,                            -- ids, separated by spaces
  begun_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What others say will come: lines of orders, and the serial numbers listed for them. A list beside the
-- log; what did come is in the log. Empty text: the announcement does not say.
CREATE TABLE order_line (
  id        INTEGER PRIMARY KEY,
  reference TEXT    NOT NULL, -- purchase order or dispatch advice
  line      TEXT    NOT NULL, -- its line there
  part      TEXT    NOT NULL, -- part number
  tracking  TEXT    NOT NULL, -- the parcel that brings it
  serial    TEXT    NOT NULL, -- one device of the line
  quantity  INTEGER,          -- how many; only where no serial is
  supplier  TEXT,
  recipient BLOB,             -- the person it is meant for
  added_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX order_line_once ON order_line (reference, line, part, tracking, serial);
CREATE INDEX order_line_by_serial ON order_line (serial);
CREATE INDEX order_line_by_tracking ON order_line (tracking);

-- The files of which rows were recorded: no row of any other can have been recorded before, so that its rows
-- need not be looked for one by one. Beside the log, where the command id of each row stands.
CREATE TABLE imported (
  file BLOB    PRIMARY KEY CHECK (length(file) = 16), -- the space of its command ids: its digest, kind and reading
  at   INTEGER NOT NULL                               -- when that was
) STRICT, WITHOUT ROWID;

-- Increments that were exported: each a window of the log that begins where the one before it ended.
-- Beside the log: a manifest outside says the same, and `verify --manifest` compares them.
CREATE TABLE export_run (
  number    INTEGER PRIMARY KEY,        -- from 1
  name      TEXT    NOT NULL,           -- the series: --since-last NAME
  plan      TEXT    NOT NULL,           -- what was asked for, as JSON
  from_seq  INTEGER NOT NULL,           -- the first entry of the window
  until_seq INTEGER NOT NULL CHECK (until_seq >= from_seq), -- the first entry after it
  state     TEXT    NOT NULL CHECK (state IN ('staged', 'written', 'published')),
  manifest  TEXT,                       -- from `written` on: what the files are, byte for byte
  ack_at    INTEGER,                    -- when the other side said that it has them
  ack_rows  INTEGER,                    -- and how many rows
  ack_by    TEXT                        -- and who passed that on
) STRICT;
CREATE INDEX export_run_by_name ON export_run (name, number);

-- Runs whose file was uploaded to a remote. Noted before it is sent, and taken back if it surely was not taken:
-- one without a status may have arrived.
CREATE TABLE export_upload (
  run      INTEGER NOT NULL,
  remote   TEXT    NOT NULL,
  begun_at INTEGER NOT NULL,
  begun_by TEXT    NOT NULL,
  status   INTEGER,          -- of the HTTP answer with which it was taken
  digest   BLOB              CHECK (length(digest) = 32), -- SHA-256 of that answer's body
  PRIMARY KEY (run, remote)
) STRICT, WITHOUT ROWID;
