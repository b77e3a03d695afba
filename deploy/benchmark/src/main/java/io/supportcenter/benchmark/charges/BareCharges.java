package io.supportcenter.benchmark.charges;

import io.supportcenter.benchmark.rig.CpuTime;
import io.supportcenter.schemas.EventCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The bare contender: a thread and a connection for each payer, and JDBC. */
public final class BareCharges {

  private BareCharges() {}

  /** System properties say what to do; the measurements are written to a file. */
  public static void main(String[] args) throws SQLException, IOException {
    List<String> accounts;
    try (Connection connection = connect()) {
      accounts = Accounts.ids(connection);
    }
    List<Payment> payments = Payment.draw(accounts, Integer.getInteger("bare.payments"));
    CpuTime cpu = CpuTime.ofThis(Long.getLong("bare.broker"), Long.getLong("bare.postmaster"));
    List<JdbcPayer> payers = new ArrayList<>();
    try (EventCodec codec = EventCodec.connect(System.getProperty("bare.registry"))) {
      for (int i = 0; i < ClosedLoop.PAYERS; i++) {
        Connection connection = connect();
        connection.setAutoCommit(false);
        payers.add(new JdbcPayer(connection, codec));
      }
      new ClosedLoop(payers)
          .run(payments, Integer.getInteger("bare.warm-up"), cpu)
          .write(Path.of(System.getProperty("bare.measured")));
      for (JdbcPayer payer : payers) {
        payer.close();
      }
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        System.getProperty("bare.jdbc-url"),
        System.getProperty("bare.username"),
        System.getProperty("bare.password"));
  }
}
