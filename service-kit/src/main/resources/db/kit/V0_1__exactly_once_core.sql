-- Which database this is; the relay's bookmarks on Kafka carry it. A copy of the database has the same: beside the original it
-- needs a namespace of its own.
CREATE TABLE database_identity (id uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO database_identity DEFAULT VALUES;

-- A random key of this database for hashes, sealed with the vault's keys.
CREATE TABLE vault_key (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  sealed bytea   NOT NULL
);

-- Who does what only one instance may do at a time. A lease that its holder does not renew can be taken over.
CREATE TABLE lease (
  name       text        PRIMARY KEY,
  holder     uuid        NOT NULL,
  expires_at timestamptz NOT NULL
);

-- What became of the relay's transaction before the one that it begins: Kafka forgets it when the next relay begins.
-- producer_epoch: when a relay began to end that transaction; ended: whether it came to the end of that.
CREATE TABLE relay_last_transaction (
  one            boolean PRIMARY KEY DEFAULT true CHECK (one),
  producer_epoch int     NOT NULL,
  committed      boolean NOT NULL,
  ended          boolean NOT NULL
);

-- How far each channel of this service has come in each partition. The truth; Kafka's committed offsets are for tools.
CREATE TABLE inbox_position (
  channel     text   NOT NULL,
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  topic_id    uuid   NOT NULL,
  next_offset bigint NOT NULL,
  -- An operator's reset that was followed, until the group's committed offset is ours again: it is followed once.
  reset_to    bigint,
  PRIMARY KEY (channel, topic, partition)
);

-- Records whose handling failed, and all later ones of the same key, in order, until an operator replays or discards them.
-- sealed: of a confidential channel. The key is a keyed hash, and the value is sealed with key and headers in it.
CREATE TABLE parked_record (
  channel       text        NOT NULL,
  topic         text        NOT NULL,
  topic_id      uuid        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  record_key    bytea       NOT NULL,
  value         bytea,
  headers       bytea       NOT NULL,
  recorded_at   timestamptz NOT NULL,
  reason        text        NOT NULL,
  detail        text        NOT NULL,
  parked_at     timestamptz NOT NULL DEFAULT now(),
  sealed        boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (channel, topic, topic_id, partition, record_offset)
);
-- By hash: a key may be longer than a row of a B-tree.
CREATE INDEX parked_record_key ON parked_record USING hash (record_key);

-- Records of others whose refusal was told, so that each is told once, however often it is handled.
CREATE TABLE refused_record (
  topic         text        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  recorded_at   timestamptz NOT NULL,
  refused_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, record_offset, recorded_at)
);
CREATE INDEX refused_record_age ON refused_record (refused_at);

-- Whose an aggregate is that partners describe, where its id does not say so: the partner's that described it first.
CREATE TABLE aggregate_owner (
  channel   text NOT NULL,
  aggregate text NOT NULL,
  partner   text NOT NULL,
  PRIMARY KEY (channel, aggregate)
);

-- Drawn under the aggregate's lock, so that the order of ids is the order of commits per aggregate. Cache 1: never ahead.
CREATE SEQUENCE outbox_id CACHE 1;

-- type: of an event, whose CloudEvents headers the relay writes; null for a record that is published as it is, a dead letter.
-- headers: a dead letter's, or those that an event has besides.
-- sealed: for a confidential topic. The key is a keyed hash, and the value is sealed with key and headers in it.
CREATE TABLE outbox (
  id         bigint      PRIMARY KEY,
  event_id   uuid        NOT NULL,
  topic      text        NOT NULL,
  record_key bytea,
  value      bytea,
  type       text,
  headers    bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  sealed     boolean     NOT NULL DEFAULT false
);
-- Every row lives for milliseconds: let vacuum come early.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);

-- Up to this id the outbox is empty for good; nobody looks there.
CREATE TABLE outbox_floor (id bigint NOT NULL);
INSERT INTO outbox_floor VALUES (0);

-- Rows of the outbox that Kafka refused, and all later ones of the same topic and key, in order, until an operator replays or
-- discards them.
CREATE TABLE outbox_quarantine (
  LIKE outbox,
  reason         text        NOT NULL,
  quarantined_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id)
);
CREATE INDEX outbox_quarantine_key ON outbox_quarantine USING hash (record_key);

-- Calls to partners that are still to do. The id is the idempotency key over all attempts. sealed: the request is.
CREATE TABLE backend_call (
  id        uuid        PRIMARY KEY,
  partner   text        NOT NULL,
  operation text        NOT NULL,
  subject   text        NOT NULL,
  request   text        NOT NULL,
  attempts  int         NOT NULL DEFAULT 0,
  in_doubt  boolean     NOT NULL DEFAULT false,
  last_fault text,
  due_at    timestamptz NOT NULL,
  trace_parent text,
  sealed    boolean     NOT NULL DEFAULT false
);
CREATE INDEX backend_call_due ON backend_call (partner, due_at);

CREATE TABLE idempotency_key (
  principal    text        NOT NULL,
  key          text        NOT NULL,
  request_hash bytea       NOT NULL,
  status       int         NOT NULL,
  content_type text,
  location     text,
  body         text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (principal, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Who or what was attempted in vain, as a hash, and until when further attempts are refused.
CREATE TABLE lockout (
  subject      text        PRIMARY KEY,
  failures     int         NOT NULL,
  last_failure timestamptz NOT NULL,
  locked_until timestamptz
);
CREATE INDEX lockout_age ON lockout (last_failure);
