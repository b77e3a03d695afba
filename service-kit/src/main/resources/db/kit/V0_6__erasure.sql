-- Users who were erased, by SHA-256 of their ids: so that each is erased once, and what arrives late brings nothing back.
CREATE TABLE erased_user (
  user_hash    bytea       PRIMARY KEY,
  erased_at    timestamptz NOT NULL DEFAULT now(),
  rows_deleted bigint      NOT NULL DEFAULT 0,
  answers_page bigint      NOT NULL DEFAULT 0, -- up to which stored answers have been looked through
  confirmed_at timestamptz
);
CREATE INDEX erased_user_age ON erased_user (confirmed_at);
