CREATE TABLE position (partition int PRIMARY KEY, next_offset bigint NOT NULL);
CREATE SEQUENCE outbox_id CACHE 1;
CREATE TABLE outbox (
  id         bigint      PRIMARY KEY,
  event_id   uuid        NOT NULL,
  record_key bytea       NOT NULL,
  value      bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);
-- Its rows are written again and again: their next versions find room on their pages, and the index stays as it is.
CREATE TABLE tally (account_id text PRIMARY KEY, version bigint NOT NULL, total bigint NOT NULL)
  WITH (fillfactor = 80);
-- As many accounts as the driver says are there already.
INSERT INTO tally SELECT 'account-' || lpad(n::text, 8, '0'), 0, 0 FROM generate_series(1, ${rows}) AS n;
