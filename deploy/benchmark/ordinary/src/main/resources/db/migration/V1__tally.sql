-- Its rows are written again and again: their next versions find room on their pages, and the index stays as it is.
CREATE TABLE tally (account_id text PRIMARY KEY, version bigint NOT NULL, total bigint NOT NULL)
  WITH (fillfactor = 80);
CREATE TABLE processed_event (event_id text PRIMARY KEY);
CREATE SEQUENCE outbox_id INCREMENT BY 1000;
CREATE TABLE outbox (
  id         bigint PRIMARY KEY,
  event_id   uuid   NOT NULL,
  record_key text   NOT NULL,
  value      bytea  NOT NULL
);
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000);
