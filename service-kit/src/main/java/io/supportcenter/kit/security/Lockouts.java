package io.supportcenter.kit.security;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.AdvisoryLocks;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of failures, for all instances of a service. Held until the end of the
 * transaction: attempts about one subject are made one after the other, so that many at once do not
 * get around a lock. A transaction that ends with an exception forgets its failure.
 */
public final class Lockouts {

  private static final String KIND = "lockout";

  private static final String FIND =
      "SELECT subject, failures, last_failure, locked_until FROM lockout WHERE subject = ANY (?)";

  private static final String SAVE =
      """
      INSERT INTO lockout (subject, failures, last_failure, locked_until)
      SELECT * FROM unnest(?::text[], ?::int4[], ?::timestamptz[], ?::timestamptz[])
      ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures,
        last_failure = excluded.last_failure, locked_until = excluded.locked_until
      """;

  private final Connection tx;
  private final LockoutPolicy policy;
  private final Map<String, Lockout> held = new HashMap<>();

  private Lockouts(Connection tx, LockoutPolicy policy) {
    this.tx = tx;
    this.policy = policy;
  }

  /**
   * Waits for other transactions that hold one of the subjects.
   *
   * @param subjects who or what is attempted, each with its kind, such as {@code claim-of user-1};
   *     stored as hashes
   */
  public static Lockouts hold(Connection tx, LockoutPolicy policy, Collection<String> subjects)
      throws SQLException {
    Lockouts lockouts = new Lockouts(tx, policy);
    List<String> hashes = subjects.stream().map(Sha256::hex).distinct().toList();
    AdvisoryLocks.alone(tx, KIND, hashes);
    hashes.forEach(hash -> lockouts.held.put(hash, Lockout.NONE));
    lockouts.held.putAll(
        SetSql.map(
            tx,
            FIND,
            hashes,
            row ->
                Map.entry(
                    row.getString(1),
                    new Lockout(
                        row.getInt(2),
                        Rows.optionalInstant(row, "last_failure"),
                        Rows.optionalInstant(row, "locked_until"))),
            text(hash -> hash)));
    return lockouts;
  }

  /** Until when one of the subjects is locked; empty when none is. */
  public Optional<Instant> lockedUntil(Instant now) {
    return held.values().stream()
        .filter(lockout -> lockout.isLocked(now))
        .flatMap(lockout -> lockout.lockedUntil().stream())
        .max(Instant::compareTo);
  }

  /** One more failure of each subject. */
  public void failed(Instant now) throws SQLException {
    held.replaceAll((_, lockout) -> lockout.failed(policy, now));
    SetSql.updateAll(
        tx,
        SAVE,
        held.entrySet(),
        text(Map.Entry::getKey),
        integer(e -> e.getValue().failures()),
        instant(e -> e.getValue().lastFailure().orElse(null)),
        instant(e -> e.getValue().lockedUntil().orElse(null)));
  }
}
