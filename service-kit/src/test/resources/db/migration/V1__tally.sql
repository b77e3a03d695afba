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
