-- Vendors whose back ends we ask for options and reschedulings. Kept by operators.
CREATE TABLE vendor (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,             -- what customers know it by
  base_url   text        NOT NULL,
  token      text        NOT NULL, -- sealed for the id and the origin of base_url
  channels   text[]      NOT NULL,             -- of live sessions about its bookings
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);

-- The row that is locked: whoever changes anything of a user's trip or inbox holds it. A flight's and a hotel's events come
-- from different partitions; here they are put in order.
CREATE TABLE customer (
  user_id  text   PRIMARY KEY,
  messages bigint NOT NULL DEFAULT 0           -- number of the last message
);

-- Where a vendor's event and the registration of what it is about meet, whichever comes first.
CREATE TABLE booking (
  vendor_id          text NOT NULL,
  reservation_number text NOT NULL,
  leg                text NOT NULL DEFAULT '', -- which activity of it an event is about; empty: the row that is locked
  event              jsonb,                    -- the newest; an older one is of no interest
  event_sequence     bigint,
  event_at           timestamptz,
  received_at        timestamptz,              -- how long it waits is counted from here
  PRIMARY KEY (vendor_id, reservation_number, leg)
);
CREATE INDEX booking_received ON booking (received_at);

-- The reservations of the asset projection as activities, and what their vendors have told of them.
CREATE TABLE activity (
  asset_id           text PRIMARY KEY,
  user_id            text   NOT NULL,
  vendor_id          text   NOT NULL,
  reservation_number text   NOT NULL,
  starts_at          timestamptz NOT NULL,     -- as booked
  ends_at            timestamptz NOT NULL,     -- as booked or as expected, whichever is later
  activity           jsonb  NOT NULL,          -- as booked, with the outlook
  event_sequence     bigint,                   -- of the vendor's newest event
  event_at           timestamptz,
  event_received_at  timestamptz,
  announced          jsonb,                    -- what the customer knows
  message_id         uuid
);
CREATE INDEX activity_user ON activity (user_id, ends_at);
CREATE INDEX activity_booking ON activity (vendor_id, reservation_number);

CREATE TABLE relation (
  from_id        text   NOT NULL,
  to_id          text   NOT NULL,
  user_id        text   NOT NULL,
  type           text   NOT NULL,
  free_at        timestamptz NOT NULL,         -- when the first was to end when the relation was found
  due            timestamptz NOT NULL,         -- and until when the customer was to be at the second
  buffer_seconds bigint NOT NULL,
  evidence_kind  text   NOT NULL,
  evidence       text   NOT NULL,
  policy_version int    NOT NULL,
  PRIMARY KEY (from_id, to_id)
);
CREATE INDEX relation_user ON relation (user_id);

CREATE TABLE modification (
  id         uuid        PRIMARY KEY,
  user_id    text        NOT NULL,
  cause_id   text        NOT NULL,
  target_id  text        NOT NULL,
  need       jsonb       NOT NULL,
  revision   int         NOT NULL,
  state      text        NOT NULL,
  detail     jsonb       NOT NULL,             -- what the state carries
  message_id uuid,                             -- the last one to the customer about it
  changed_at timestamptz NOT NULL
);
CREATE INDEX modification_user ON modification (user_id, changed_at);
CREATE INDEX modification_message ON modification (message_id);
CREATE INDEX modification_pending ON modification (user_id)
  WHERE state IN ('QUOTING', 'OFFERED', 'NEEDS_AGENT', 'RESCHEDULING', 'RESCHEDULED', 'KEPT');
CREATE INDEX modification_needs_agent ON modification (changed_at, id) WHERE state = 'NEEDS_AGENT';
-- Safety net below the lock on the customer: one undecided modification of an activity.
CREATE UNIQUE INDEX modification_open ON modification (target_id)
  WHERE state IN ('QUOTING', 'OFFERED', 'NEEDS_AGENT');

-- The user's inbox. Never changed but for how far a message has come.
CREATE TABLE message (
  id           uuid        PRIMARY KEY,
  user_id      text        NOT NULL,
  number       bigint      NOT NULL,           -- also the id of its event in the stream
  kind         text        NOT NULL,
  on_behalf_of text,
  sender_name  text        NOT NULL,
  asset_id     text        NOT NULL,
  title        text        NOT NULL,
  text         text        NOT NULL,
  options      jsonb       NOT NULL,
  supersedes   uuid,
  issued_at    timestamptz NOT NULL,
  UNIQUE (user_id, number)
);
CREATE INDEX message_age ON message (issued_at);
CREATE INDEX message_supersedes ON message (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE message_delivery (
  message_id uuid        NOT NULL REFERENCES message ON DELETE CASCADE,
  state      text        NOT NULL,
  at         timestamptz NOT NULL,
  option_id  text,                             -- of an answer
  PRIMARY KEY (message_id, state)
);

CREATE TABLE live_session (
  id           uuid        PRIMARY KEY,
  user_id      text        NOT NULL,
  asset_id     text,
  topic        text        NOT NULL,
  details      jsonb       NOT NULL,
  channels     text[]      NOT NULL,
  state        text        NOT NULL,
  detail       jsonb       NOT NULL,           -- what the state carries
  agent_id     text,
  queued_since timestamptz,
  entries      bigint      NOT NULL DEFAULT 0, -- number of the transcript's last entry
  version      bigint      NOT NULL,
  requested_at timestamptz NOT NULL
);
CREATE INDEX live_session_user ON live_session (user_id, requested_at);
CREATE INDEX live_session_queue ON live_session (queued_since, id) WHERE state = 'QUEUED';
CREATE INDEX live_session_held ON live_session (agent_id) WHERE state IN ('OFFERED', 'ACTIVE', 'WRAP_UP');
CREATE INDEX live_session_awaits ON live_session (requested_at) WHERE state = 'REQUESTED';
CREATE INDEX live_session_open ON live_session (state) WHERE state <> 'ENDED';

-- Append-only.
CREATE TABLE transcript_entry (
  session_id uuid        NOT NULL REFERENCES live_session,
  number     bigint      NOT NULL,
  at         timestamptz NOT NULL,
  role       text        NOT NULL,
  author     text,
  kind       text        NOT NULL,
  text       text        NOT NULL,
  modification_id uuid,                        -- of a proposal or decision
  option_id  text,
  PRIMARY KEY (session_id, number)
);

CREATE TABLE agent (
  id         text        PRIMARY KEY,
  available  boolean     NOT NULL,             -- set by hand
  capacity   int         NOT NULL,
  seen_at    timestamptz NOT NULL,             -- heartbeat
  idle_since timestamptz NOT NULL              -- when the agent last got a session
);

-- Events of vendors that were refused, for operators and the vendor.
CREATE TABLE vendor_event_refused (
  topic         text        NOT NULL,
  partition     int         NOT NULL,
  record_offset bigint      NOT NULL,
  record_key    text        NOT NULL,
  problems      jsonb       NOT NULL,
  received_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, record_offset)
);
CREATE INDEX vendor_event_refused_at ON vendor_event_refused (received_at);

COMMENT ON TABLE transcript_entry IS 'append-only';

-- Live sessions of an erased user. Nothing else shortens transcript_entry.
CREATE FUNCTION erase_user(erased text, most int) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS MATERIALIZED (
    SELECT id FROM live_session
    WHERE user_id = erased
      AND EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(erased, 'UTF8')))
    ORDER BY id LIMIT most FOR UPDATE
  ), entries AS (
    DELETE FROM transcript_entry WHERE session_id IN (SELECT id FROM gone)
  )
  DELETE FROM live_session WHERE id IN (SELECT id FROM gone) RETURNING id
$$;
