-- How far each channel of this service has come in each partition. The truth; Kafka's committed offsets are for tools.
CREATE TABLE inbox_position (
  channel     text   NOT NULL,
  topic       text   NOT NULL,
  partition   int    NOT NULL,
  topic_id    uuid   NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (channel, topic, partition)
);

-- Records whose handling failed, and all later ones of the same key, in order, until an operator replays or discards them.
CREATE TABLE parked_record (
  channel       text        NOT NULL,
  topic         text        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  record_key    bytea       NOT NULL,
  value         bytea,
  headers       bytea       NOT NULL,
  recorded_at   timestamptz NOT NULL,
  reason        text        NOT NULL,
  detail        text        NOT NULL,
  parked_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (channel, topic, partition, record_offset)
);
CREATE INDEX parked_record_key ON parked_record (channel, topic, record_key);

-- Drawn under the aggregate's lock, so that the order of ids is the order of commits per aggregate. Cache 1: never ahead.
CREATE SEQUENCE outbox_id CACHE 1;

CREATE TABLE outbox (
  id         bigint      PRIMARY KEY,
  event_id   uuid        NOT NULL,
  topic      text        NOT NULL,
  record_key bytea,
  value      bytea,
  headers    bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- Every row lives for milliseconds: let vacuum come early.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);

-- Calls to partners that are still to do. The id is the idempotency key over all attempts.
CREATE TABLE backend_call (
  id        uuid        PRIMARY KEY,
  partner   text        NOT NULL,
  operation text        NOT NULL,
  subject   text        NOT NULL,
  request   text        NOT NULL,
  attempts  int         NOT NULL DEFAULT 0,
  in_doubt  boolean     NOT NULL DEFAULT false,
  last_fault text,
  due_at    timestamptz NOT NULL
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
