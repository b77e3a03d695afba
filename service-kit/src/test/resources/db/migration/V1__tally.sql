-- The aggregate of the kit's own tests: sums what it is sent, per key.
CREATE TABLE tally (
  key     text   PRIMARY KEY,
  total   bigint NOT NULL,
  version bigint NOT NULL
);
CREATE TABLE settled (
  call_id uuid PRIMARY KEY,
  subject text NOT NULL,
  answer  text NOT NULL
);
-- The directory of the kit's own tests.
CREATE TABLE shop (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  base_url   text,
  token      text        NOT NULL,
  zone       text,
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE shop_brand (
  shop_id text NOT NULL REFERENCES shop ON DELETE CASCADE,
  brand   text NOT NULL,
  PRIMARY KEY (shop_id, brand)
);
-- What users leave behind.
CREATE TABLE keepsake (
  id      int  PRIMARY KEY,
  user_id text NOT NULL
);
CREATE TABLE chronicle (
  user_id text NOT NULL,
  deed    text NOT NULL
);
COMMENT ON TABLE chronicle IS 'append-only';
CREATE FUNCTION erase_user(erased text) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS (DELETE FROM chronicle WHERE user_id = erased RETURNING 1) SELECT count(*) FROM gone
$$;
