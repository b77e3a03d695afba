-- Versions of policies: added, never changed. The text is canonical; the hash is of the text.
CREATE TABLE policy (
  id             text        NOT NULL,
  version        int         NOT NULL,
  account_system_id text,                   -- null: for the accounts of all that have none of their own
  effective_from timestamptz NOT NULL,
  hash           text        NOT NULL UNIQUE,
  document       text        NOT NULL,
  stored_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, version)
);

-- Vendors' account systems, which reactivate accounts. Kept by operators.
CREATE TABLE account_system (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  base_url   text        NOT NULL,
  token      text        NOT NULL, -- sealed for the id and the origin of base_url
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);

-- The aggregate that is locked: everything about an account changes under the lock on this row.
-- Version 0: a request has named the account before its state arrived, or the account was erased.
CREATE TABLE account (
  id          text    PRIMARY KEY,
  state       jsonb,
  version     jsonb,                          -- of that state: count and times
  -- The account system has confirmed a reactivation that the state does not show yet.
  reactivated boolean NOT NULL DEFAULT false,
  attempts    jsonb,                          -- payment methods that failed lately
  referral    jsonb                           -- the last live session that was asked for
);

CREATE TABLE reactivation (
  id              uuid        PRIMARY KEY,
  account_id      text        NOT NULL REFERENCES account,
  request_id      text        NOT NULL,
  user_id         text        NOT NULL,
  request         jsonb       NOT NULL,
  state           text        NOT NULL,
  is_open         boolean     NOT NULL,   -- something may still follow
  detail          jsonb       NOT NULL,   -- what the state carries
  version         bigint      NOT NULL,
  decisions       int         NOT NULL,
  account_version bigint,
  received_at     timestamptz NOT NULL DEFAULT now(),
  changed_at      timestamptz NOT NULL,
  UNIQUE (account_id, request_id)         -- the same request sent again changes nothing
);
CREATE INDEX reactivation_of_account ON reactivation (account_id, id);
-- Safety net below the lock on the account: a user has one reactivation of an account under way.
CREATE UNIQUE INDEX reactivation_open ON reactivation (account_id, user_id)
  WHERE is_open;

-- Everything that a decision depends on, how it was reached, and the answer. Never changed.
CREATE TABLE decision (
  reactivation_id uuid        NOT NULL REFERENCES reactivation,
  number          int         NOT NULL,
  policy_hash     text        NOT NULL REFERENCES policy (hash),
  record          jsonb       NOT NULL,
  decided_at      timestamptz NOT NULL,
  PRIMARY KEY (reactivation_id, number)
);

COMMENT ON TABLE policy IS 'append-only';
COMMENT ON TABLE decision IS 'append-only';

CREATE INDEX account_of_user ON account ((state -> 'user' ->> 'value'));
CREATE INDEX reactivation_of_user ON reactivation (user_id, id);

-- Reactivations of an erased user. Nothing else shortens decision.
CREATE FUNCTION erase_user(erased text, most int) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS MATERIALIZED (
    SELECT id FROM reactivation
    WHERE user_id = erased
      AND EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(erased, 'UTF8')))
    ORDER BY id LIMIT most FOR UPDATE
  ), decisions AS (
    DELETE FROM decision WHERE reactivation_id IN (SELECT id FROM gone)
  ), calls AS (
    DELETE FROM backend_call WHERE subject IN (SELECT id::text FROM gone)
  )
  DELETE FROM reactivation WHERE id IN (SELECT id FROM gone) RETURNING id
$$;
