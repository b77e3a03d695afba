-- Its rows are written again and again: their next versions find room on their pages, and the index stays as it is.
CREATE TABLE tally (account_id text PRIMARY KEY, version bigint NOT NULL, total bigint NOT NULL)
  WITH (fillfactor = 80);
-- As many accounts as the driver says are there already.
INSERT INTO tally SELECT 'account-' || lpad(n::text, 8, '0'), 0, 0 FROM generate_series(1, ${rows}) AS n;
