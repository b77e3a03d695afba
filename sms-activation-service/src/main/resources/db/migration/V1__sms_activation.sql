-- The directory of SMS gateways.
CREATE TABLE gateway (
  id            text        PRIMARY KEY,   -- its user name when it calls us
  name          text        NOT NULL,
  region        text        NOT NULL,      -- ISO 3166-1 alpha-2
  senders       text        NOT NULL CHECK (senders IN ('NATIONAL', 'INTERNATIONAL')),
  token         text        NOT NULL,      -- keyed hash of the password that it calls us with
  base_url      text,                      -- of Kannel's sendsms; null: it reads its replies from Kafka
  get_allowed   boolean     NOT NULL DEFAULT false, -- whether it may put texts into the address
  replies_query text,                      -- what sendsms expects there, sealed: user name and password
  version       bigint      NOT NULL,
  changed_at    timestamptz NOT NULL
);

-- Gateways that we send replies to, and with what.
CREATE VIEW gateway_replies AS
  SELECT id, base_url, coalesce(replies_query, '') AS token FROM gateway WHERE base_url IS NOT NULL;

-- The numbers that cards tell people to send their codes to: replies are sent from no other.
CREATE TABLE short_code (
  digits text PRIMARY KEY
);

-- Cards that are ordered, issued and handed out together; all terms of their accounts are here.
CREATE TABLE batch (
  id             uuid        PRIMARY KEY,
  issuer_id      text        NOT NULL,
  distributor_id text        NOT NULL,
  short_code     text        NOT NULL,
  value_minor    bigint      NOT NULL CHECK (value_minor > 0),
  currency       text        NOT NULL,
  expires_at     timestamptz NOT NULL,
  card_count     int         NOT NULL CHECK (card_count > 0),
  ordered_at     timestamptz NOT NULL,
  handed_out_at  timestamptz,             -- set once, together with the accounts
  voided_at      timestamptz,             -- set once; its accounts, if there are any, are closed
  settled_at     timestamptz              -- it has expired, and nothing is left on its accounts
);
CREATE INDEX batch_live ON batch (expires_at);
CREATE INDEX batch_unsettled ON batch (expires_at) WHERE settled_at IS NULL;

-- Consumer accounts. The row is the lock under which an account is activated, blacklisted and charged.
CREATE TABLE consumer_account (
  id               text        PRIMARY KEY,
  batch_id         uuid        NOT NULL REFERENCES batch,
  pepper_version   int         NOT NULL,
  pass_code_hash   text        NOT NULL,   -- the code itself is on the card and nowhere else
  state            text        NOT NULL CHECK (state IN ('ISSUED', 'ACTIVE', 'RE_BLACKLISTED', 'CLOSED')),
  blacklistings    jsonb,                  -- of people: reason, who, note, time
  phone_number     text,                   -- that sent the pass code
  activated_at     timestamptz,
  balance_minor    bigint      NOT NULL CHECK (balance_minor >= 0),
  charged          text        NOT NULL DEFAULT '', -- for limits: second:amount:count of each step of their time
  version          bigint      NOT NULL,
  changed_at       timestamptz NOT NULL DEFAULT now(),
  UNIQUE (pepper_version, pass_code_hash),
  CHECK ((phone_number IS NULL) = (activated_at IS NULL)),
  CHECK (state <> 'ACTIVE' OR phone_number IS NOT NULL),
  CHECK (state <> 'ISSUED' OR phone_number IS NULL),
  CHECK ((state = 'RE_BLACKLISTED') = (blacklistings IS NOT NULL))
);
CREATE INDEX consumer_account_batch ON consumer_account (batch_id);
CREATE INDEX consumer_account_closed ON consumer_account (changed_at) WHERE state = 'CLOSED' AND phone_number IS NOT NULL;

-- The histories of phones that sent SMS, under a keyed hash of the number.
CREATE TABLE sms_sender (
  pepper_version  int         NOT NULL,
  hash            text        NOT NULL,
  failures        int         NOT NULL DEFAULT 0,
  last_failure    timestamptz,
  locked_until    timestamptz,
  stopped         boolean     NOT NULL DEFAULT false,
  replies         int         NOT NULL DEFAULT 0,
  replies_from    timestamptz,
  recent_messages text        NOT NULL DEFAULT '', -- one a line, oldest first: id, keyed hash of what it says, time in ms
  changed_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pepper_version, hash)
);
CREATE INDEX sms_sender_age ON sms_sender (changed_at);

-- How many replies were sent and wrong codes received within an hour, of all phones, a prefix, a short code, a batch.
CREATE TABLE sms_budget (
  scope      text        NOT NULL,
  name       text        NOT NULL,
  spent      text        NOT NULL DEFAULT '', -- second:0:count of each step of the time
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, name)
);
CREATE INDEX sms_budget_age ON sms_budget (changed_at);

-- The unique key is where two copies of a merchant's request meet, over REST and Kafka alike.
CREATE TABLE charge (
  id               uuid        PRIMARY KEY,
  merchant_id      text        NOT NULL,
  request_id       text        NOT NULL,
  account_id       text        NOT NULL,   -- as entered where it is none: there may be no such account
  amount_minor     bigint      NOT NULL,
  currency         text        NOT NULL,
  reference_code   text        NOT NULL,
  description      text        NOT NULL,
  asset_id         text,
  state            text        NOT NULL CHECK (state IN ('PROCESSING', 'SUCCEEDED', 'DENIED')),
  denial_reason    text,
  journal_entry    uuid,
  account_version  bigint,                 -- of the account as it was decided on
  created_at       timestamptz NOT NULL,
  waits_until      timestamptz NOT NULL,
  decided_at       timestamptz,
  UNIQUE (merchant_id, request_id),
  CHECK ((state = 'DENIED') = (denial_reason IS NOT NULL)),
  CHECK ((state = 'SUCCEEDED') = (journal_entry IS NOT NULL))
);
CREATE INDEX charge_waits ON charge (created_at) WHERE state = 'PROCESSING';

-- What is remembered of merchants. The row is the lock for a merchant's limits, and the last that a charge takes.
CREATE TABLE merchant (
  id           text        PRIMARY KEY,
  charged      text        NOT NULL DEFAULT '', -- for limits: a line for each currency, second:amount:count of each step
  probes       text        NOT NULL DEFAULT '', -- the same for accounts that do not exist
  locked_until timestamptz
);

-- The ledger. Amounts: debit positive, credit negative.
CREATE TABLE journal_entry (
  id        uuid        PRIMARY KEY,
  kind      text        NOT NULL,
  reference text        NOT NULL,
  currency  text        NOT NULL,
  posted_at timestamptz NOT NULL,
  reverses  uuid        REFERENCES journal_entry,
  CHECK ((kind = 'REVERSAL') = (reverses IS NOT NULL))
);
CREATE UNIQUE INDEX journal_entry_reverses ON journal_entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX journal_entry_reference ON journal_entry (reference) WHERE kind <> 'CHARGE';

CREATE TABLE posting (
  entry_id     uuid   NOT NULL REFERENCES journal_entry,
  line         int    NOT NULL,
  account      text   NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (entry_id, line)
);
CREATE INDEX posting_account ON posting (account);

-- Below the domain's own checks: an entry balances, and what is posted stays. All lines of an entry are inserted by one
-- statement, so those alone must balance. (To add up what the table has of the entry was planned, while its statistics were
-- old, as a scan of all postings: each charge took longer than the one before.)
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY entry_id HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'debits and credits differ' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_balances AFTER INSERT ON posting
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is not changed: post a reversal' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Accounts whose balance is not what the ledger says. Always empty.
CREATE VIEW ledger_disagreement AS
  SELECT a.id, a.balance_minor, coalesce(-sum(p.amount_minor), 0) AS ledger_minor
  FROM consumer_account a
  LEFT JOIN posting p ON p.account = 'consumer:' || a.id
  GROUP BY a.id, a.balance_minor
  HAVING a.balance_minor <> coalesce(-sum(p.amount_minor), 0);

COMMENT ON TABLE journal_entry IS 'append-only';
COMMENT ON TABLE posting IS 'append-only';
