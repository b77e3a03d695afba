package io.supportcenter.benchmark.charges;

/**
 * What sms-activation-service says to PostgreSQL to make one charge, in its order, as it is there;
 * idempotency in its plain form for one key.
 */
final class ChargeSql {

  /** IdempotencyStore of the kit. */
  static final String LOCK_KEY =
      "SELECT pg_try_advisory_xact_lock(hashtextextended(? || E'\\n' || ?, 0))";

  static final String FIND_ANSWER =
      """
      SELECT request_hash, status, content_type, location, body FROM idempotency_key
      WHERE principal = ? AND key = ?
      """;

  /** ChargeStore. */
  static final String ADD_CHARGE =
      """
      INSERT INTO charge (id, merchant_id, request_id, account_id, amount_minor, currency, reference_code,
        description, asset_id, state, created_at, waits_until)
      SELECT c.id, c.merchant_id, c.request_id, c.account_id, c.amount_minor, c.currency, c.reference_code,
        c.description, c.asset_id, 'PROCESSING', c.created_at, c.waits_until
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::timestamptz[], ?::timestamptz[])
        WITH ORDINALITY AS c (id, merchant_id, request_id, account_id, amount_minor, currency, reference_code,
          description, asset_id, created_at, waits_until, n)
      ORDER BY c.merchant_id, c.request_id, c.n
      ON CONFLICT (merchant_id, request_id) DO NOTHING
      RETURNING id
      """;

  /** AccountStore. */
  static final String LOCK_ACCOUNT =
      """
      SELECT a.id, a.batch_id, b.distributor_id, b.short_code, b.value_minor, b.currency, b.expires_at, a.state,
        a.blacklistings, a.phone_number, a.activated_at, a.balance_minor, a.version, a.pepper_version,
        a.pass_code_hash
      FROM consumer_account a JOIN batch b ON b.id = a.batch_id
      WHERE a.id = ANY (?) ORDER BY a.id FOR UPDATE OF a
      """;

  /** LedgerStore. */
  static final String POST_ENTRY =
      """
      INSERT INTO journal_entry (id, kind, reference, currency, posted_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      """;

  static final String POST_LINES =
      """
      INSERT INTO posting (entry_id, line, account, amount_minor)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::int8[])
      """;

  /** AccountStore. */
  static final String SAVE_BALANCE =
      """
      UPDATE consumer_account a SET balance_minor = s.balance_minor, changed_at = now()
      FROM unnest(?::text[], ?::int8[]) AS s (id, balance_minor)
      WHERE a.id = s.id
      """;

  /** ChargeStore. */
  static final String DECIDE =
      """
      UPDATE charge c SET state = d.state, denial_reason = d.denial_reason, journal_entry = d.journal_entry,
        account_version = d.account_version, decided_at = d.decided_at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::int8[], ?::timestamptz[])
        AS d (id, state, denial_reason, journal_entry, account_version, decided_at)
      WHERE c.id = d.id AND c.state = 'PROCESSING'
      """;

  /** Outbox of the kit. */
  static final String ADD_EVENT =
      """
      INSERT INTO outbox (id, event_id, topic, record_key, value, headers)
      SELECT nextval('outbox_id'), e.event_id, e.topic, e.record_key, e.value, e.headers
      FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
        WITH ORDINALITY AS e (event_id, topic, record_key, value, headers, n)
      ORDER BY e.n
      """;

  /** IdempotencyStore of the kit. */
  static final String STORE_ANSWER =
      """
      INSERT INTO idempotency_key
        (principal, key, request_hash, status, content_type, location, body)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private ChargeSql() {}
}
