package io.supportcenter.registration.identity.store;

import io.supportcenter.kit.db.AdvisoryLocks;
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
 * <p>Locks are taken before any row, by bucket: there are at most 256.
 */
public final class IdentityLocks {

  private static final String KIND = "customer-identity";

  private IdentityLocks() {}

  public static void shared(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    AdvisoryLocks.shared(tx, KIND, buckets(hashes));
  }

  public static void alone(Connection tx, Collection<KeyedHash> hashes) throws SQLException {
    AdvisoryLocks.alone(tx, KIND, buckets(hashes));
  }

  /** The first byte of each hash. */
  private static List<String> buckets(Collection<KeyedHash> hashes) {
    return hashes.stream().map(hash -> hash.hex().substring(0, 2)).distinct().toList();
  }
}
