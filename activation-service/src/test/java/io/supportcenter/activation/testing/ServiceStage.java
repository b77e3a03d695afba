package io.supportcenter.activation.testing;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.kit.testing.Simulator;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** The packaged service, a provider, and real parts of their own, for tests that kill some. */
public final class ServiceStage implements AutoCloseable {

  private final String database;
  private final Simulator simulator = Simulator.start("ServiceProviderBackEnd", "providers.json");
  private final Providers providers = Providers.at(simulator.url());
  private final PlatformProcess platform;
  private final KafkaProbe kafka;
  private final ServiceProcess service;

  /**
   * Everything is up but the service.
   *
   * @param name of the database, of folders and of the service's log
   * @param more environment of the service
   */
  public ServiceStage(String name, Map<String, String> more) {
    database = "activation_" + name.replace('-', '_');
    platform = PlatformProcess.start(Path.of("target", name + "-platform").toAbsolutePath());
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(database);
    kafka =
        new KafkaProbe(addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl()));
    Map<String, String> environment = new HashMap<>(more);
    environment.put("ACTIVATION_CREDENTIALS_KEYS", ActivationParts.credentialsKey());
    service = new ServiceProcess(name + "-service", addresses, database, environment);
  }

  /** Starts the service, and puts the provider into its directory. */
  public void open() {
    service.start();
    RestAssured.baseURI = "http://127.0.0.1";
    RestAssured.port = service.port();
    providers.addToDirectory(Providers.RADIO);
  }

  public PlatformProcess platform() {
    return platform;
  }

  public Providers providers() {
    return providers;
  }

  public KafkaProbe kafka() {
    return kafka;
  }

  public ServiceProcess service() {
    return service;
  }

  public String database() {
    return database;
  }

  /** One tap. */
  public static Response request(
      String user, Devices device, String plan, Subscription subscription) {
    return given()
        .auth()
        .oauth2(Tokens.user(user))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "assetId",
                device.assetId(),
                "providerId",
                Providers.RADIO,
                "planId",
                plan,
                "subscription",
                subscription.body()))
        .post("/v1/activations");
  }

  /** What was told of an activation so far, in its order. */
  public List<SpecificRecord> events(ActivationId id) {
    return kafka.read(Topics.ACTIVATIONS, id.toString()).stream()
        .map(record -> kafka.codec().decode(Topics.ACTIVATIONS, record.value()))
        .map(decoded -> ((Decoded.Event) decoded).event())
        .toList();
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
    kafka.close();
    simulator.stop();
    platform.close();
  }
}
