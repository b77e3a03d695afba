package io.supportcenter.reactivation.policies;

import io.supportcenter.reactivation.policy.ReactivationPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Versions of policies in PostgreSQL. They are added, never changed. */
public final class PolicyStore {

  private static final String IN_FORCE =
      """
      SELECT document, hash FROM policy WHERE effective_from <= ?
      ORDER BY effective_from DESC, id, version DESC LIMIT 1
      """;

  private PolicyStore() {}

  /**
   * @throws IllegalStateException when there is none
   */
  public static ReactivationPolicy inForce(Connection tx, Instant at) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(IN_FORCE)) {
      statement.setObject(1, at.atOffset(ZoneOffset.UTC));
      return one(statement)
          .orElseThrow(() -> new IllegalStateException("no policy is in force at " + at));
    }
  }

  public static Optional<ReactivationPolicy> find(Connection tx, String hash) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("SELECT document, hash FROM policy WHERE hash = ?")) {
      statement.setString(1, hash);
      return one(statement);
    }
  }

  static Optional<ReactivationPolicy> find(Connection tx, String id, int version)
      throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("SELECT document, hash FROM policy WHERE id = ? AND version = ?")) {
      statement.setString(1, id);
      statement.setInt(2, version);
      return one(statement);
    }
  }

  static List<PolicyDocument> all(Connection tx) throws SQLException {
    try (PreparedStatement statement =
            tx.prepareStatement("SELECT document, hash FROM policy ORDER BY id, version");
        ResultSet rows = statement.executeQuery()) {
      List<PolicyDocument> found = new ArrayList<>();
      while (rows.next()) {
        found.add(PolicyText.read(rows.getString(1)));
      }
      return found;
    }
  }

  /** False when that version is there already. */
  static boolean add(Connection tx, PolicyResult.Valid policy) throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement(
            """
            INSERT INTO policy (id, version, effective_from, hash, document)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (id, version) DO NOTHING
            """)) {
      statement.setString(1, policy.policy().ref().id());
      statement.setInt(2, policy.policy().ref().version());
      statement.setObject(3, policy.policy().effectiveFrom().atOffset(ZoneOffset.UTC));
      statement.setString(4, policy.policy().ref().hash());
      statement.setString(5, policy.text());
      return statement.executeUpdate() == 1;
    }
  }

  private static Optional<ReactivationPolicy> one(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(policy(row.getString(1), row.getString(2)))
          : Optional.empty();
    }
  }

  /** A stored policy was valid, and whose text was altered since is found out here. */
  private static ReactivationPolicy policy(String text, String hash) {
    PolicyResult read = PolicyReader.read(PolicyText.read(text));
    if (read instanceof PolicyResult.Valid valid && valid.policy().ref().hash().equals(hash)) {
      return valid.policy();
    }
    throw new IllegalStateException("the stored policy " + hash + " is not what was stored");
  }
}
