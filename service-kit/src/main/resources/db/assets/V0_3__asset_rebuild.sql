-- The asset projection made again from the beginning of assets.v1, while it is being read. Empty after a crash of the database:
-- the row '(rebuild)' shows that it is still whole.
CREATE UNLOGGED TABLE asset_projection_rebuilt (LIKE asset_projection, PRIMARY KEY (asset_id));

-- The last rebuild, as it is shown to operators.
CREATE TABLE asset_rebuild (
  id     uuid  PRIMARY KEY,
  report jsonb NOT NULL
);

-- What to say of each asset. One with parked records lags behind on purpose: its next record still has to be handled.
CREATE VIEW asset_projection_compared AS
SELECT asset_id,
  CASE
    WHEN EXISTS (SELECT FROM parked_record k
                 WHERE k.topic = 'assets.v1' AND k.record_key = convert_to(asset_id, 'UTF8')) THEN 'PARKED'
    WHEN r.version IS NULL THEN 'SURPLUS'
    WHEN p.version IS NULL THEN 'MISSING'
    WHEN ROW (p.*) IS DISTINCT FROM ROW (r.*) THEN 'DIFFERENT'
    ELSE 'EQUAL'
  END AS finding
FROM asset_projection p
FULL JOIN (SELECT * FROM asset_projection_rebuilt WHERE asset_id <> '(rebuild)') AS r USING (asset_id);

COMMENT ON TABLE asset_projection_rebuilt IS 'refilled';
