-- All lines of an entry come in one statement, so those alone must balance. To add up what the ledger has of the entry was
-- planned, while its statistics were old, as a walk over all postings: each charge took longer than the one before.
CREATE OR REPLACE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY entry_id HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'debits and credits differ' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
