-- Companies whose services we activate. Kept by operators.
CREATE TABLE provider (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  base_url   text        NOT NULL,          -- of its TMF640 interface
  token      text        NOT NULL, -- sealed for the id and the origin of base_url
  codes      text        NOT NULL DEFAULT '{"meanings": {}}',  -- JSON: what its error codes mean
  version    bigint      NOT NULL,
  changed_at timestamptz NOT NULL
);

-- One service under a subscribed plan on one device. What was asked for never changes; the state does.
CREATE TABLE activation (
  id              uuid        PRIMARY KEY,
  user_id         text        NOT NULL,
  asset_id        text        NOT NULL,     -- no foreign key: a request may outrun the registration
  provider_id     text        NOT NULL,     -- no foreign key: a refused request may name any provider
  plan_id         text        NOT NULL,
  actor_kind      text        NOT NULL,
  actor_id        text        NOT NULL,
  on_behalf_of    text,
  requested_at    timestamptz NOT NULL,
  state_code      text        NOT NULL,
  is_live         boolean     NOT NULL,     -- something may still change it
  state           jsonb       NOT NULL,     -- the state with what belongs to it
  manufacturer    text,                     -- the device as the asset store had it when it was found fit
  model           text,
  serial_number   text,
  has_credentials boolean     NOT NULL,
  last_command    jsonb,                    -- the newest of activation_command
  stalled_ending  jsonb,                    -- a service that is no longer wanted, and that the provider does not end
  version         bigint      NOT NULL,     -- of the last event
  changed_at      timestamptz NOT NULL
);
CREATE INDEX activation_user ON activation (user_id, id);
-- What a change of a device touches.
CREATE INDEX activation_asset ON activation (asset_id)
  WHERE is_live;
CREATE INDEX activation_provider ON activation (provider_id)
  WHERE is_live;
-- Safety net below the lock on the asset: a user pays once for one service on one device. Per user, since any user may ask
-- for any device before its owner is known. What is no longer wanted does not count: it may be requested again.
CREATE UNIQUE INDEX activation_once ON activation (user_id, asset_id, provider_id, plan_id)
  WHERE is_live AND state_code NOT IN ('CANCELLING', 'DEACTIVATING');
-- What operators look at.
CREATE INDEX activation_ending ON activation (id)
  WHERE state_code = 'DEACTIVATING' OR stalled_ending IS NOT NULL;

-- Who cancelled, ended or asked for a signal. Rows are added and never changed; who requested is in activation.
CREATE TABLE activation_command (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activation_id uuid        NOT NULL REFERENCES activation,
  command       text        NOT NULL,
  actor_kind    text        NOT NULL,
  actor_id      text        NOT NULL,
  commanded_at  timestamptz NOT NULL
);
CREATE INDEX activation_command_activation ON activation_command (activation_id, id);

-- Subscription number and credentials, encrypted for one user, provider and activation. Deleted as soon as the provider has
-- them, or the activation no longer needs them. In a table of its own so that no list of activations ever carries it.
CREATE TABLE subscription_envelope (
  activation_id  uuid        PRIMARY KEY REFERENCES activation,
  schema_version int         NOT NULL,
  ciphertext     bytea       NOT NULL,
  sealed_at      timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE activation_command IS 'append-only';

-- Requests that were refused and led to no activation: their keys on activations.v1 are erased with the user whom they name.
CREATE TABLE refused_request (
  user_id       text NOT NULL,
  activation_id uuid NOT NULL,
  PRIMARY KEY (user_id, activation_id)
);

-- Activations of an erased user that are over, and of which no provider has to be asked any more. Nothing else shortens
-- activation_command.
CREATE FUNCTION erase_user(erased text, overdue boolean, most int) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH gone AS MATERIALIZED (
    SELECT id FROM activation
    WHERE user_id = erased
      AND EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(erased, 'UTF8')))
      AND (overdue OR NOT is_live
        AND id::text NOT IN (SELECT subject FROM backend_call WHERE partner <> '(timer)'))
    ORDER BY id LIMIT most FOR UPDATE
  ), commands AS (
    DELETE FROM activation_command WHERE activation_id IN (SELECT id FROM gone)
  ), envelopes AS (
    DELETE FROM subscription_envelope WHERE activation_id IN (SELECT id FROM gone)
  ), calls AS (
    DELETE FROM backend_call WHERE subject IN (SELECT id::text FROM gone)
  )
  DELETE FROM activation WHERE id IN (SELECT id FROM gone) RETURNING id
$$;
