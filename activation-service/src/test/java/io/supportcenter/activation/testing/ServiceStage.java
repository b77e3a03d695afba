package io.supportcenter.activation.testing;

import io.restassured.RestAssured;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** The packaged service, a provider, and real parts of their own, for tests that kill some. */
public final class ServiceStage implements AutoCloseable {

  private final String database;
  private final Simulator simulator = Simulator.start("ServiceProviderBackEnd", "providers.json");
  private final Providers providers = new Providers(simulator.url());
  private final PlatformProcess platform;
  private final ActivationCentre centre;
  private final ServiceProcess service;

  /**
   * Everything but the service has started.
   *
   * @param name of the database, of folders and of the service's log
   * @param more environment of the service
   */
  public ServiceStage(String name, Map<String, String> more) {
    database = "activation_" + name.replace('-', '_');
    platform = PlatformProcess.start(Path.of("target", name + "-platform").toAbsolutePath());
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(database);
    centre =
        new ActivationCentre(
            new KafkaProbe(
                addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl())));
    service = new ServiceProcess(name + "-service", addresses, database, more);
  }

  /** Starts the service, and puts the provider into its directory. */
  public void open() {
    service.start();
    RestAssured.baseURI = "http://127.0.0.1";
    RestAssured.port = service.port();
    providers.introduce();
  }

  public PlatformProcess platform() {
    return platform;
  }

  public Providers providers() {
    return providers;
  }

  public ActivationCentre centre() {
    return centre;
  }

  public KafkaProbe kafka() {
    return centre.kafka();
  }

  public ServiceProcess service() {
    return service;
  }

  public String database() {
    return database;
  }

  /** To the service's database. */
  public Connection connect() throws SQLException {
    PlatformAddresses addresses = platform.addresses();
    return DriverManager.getConnection(
        addresses.jdbcUrl(database), addresses.username(), addresses.password());
  }

  /**
   * Rows of the service's database.
   *
   * @param from a table, and a condition if there is one
   */
  public long count(String from) throws SQLException {
    try (Connection connection = connect();
        ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + from)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    service.close();
    centre.close();
    simulator.stop();
    platform.close();
  }
}
