-- Versions of policies: added, never changed. The text is canonical; the hash is of the text.
CREATE TABLE policy (
  id             text        NOT NULL,
  version        int         NOT NULL,
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
  token      text        NOT NULL,
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
  reactivated boolean NOT NULL DEFAULT false
);

CREATE TABLE reactivation (
  id              uuid        PRIMARY KEY,
  account_id      text        NOT NULL REFERENCES account,
  request_id      text        NOT NULL,
  user_id         text        NOT NULL,
  request         jsonb       NOT NULL,
  state           text        NOT NULL,
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
  WHERE state IN ('RECEIVED', 'ACCEPTED', 'CONDITIONAL_OFFER', 'VERIFYING_PAYMENT_METHOD', 'CONDITION_ACCEPTED');

-- Everything that a decision depends on, how it was reached, and the answer. Never changed.
CREATE TABLE decision (
  reactivation_id uuid        NOT NULL REFERENCES reactivation,
  number          int         NOT NULL,
  policy_hash     text        NOT NULL REFERENCES policy (hash),
  record          jsonb       NOT NULL,
  decided_at      timestamptz NOT NULL,
  PRIMARY KEY (reactivation_id, number)
);
