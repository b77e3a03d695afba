package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** SQL of encrypted subscriptions. */
public final class EnvelopeStore {

  private static final String PUT =
      """
      INSERT INTO subscription_envelope (activation_id, schema_version, ciphertext) VALUES (?, ?, ?)
      ON CONFLICT (activation_id) DO UPDATE
      SET schema_version = excluded.schema_version, ciphertext = excluded.ciphertext, sealed_at = now()
      """;

  private EnvelopeStore() {}

  static void put(Connection tx, ActivationId id, SealedSubscription sealed) throws SQLException {
    Sql.update(tx, PUT, id.value(), sealed.schemaVersion(), sealed.ciphertext());
  }

  public static Optional<SealedSubscription> find(Connection tx, ActivationId id)
      throws SQLException {
    return Sql.one(
        tx,
        "SELECT schema_version, ciphertext FROM subscription_envelope WHERE activation_id = ?",
        row -> new SealedSubscription(row.getInt(1), row.getBytes(2)),
        id.value());
  }

  static void wipe(Connection tx, Collection<Activation> activations) throws SQLException {
    SetSql.update(
        tx,
        "DELETE FROM subscription_envelope WHERE activation_id = ANY (?)",
        activations,
        Column.uuid(a -> a.id().value()));
  }
}
