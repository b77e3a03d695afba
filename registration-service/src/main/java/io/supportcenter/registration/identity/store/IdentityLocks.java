package io.supportcenter.registration.identity.store;

import io.supportcenter.kit.values.KeyedHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Where a receipt that names a customer and a user who links that identity meet: whoever stores a
 * receipt's hashes holds their locks shared until its commit, whoever links an identity holds them
 * alone. So either the receipt finds the user, or the user's recheck finds the receipt.
 *
 * <p>Locks are taken before any row, by bucket, in order: there are never more than {@value
 * #BUCKETS}.
 */
public final class IdentityLocks {

  private static final int BUCKETS = 256;
  private static final String TAKE =
      "SELECT %s(hashtext('customer-identity'), bucket) FROM unnest(?::int4[]) AS bucket";

  private IdentityLocks() {}

  static void shared(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    take(tx, "pg_advisory_xact_lock_shared", hashes);
  }

  public static void alone(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    take(tx, "pg_advisory_xact_lock", hashes);
  }

  private static void take(Connection tx, String function, Collection<KeyedHash> hashes)
      throws SQLException {
    Integer[] buckets =
        hashes.stream().map(IdentityLocks::bucket).distinct().sorted().toArray(Integer[]::new);
    if (buckets.length == 0) {
      return;
    }
    try (PreparedStatement statement = tx.prepareStatement(TAKE.formatted(function))) {
      statement.setArray(1, tx.createArrayOf("int4", buckets));
      statement.execute();
    }
  }

  private static Integer bucket(KeyedHash hash) {
    return Integer.parseInt(hash.hex().substring(0, 2), 16) % BUCKETS;
  }
}
