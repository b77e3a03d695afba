package io.supportcenter.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a {@code @QuarkusTest} against a real broker, a real PostgreSQL and a real schema registry.
 * They are started once per build and shared; each application that is started gets a database of
 * its own, empty, and empty topics.
 *
 * <p>A subclass may add topics, configuration and simulated partners of its own. For tests that
 * kill broker or database see {@link PlatformProcess}.
 */
public class RealParts implements QuarkusTestResourceLifecycleManager {

  /**
   * Tests publish on the plain topics, in any name, and do not wait long for a topic that is new or
   * for a user to be erased.
   */
  private static final Map<String, String> OF_TESTS =
      Map.of(
          "support-center.plain-topics", "true",
          "mp.messaging.connector.smallrye-kafka.metadata.max.age.ms", "1000",
          "support-center.erasures.settle", "PT1S",
          "support-center.erasures.look-every", "PT1S");

  private final List<Simulator> simulators = new ArrayList<>();

  @Override
  public Map<String, String> start() {
    PlatformAddresses addresses = SharedPlatform.join();
    String database = module();
    addresses.recreateDatabase(database);
    FreshTopics.on(addresses.bootstrapServers());
    Map<String, String> all = new HashMap<>(RaisedLimits.properties());
    all.putAll(OF_TESTS);
    all.putAll(LocalSecurity.properties());
    all.putAll(configuration());
    all.putAll(addresses.database(database));
    all.put("quarkus.oidc.token.issuer", TestTokens.ISSUER);
    all.put("quarkus.oidc.token.audience", TestTokens.AUDIENCE);
    all.putAll(
        Map.of(
            "kafka.bootstrap.servers", addresses.bootstrapServers(),
            "support-center.registry.url", addresses.registryUrl(),
            "support-center.registry.auto-register", "true",
            "quarkus.oidc.public-key", TestTokens.publicKey(),
            "quarkus.http.test-port", "0"));
    return all;
  }

  /** What a service's tests set besides. */
  protected Map<String, String> configuration() {
    return Map.of();
  }

  /**
   * Starts simulated partners, which end with the application.
   *
   * @param main class in {@code io.supportcenter.local.partners}
   * @param data file in {@code deploy/local/samples/partners}
   * @return their URL
   */
  protected final String simulate(String main, String data) {
    Simulator simulator = Simulator.start(main, data);
    simulators.add(simulator);
    return simulator.url();
  }

  /** As the owner of the tables of the application under test. */
  public static Connection connectAsOwner() throws SQLException {
    return SharedPlatform.join().connect(module());
  }

  /** Tests run in the folder of their module. */
  private static String module() {
    return Path.of("").toAbsolutePath().getFileName().toString().replace('-', '_');
  }

  /** The parts stay for the next test; they end with the build. */
  @Override
  public void stop() {
    simulators.forEach(Simulator::stop);
    simulators.clear();
  }
}
