-- Which agent talks to which user, by the live session's last event. agent_id: empty while nobody does.
CREATE TABLE session_contact (
  session_id text        PRIMARY KEY,
  version    bigint      NOT NULL,
  agent_id   text        NOT NULL,
  user_id    text        NOT NULL,
  open_until timestamptz NOT NULL
);
CREATE INDEX session_contact_agent ON session_contact (agent_id, user_id, open_until);
CREATE INDEX session_contact_user ON session_contact (user_id);
CREATE INDEX session_contact_age ON session_contact (open_until);

-- What staff did and read of customers. Append-only, but that a user's id is replaced by its hash when the
-- user is erased, and that old entries expire.
CREATE TABLE audit_entry (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  subject    text        NOT NULL,
  role       text        NOT NULL,
  user_id    text,
  action     text        NOT NULL,
  object     text,
  reason     text,
  session_id text,
  outcome    text        NOT NULL,
  trace_id   text
);
CREATE INDEX audit_entry_user ON audit_entry (user_id, id);
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);
CREATE INDEX audit_entry_age ON audit_entry (at);

CREATE FUNCTION audit_refuses_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '90 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'user_id' = to_jsonb(OLD) - 'user_id'
      AND NEW.user_id = encode(sha256(convert_to(OLD.user_id, 'UTF8')), 'hex') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit is not changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_refuses_change();
CREATE TRIGGER audit_stays BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses_change();
