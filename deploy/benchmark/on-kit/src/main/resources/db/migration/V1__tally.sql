CREATE TABLE tally (account_id text PRIMARY KEY, version bigint NOT NULL, total bigint NOT NULL);
