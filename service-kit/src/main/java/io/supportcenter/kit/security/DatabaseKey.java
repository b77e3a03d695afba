package io.supportcenter.kit.security;

import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A random key that the database has, sealed by the {@link Vault}. Hashes that it makes stay valid
 * when the vault's keys change. A service whose vault does not open it does not start: neither
 * would anything else that the database has.
 */
@Singleton
public class DatabaseKey {

  private static final String PLACE = "vault_key";
  private static final int BYTES = 32;

  private final Transactions transactions;
  private final Vault vault;
  private volatile KeyedHasher hasher;

  DatabaseKey(Transactions transactions, Vault vault) {
    this.transactions = transactions;
    this.vault = vault;
  }

  void read(@Observes @Priority(2) StartupEvent started) {
    hasher();
  }

  /**
   * A keyed hash.
   *
   * @param kind of value, without {@code |}: the same value of another kind has another hash
   * @return 32 bytes
   */
  public byte[] hash(String kind, byte[] value) {
    return HexFormat.of().parseHex(hash(kind, HexFormat.of().formatHex(value)));
  }

  /** The same of a text, as hexadecimal digits. */
  public String hash(String kind, String value) {
    return hasher().toStore(kind, value).hex();
  }

  private KeyedHasher hasher() {
    KeyedHasher known = hasher;
    if (known == null) {
      known = new KeyedHasher(VersionedKeys.parse(List.of("1:" + opened())));
      hasher = known;
    }
    return known;
  }

  private String opened() {
    byte[] made = new byte[BYTES];
    new SecureRandom().nextBytes(made);
    byte[] offered = vault.seal(made, PLACE);
    byte[] sealed =
        transactions.inNew(tx -> {
          Sql.update(
              tx, "INSERT INTO vault_key (sealed) VALUES (?) ON CONFLICT DO NOTHING", offered);
          return Sql.one(tx, "SELECT sealed FROM vault_key", row -> row.getBytes(1)).orElseThrow();
        });
    try {
      return Base64.getEncoder().encodeToString(vault.open(sealed, PLACE));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          VaultKeys.FILE + " does not have the key that this database was sealed with", e);
    }
  }
}
