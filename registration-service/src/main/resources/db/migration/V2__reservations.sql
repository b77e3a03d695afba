-- A reservation, as its receipt sells it. It waits like a device, but nobody else can hold it.
ALTER TABLE registration
  ADD COLUMN vendor_id          text,
  ADD COLUMN reservation_number text,
  ADD COLUMN leg                text;    -- which activity of the booking, as it was sold

-- An asset is a device or a reservation.
ALTER TABLE asset RENAME COLUMN device TO item;
ALTER TABLE asset
  ALTER COLUMN manufacturer_id  DROP NOT NULL,
  ALTER COLUMN manufacturer     DROP NOT NULL,
  ALTER COLUMN model            DROP NOT NULL,
  ALTER COLUMN serial_number    DROP NOT NULL,
  ALTER COLUMN canonical_serial DROP NOT NULL,
  ADD COLUMN vendor_id          text,
  ADD COLUMN reservation_number text,
  ADD COLUMN leg                text,
  ADD CONSTRAINT asset_is_one CHECK (num_nonnulls(canonical_serial, reservation_number) = 1);

-- Several users may travel on one number, each with each of its activities once. The lock on the user keeps it so; this is the safety net.
CREATE UNIQUE INDEX asset_live_reservation ON asset (user_id, vendor_id, reservation_number, leg)
  WHERE reservation_number IS NOT NULL AND status IN ('REGISTERED', 'STOLEN');
