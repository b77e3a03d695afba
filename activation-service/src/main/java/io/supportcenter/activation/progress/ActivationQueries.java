package io.supportcenter.activation.progress;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.party.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads activations, without locks. */
@ApplicationScoped
public class ActivationQueries {

  private static final String ONE =
      "SELECT %s FROM activation WHERE id = ?".formatted(ActivationRow.COLUMNS);
  private static final String PAGE =
      """
      SELECT %s FROM activation WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
      """
          .formatted(ActivationRow.COLUMNS);

  private final AgroalDataSource dataSource;

  ActivationQueries(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  public Optional<Activation> find(ActivationId id) {
    return query(ONE, id.value()).stream().findFirst();
  }

  /** A user's activations in the order of their ids, from after one of them. */
  public List<Activation> page(UserId user, Optional<ActivationId> after, int limit) {
    UUID from = after.map(ActivationId::value).orElse(new UUID(0, 0));
    return query(PAGE, user.value(), from, limit);
  }

  private List<Activation> query(String sql, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<Activation> found = new ArrayList<>();
        while (rows.next()) {
          found.add(ActivationRow.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("activations cannot be read", e);
    }
  }
}
