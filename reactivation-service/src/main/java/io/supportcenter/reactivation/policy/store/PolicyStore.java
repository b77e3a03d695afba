package io.supportcenter.reactivation.policy.store;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DocumentJson;
import io.supportcenter.reactivation.account.AccountSystemId;
import io.supportcenter.reactivation.policy.PoliciesInForce;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Versions of policies in PostgreSQL. They are added, never changed. */
public final class PolicyStore {

  private static final String SELECT = "SELECT document, hash FROM policy ";

  /** The latest of each of these account systems, and the latest of those that name none. */
  private static final String IN_FORCE =
      """
      SELECT DISTINCT ON (account_system_id) document, hash FROM policy
      WHERE effective_from <= ? AND (account_system_id IS NULL OR account_system_id = ANY (?))
      ORDER BY account_system_id, effective_from DESC, id, version DESC
      """;

  private static final String ADD =
      """
      INSERT INTO policy (id, version, account_system_id, effective_from, hash, document)
      VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING
      """;

  private static final Column<AccountSystemId> IDS = Column.text(AccountSystemId::value);

  private PolicyStore() {}

  /**
   * @throws IllegalStateException when there is none for all account systems
   */
  public static PoliciesInForce inForce(
      Connection tx, Instant at, Collection<AccountSystemId> accountSystems) throws SQLException {
    List<ReactivationPolicy> found =
        Sql.query(tx, IN_FORCE, PolicyStore::policy, at, IDS.of(tx, accountSystems));
    Map<AccountSystemId, ReactivationPolicy> own =
        found.stream()
            .filter(policy -> policy.accountSystem().isPresent())
            .collect(Collectors.toMap(p -> p.accountSystem().orElseThrow(), p -> p));
    return found.stream()
        .filter(policy -> policy.accountSystem().isEmpty())
        .findFirst()
        .map(common -> new PoliciesInForce(common, own))
        .orElseThrow(() -> new IllegalStateException("no policy is in force at " + at));
  }

  public static Optional<ReactivationPolicy> find(Connection tx, String id, int version)
      throws SQLException {
    return Sql.one(tx, SELECT + "WHERE id = ? AND version = ?", PolicyStore::policy, id, version);
  }

  public static List<PolicyDocument> all(Connection tx) throws SQLException {
    return Sql.query(
        tx,
        SELECT + "ORDER BY id, version",
        row -> DocumentJson.read(row.getString(1), PolicyDocument.class));
  }

  /** False when that version exists already. */
  public static boolean add(Connection tx, PolicyResult.Valid policy) throws SQLException {
    return Sql.update(
            tx,
            ADD,
            policy.policy().ref().id(),
            policy.policy().ref().version(),
            policy.policy().accountSystem().map(AccountSystemId::value).orElse(null),
            policy.policy().effectiveFrom(),
            policy.policy().ref().hash(),
            policy.text())
        == 1;
  }

  /** By their hashes; one whose text was altered is left out. */
  public static Map<String, ReactivationPolicy> byHash(Connection tx, Collection<String> hashes)
      throws SQLException {
    return SetSql.query(
            tx,
            SELECT + "WHERE hash = ANY (?)",
            hashes,
            PolicyStore::asStored,
            Column.<String>text(hash -> hash))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(policy -> policy.ref().hash(), policy -> policy));
  }

  private static ReactivationPolicy policy(ResultSet row) throws SQLException {
    return asStored(row)
        .orElseThrow(() -> new IllegalStateException("a stored policy is not what was stored"));
  }

  /** A policy is valid when it is stored; this finds out if its text was altered later. */
  private static Optional<ReactivationPolicy> asStored(ResultSet row) throws SQLException {
    String hash = row.getString("hash");
    return PolicyReader.read(DocumentJson.read(row.getString("document"), PolicyDocument.class))
                instanceof PolicyResult.Valid(var policy, _)
            && policy.ref().hash().equals(hash)
        ? Optional.of(policy)
        : Optional.empty();
  }
}
