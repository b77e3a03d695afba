package io.supportcenter.reactivation.policy.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DocumentJson;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versions of policies in PostgreSQL. They are added, never changed. */
public final class PolicyStore {

  private static final String SELECT = "SELECT document, hash FROM policy ";

  private static final String IN_FORCE =
      SELECT + "WHERE effective_from <= ? ORDER BY effective_from DESC, id, version DESC LIMIT 1";

  private static final String ADD =
      """
      INSERT INTO policy (id, version, effective_from, hash, document)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING
      """;

  private PolicyStore() {}

  /**
   * @throws IllegalStateException when there is none
   */
  public static ReactivationPolicy inForce(Connection tx, Instant at) throws SQLException {
    return Sql.one(tx, IN_FORCE, PolicyStore::policy, at)
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
            policy.policy().effectiveFrom(),
            policy.policy().ref().hash(),
            policy.text())
        == 1;
  }

  /** A policy is valid when it is stored; this finds out if its text was altered later. */
  private static ReactivationPolicy policy(ResultSet row) throws SQLException {
    String hash = row.getString("hash");
    PolicyResult read =
        PolicyReader.read(DocumentJson.read(row.getString("document"), PolicyDocument.class));
    if (read instanceof PolicyResult.Valid valid && valid.policy().ref().hash().equals(hash)) {
      return valid.policy();
    }
    throw new IllegalStateException("the stored policy " + hash + " is not what was stored");
  }
}
