package io.supportcenter.local.platform;

import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The Kafka broker as a child process, and the topics on it. */
final class Broker {

  private static final int HEAP_MB = 256;
  private static final int ANSWER_MS_MAX = 10_000;

  private final PlatformAccess access;
  private final PlatformPorts ports;

  Broker(PlatformAccess access) {
    this.access = access;
    this.ports = access.ports();
  }

  ChildSpec spec(Launch launch) {
    ChildSpec spec = open(launch);
    return access.security().map(known -> spec.with(secrets(known))).orElse(spec);
  }

  private static Map<String, String> secrets(Security security) {
    return Map.of(
        BrokerMain.CA,
        security.ca().toString(),
        BrokerMain.CERTIFICATE,
        security.certificate("broker").toString(),
        BrokerMain.KEY,
        security.key("broker").toString(),
        BrokerMain.ADMIN_PASSWORD,
        PlatformAccess.kafkaPassword(security, PlatformAccess.ADMIN),
        BrokerMain.BROKER_PASSWORD,
        PlatformAccess.kafkaPassword(security, BrokerMain.BROKER));
  }

  private ChildSpec open(Launch launch) {
    return launch.main(
        "broker",
        BrokerMain.class,
        List.of("-Xmx" + HEAP_MB + "m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
        List.of(
            "--data", launch.state().resolve("kafka").toString(),
            "--port", Integer.toString(ports.kafka()),
            "--controller-port", Integer.toString(ports.kafkaController())));
  }

  /** The port first: an admin client on a closed port spins. */
  Probe ready() {
    return Probe.port(ports.kafka()).and(this::describesItself);
  }

  private boolean describesItself() throws InterruptedException {
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  void createTopics() throws InterruptedException {
    try (Admin admin = admin()) {
      LocalTopics.create(admin, access);
    } catch (ExecutionException e) {
      throw new PartFailed("creating the topics failed: " + e.getCause().getMessage(), e);
    }
  }

  private Admin admin() {
    Map<String, Object> settings = new HashMap<>(access.kafka(PlatformAccess.ADMIN));
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS_MAX);
    return Admin.create(settings);
  }
}
