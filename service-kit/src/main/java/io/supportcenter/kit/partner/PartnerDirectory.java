package io.supportcenter.kit.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.supportcenter.kit.db.NotBegun;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where partners are reached, for calls outside of transactions. A partner that was found is cached
 * for two seconds, so that thousands of calls do not take a connection each; a change in the
 * directory is effective on all instances after that time.
 */
public final class PartnerDirectory {

  private static final Duration KEEP = Duration.ofSeconds(2);
  private static final int KEPT_MAX = 10_000;

  private final Transactions transactions;
  private final Optional<PartnerGuard> guard;
  private final String select;
  private final Cache<String, PartnerEndpoint> found =
      Caffeine.newBuilder().expireAfterWrite(KEEP).maximumSize(KEPT_MAX).build();

  /**
   * @param table of a {@link PartnerEntity}
   */
  public PartnerDirectory(Transactions transactions, PartnerGuard guard, String table) {
    this(transactions, Optional.of(guard), table);
  }

  private PartnerDirectory(Transactions transactions, Optional<PartnerGuard> guard, String table) {
    this.transactions = transactions;
    this.guard = guard;
    this.select = "SELECT id, base_url, token FROM " + table + " WHERE id = ?";
  }

  /** Of partners whose tokens are {@link PartnerView#tokenIsHashed hashes}: they call us. */
  public static PartnerDirectory ofCallers(Transactions transactions, String table) {
    return new PartnerDirectory(transactions, Optional.empty(), table);
  }

  /**
   * Empty when there is no such partner; that is not cached.
   *
   * @throws NotBegun when the directory could not be read, or the token does not open
   */
  public Optional<PartnerEndpoint> find(String id) {
    PartnerEndpoint known = found.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PartnerEndpoint> read =
        transactions.beforeCall(
            () -> transactions.read(tx -> Sql.one(tx, select, this::endpoint, id)));
    read.ifPresent(partner -> found.put(id, partner));
    return read;
  }

  AddressRules addresses() {
    return guard.orElseThrow().addresses();
  }

  private PartnerEndpoint endpoint(ResultSet row) throws SQLException {
    String id = row.getString(1);
    String url = row.getString(2);
    String stored = row.getString(3);
    String token =
        guard.filter(_ -> !stored.isEmpty()).map(g -> g.open(id, url, stored)).orElse(stored);
    return new PartnerEndpoint(id, url, token);
  }
}
