-- Retailers and manufacturers whose back ends we ask. Kept by operators.
CREATE TABLE partner (
  id            text        PRIMARY KEY,
  kind          text        NOT NULL CHECK (kind IN ('RETAILER', 'MANUFACTURER')),
  name          text        NOT NULL,
  base_url      text        NOT NULL,
  token         text        NOT NULL, -- sealed for the id and the origin of base_url
  zone          text,                      -- of a retailer's stores: POSLog times have none
  store_zones   jsonb       NOT NULL DEFAULT '{}',
  region        text,                      -- of a retailer's stores: phone numbers may lack the country
  store_regions jsonb       NOT NULL DEFAULT '{}',
  sells_for     jsonb       NOT NULL DEFAULT '[]', -- vendors whose reservations a retailer may sell
  serial_case   text        NOT NULL DEFAULT 'SENSITIVE',
  serial_pattern text       NOT NULL DEFAULT '.*',
  serial_strip_separators boolean NOT NULL DEFAULT false,
  product_serial_rules jsonb NOT NULL DEFAULT '{}', -- of products that differ, by GTIN-14
  version       bigint      NOT NULL,
  changed_at    timestamptz NOT NULL
);

-- Which manufacturer a GTIN belongs to: the longest prefix of its 13 digits that stands here.
CREATE TABLE partner_gtin_prefix (
  prefix     text NOT NULL PRIMARY KEY CHECK (prefix ~ '^[0-9]{3,13}$'),
  partner_id text NOT NULL REFERENCES partner ON DELETE CASCADE
);
CREATE INDEX partner_gtin_prefix_partner ON partner_gtin_prefix (partner_id);

-- An erased user stays as a bare id: whoever comes late must learn of it.
CREATE TABLE app_user (
  id      text    PRIMARY KEY,
  version bigint  NOT NULL,
  consent boolean NOT NULL DEFAULT false,
  erased  boolean NOT NULL DEFAULT false,
  erased_at timestamptz
);
CREATE INDEX app_user_erased ON app_user (erased_at) WHERE erased;

-- Which service has confirmed that it keeps nothing of an erased user.
CREATE TABLE erasure_confirmation (
  user_hash    text        NOT NULL,        -- SHA-256 of the id
  service      text        NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (user_hash, service)
);

-- Keyed hashes, one row per live key version: keys can be changed while old hashes are still there.
CREATE TABLE user_identity (
  key_version int  NOT NULL,
  hash        text NOT NULL,
  kind        text NOT NULL,
  identity    uuid NOT NULL,               -- the rows of one identity belong together
  user_id     text NOT NULL REFERENCES app_user,
  PRIMARY KEY (key_version, hash)
);
CREATE INDEX user_identity_user ON user_identity (user_id);

-- The aggregate that is locked: whoever changes a unit of a receipt holds this row.
-- AWAITED: a take-back names this sale before the sale came; the unique key is where both meet.
CREATE TABLE receipt (
  id              uuid        PRIMARY KEY,
  retailer_id     text        NOT NULL,
  receipt_number  text        NOT NULL,
  state           text        NOT NULL CHECK (state IN ('AWAITED', 'ACCEPTED', 'REJECTED')),
  kind            text,
  original_number text,
  part_of         text,                    -- the till's transaction, when it makes several receipts
  occurred_at     timestamptz,
  content         jsonb,                   -- canonical, without contact data
  content_hash    text,
  claim_proofs    jsonb       NOT NULL DEFAULT '[]', -- what only the paper says, as keyed hashes
  problems        jsonb,                   -- of an accepted one: what is wrong with lines that are left out
  retailer_asked  int         NOT NULL DEFAULT 0, -- the attempt whose answer counts
  open_take_backs boolean     NOT NULL DEFAULT false, -- of a sale: something that came back is without a unit so far
  received_at     timestamptz NOT NULL DEFAULT now(),
  UNIQUE (retailer_id, receipt_number)
);
CREATE INDEX receipt_take_backs ON receipt (retailer_id, original_number) WHERE original_number IS NOT NULL;
CREATE INDEX receipt_parts ON receipt (retailer_id, part_of) WHERE part_of IS NOT NULL;

-- What a return or void does to the units of a sale. Changed by who holds the sale; a reference to the receipt would lock it.
CREATE TABLE take_back (
  receipt_id uuid  NOT NULL,
  sale_id    uuid  NOT NULL REFERENCES receipt,
  units      jsonb NOT NULL,               -- ids of registrations
  unmatched  jsonb NOT NULL,               -- goods without a unit, and why
  PRIMARY KEY (receipt_id, sale_id)
);
CREATE INDEX take_back_sale ON take_back (sale_id);

-- The same number came again with another content. The first one counts; a person has to look.
CREATE TABLE receipt_conflict (
  receipt_id   uuid        NOT NULL REFERENCES receipt,
  content_hash text        NOT NULL,
  content      jsonb       NOT NULL,
  received_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (receipt_id, content_hash)
);

-- How the retailer knows the buyer, as keyed hashes only.
CREATE TABLE receipt_customer (
  receipt_id  uuid NOT NULL REFERENCES receipt,
  key_version int  NOT NULL,
  hash        text NOT NULL,
  source      text NOT NULL CHECK (source IN ('RECEIPT', 'RETAILER')),
  PRIMARY KEY (receipt_id, key_version, hash)
);
CREATE INDEX receipt_customer_hash ON receipt_customer (key_version, hash);

-- One unit of one line of a sale. The id follows from the natural key.
CREATE TABLE registration (
  id               uuid        PRIMARY KEY,
  receipt_id       uuid        NOT NULL REFERENCES receipt,
  retailer_id      text        NOT NULL,
  receipt_number   text        NOT NULL,
  line_number      int         NOT NULL,
  unit             int         NOT NULL,
  state            text        NOT NULL,
  detail           jsonb       NOT NULL,   -- what the state carries: reason, fields in conflict, ...
  facts            jsonb       NOT NULL,
  fingerprint      text        NOT NULL,
  version          bigint      NOT NULL,
  asset_version    bigint      NOT NULL,
  asked            text,                   -- the question to a manufacturer whose answer counts
  user_id          text,
  gtin             text,
  manufacturer_id  text,
  model            text,
  canonical_serial text,
  changed_at       timestamptz NOT NULL,
  UNIQUE (retailer_id, receipt_number, line_number, unit)
);
CREATE INDEX registration_receipt ON registration (receipt_id);
CREATE INDEX registration_user ON registration (user_id, id) WHERE user_id IS NOT NULL;
CREATE INDEX registration_device ON registration (manufacturer_id, model, canonical_serial);
-- What an added partner may set in motion.
CREATE INDEX registration_waits_gtin ON registration (substr(gtin, 2) COLLATE "C")
  WHERE state IN ('OUT_OF_SCOPE', 'PENDING_PARTNER', 'PENDING_SERIAL', 'CONFLICT', 'REJECTED');
CREATE INDEX registration_waits_retailer ON registration (retailer_id, id) WHERE state = 'PENDING_PARTNER';

-- What is being asked about a unit, and when next.
CREATE INDEX backend_call_subject ON backend_call (subject);

-- A device of this world, whoever has it. The primary key is where two registrations of one device meet.
CREATE TABLE device (
  manufacturer_id  text NOT NULL,
  model            text NOT NULL,
  canonical_serial text NOT NULL,
  holder           uuid,                   -- the live registration; none: free
  holder_user      text,
  PRIMARY KEY (manufacturer_id, model, canonical_serial)
);

-- The user asset store. Whole current state, as published on assets.v1.
CREATE TABLE asset (
  id               uuid        PRIMARY KEY, -- of the registration
  user_id          text        NOT NULL,
  status           text        NOT NULL,
  manufacturer_id  text        NOT NULL,
  manufacturer     text        NOT NULL,
  model            text        NOT NULL,
  serial_number    text        NOT NULL,
  canonical_serial text        NOT NULL,
  device           jsonb       NOT NULL,
  version          bigint      NOT NULL,
  registered_at    timestamptz NOT NULL,
  changed_at       timestamptz NOT NULL
);
CREATE INDEX asset_of_user ON asset (user_id, id);
-- Safety net below the lock on device: a serial number stands in one asset store at a time.
CREATE UNIQUE INDEX asset_live_serial ON asset (manufacturer_id, model, canonical_serial)
  WHERE status IN ('REGISTERED', 'STOLEN');
