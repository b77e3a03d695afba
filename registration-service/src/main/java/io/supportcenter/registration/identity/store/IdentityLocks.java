package io.supportcenter.registration.identity.store;

import static io.supportcenter.kit.db.Column.integer;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.values.KeyedHash;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Orders receipts that name a customer and users who link that identity: a transaction that stores
 * a receipt's hashes holds their locks shared until its commit, one that links an identity holds
 * them alone. So either the receipt finds the user, or the user's recheck finds the receipt.
 *
 * <p>Locks are taken before any row, by bucket, in order: there are at most 256.
 */
public final class IdentityLocks {

  private IdentityLocks() {}

  public static void shared(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    take(tx, "pg_advisory_xact_lock_shared", hashes);
  }

  public static void alone(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    take(tx, "pg_advisory_xact_lock", hashes);
  }

  private static void take(Connection tx, String function, Collection<KeyedHash> hashes)
      throws SQLException {
    List<Integer> buckets = hashes.stream().map(IdentityLocks::bucket).distinct().sorted().toList();
    SetSql.query(
        tx,
        "SELECT 1 FROM unnest(?::int4[]) AS bucket, %s(hashtext('customer-identity'), bucket)"
            .formatted(function),
        buckets,
        _ -> true,
        integer(bucket -> bucket));
  }

  /** The first byte of the hash. */
  private static Integer bucket(KeyedHash hash) {
    return Integer.valueOf(hash.hex().substring(0, 2), 16);
  }
}
