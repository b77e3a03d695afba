-- This service's copy of the user asset store, built from assets.v1 and from nothing else.
CREATE TABLE asset_projection (
  asset_id         text    PRIMARY KEY,
  version          bigint  NOT NULL,
  user_id          text    NOT NULL,
  kind             text    NOT NULL,
  status           text    NOT NULL,
  manufacturer     text,
  model            text,
  serial_number    text,
  serial_confirmed boolean NOT NULL
);
CREATE INDEX asset_projection_user ON asset_projection (user_id);
