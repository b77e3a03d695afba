-- What the run-time role may do. A table whose comment begins with 'append-only' is read and added to; one whose comment begins with
-- 'refilled' may also be emptied as a whole. After every migration, so that a new table or function needs no grants of its own.
DO $$
DECLARE
  role  CONSTANT text := '${runtime_role}';
  owned record;
BEGIN
  IF role = current_user THEN
    RETURN;
  END IF;
  -- Instances that start at the same time wait for each other.
  PERFORM pg_advisory_xact_lock(hashtextextended(current_schema() || ' grants', 0));
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
  FOR owned IN
    SELECT c.oid::regclass AS name,
      CASE
        WHEN c.relkind = 'S' THEN 'USAGE, SELECT'
        WHEN c.relkind = 'v' THEN 'SELECT'
        WHEN d.description LIKE 'append-only%' THEN 'SELECT, INSERT'
        WHEN d.description LIKE 'refilled%' THEN 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE'
        ELSE 'SELECT, INSERT, UPDATE, DELETE'
      END AS rights,
      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
    FROM pg_class c
    LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S')
      AND pg_has_role(c.relowner, 'MEMBER') AND c.relname <> '${flyway:table}'
  LOOP
    EXECUTE format('REVOKE ALL ON %s %s FROM %I', owned.kind, owned.name, role);
    EXECUTE format('GRANT %s ON %s %s TO %I', owned.rights, owned.kind, owned.name, role);
  END LOOP;
  FOR owned IN
    SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prosecdef AND pg_has_role(p.proowner, 'MEMBER')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', owned.name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', owned.name, role);
  END LOOP;
END $$;
