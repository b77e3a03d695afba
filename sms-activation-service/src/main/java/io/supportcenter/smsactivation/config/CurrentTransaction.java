package io.supportcenter.smsactivation.config;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection of a REST command's transaction, or one without a transaction for a read. */
@ApplicationScoped
public class CurrentTransaction {

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<R> {
    R run(Connection tx) throws SQLException;
  }

  private final AgroalDataSource dataSource;

  CurrentTransaction(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <R> R run(Work<R> work) {
    try (Connection tx = dataSource.getConnection()) {
      return work.run(tx);
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused", e);
    }
  }
}
