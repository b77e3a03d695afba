package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL of encrypted subscriptions. */
final class EnvelopeStore {

  private static final String PUT =
      """
      INSERT INTO subscription_envelope (activation_id, schema_version, ciphertext) VALUES (?, ?, ?)
      ON CONFLICT (activation_id) DO UPDATE
      SET schema_version = excluded.schema_version, ciphertext = excluded.ciphertext, sealed_at = now()
      """;

  private EnvelopeStore() {}

  static void put(Connection tx, ActivationId id, SealedSubscription sealed) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PUT)) {
      statement.setObject(1, id.value());
      statement.setInt(2, sealed.schemaVersion());
      statement.setBytes(3, sealed.ciphertext());
      statement.executeUpdate();
    }
  }

  static Optional<SealedSubscription> find(Connection tx, ActivationId id) throws SQLException {
    return SetSql.query(
            tx,
            "SELECT schema_version, ciphertext FROM subscription_envelope WHERE activation_id = ANY (?)",
            List.of(id),
            row -> new SealedSubscription(row.getInt(1), row.getBytes(2)),
            Column.uuid(ActivationId::value))
        .stream()
        .findFirst();
  }

  static void wipe(Connection tx, Collection<Activation> activations) throws SQLException {
    SetSql.update(
        tx,
        "DELETE FROM subscription_envelope WHERE activation_id = ANY (?)",
        activations,
        Column.uuid(a -> a.id().value()));
  }
}
