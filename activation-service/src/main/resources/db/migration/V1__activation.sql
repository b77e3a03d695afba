-- Companies whose services we activate. Kept by operators.
CREATE TABLE provider (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  base_url   text        NOT NULL,          -- of its TMF640 interface
  token      text        NOT NULL,
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
-- for any device before its owner is known.
CREATE UNIQUE INDEX activation_once ON activation (user_id, asset_id, provider_id, plan_id)
  WHERE is_live;

-- Subscription number and credentials, encrypted for one user, provider and activation. Deleted as soon as the provider has
-- them, or the activation no longer needs them. In a table of its own so that no list of activations ever carries it.
CREATE TABLE subscription_envelope (
  activation_id  uuid        PRIMARY KEY REFERENCES activation,
  schema_version int         NOT NULL,
  ciphertext     bytea       NOT NULL,
  sealed_at      timestamptz NOT NULL DEFAULT now()
);
