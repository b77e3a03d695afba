package io.supportcenter.kit.partner;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.supportcenter.kit.db.NotBegun;
import io.supportcenter.kit.db.RowReader;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
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
  private static final RowReader<PartnerEndpoint> ENDPOINT =
      row -> new PartnerEndpoint(row.getString(1), row.getString(2), row.getString(3));

  private final Transactions transactions;
  private final String select;
  private final Cache<String, PartnerEndpoint> found =
      Caffeine.newBuilder().expireAfterWrite(KEEP).maximumSize(KEPT_MAX).build();

  /**
   * @param table of a {@link PartnerEntity}
   */
  public PartnerDirectory(Transactions transactions, String table) {
    this.transactions = transactions;
    this.select = "SELECT id, base_url, token FROM " + table + " WHERE id = ?";
  }

  /**
   * Empty when there is no such partner; that is not cached.
   *
   * @throws NotBegun when the directory could not be read
   */
  public Optional<PartnerEndpoint> find(String id) {
    PartnerEndpoint known = found.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PartnerEndpoint> read =
        transactions.beforeCall(() -> transactions.read(tx -> Sql.one(tx, select, ENDPOINT, id)));
    read.ifPresent(partner -> found.put(id, partner));
    return read;
  }
}
