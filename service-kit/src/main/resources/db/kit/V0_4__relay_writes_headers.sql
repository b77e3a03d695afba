-- Of an event, whose CloudEvents headers the relay writes. Null for a record that is published as it is: a dead letter, or an
-- event that was put here before this column was.
ALTER TABLE outbox ADD COLUMN type text;
-- From now on a dead letter's, or those that an event has besides.
ALTER TABLE outbox ALTER COLUMN headers DROP NOT NULL;
