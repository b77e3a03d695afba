package io.supportcenter.local.platform;

import io.supportcenter.local.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import picocli.CommandLine.Option;

/**
 * One Kafka node, broker and controller in one, on a data folder that is kept between starts.
 *
 * <p>With certificate and passwords in its environment it is secured: it takes clients with
 * passwords only, over TLS, and denies what no ACL allows.
 */
final class BrokerMain {

  static final String CA = "BROKER_CA";
  static final String CERTIFICATE = "BROKER_CERTIFICATE";
  static final String KEY = "BROKER_KEY";
  static final String ADMIN_PASSWORD = "BROKER_ADMIN_PASSWORD";
  static final String BROKER_PASSWORD = "BROKER_PASSWORD";

  /** The node's own user, by which it reaches itself. */
  static final String BROKER = "broker";

  private static final int NODE_ID = 1;
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private BrokerMain() {}

  interface Arguments {

    @Option(names = "--data", required = true)
    Path data();

    @Option(names = "--port", required = true)
    int port();

    @Option(names = "--controller-port", required = true)
    int controllerPort();
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments = Commands.parse(Arguments.class, args);
    formatIfNew(arguments.data());
    Properties settings = settings(arguments.data(), arguments.port(), arguments.controllerPort());
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdown));
    server.startup();
    server.awaitShutdown();
  }

  /** Under another name first, so that a folder that has its final name is complete. */
  private static void formatIfNew(Path data) throws Exception {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = Folders.fresh(data.resolveSibling(data.getFileName() + ".new"));
    Formatter formatter = new Formatter();
    if (isSecured()) {
      // Before there is a user, nobody can create one.
      formatter.setScramArguments(
          List.of(scram(PlatformAccess.ADMIN, ADMIN_PASSWORD), scram(BROKER, BROKER_PASSWORD)));
    }
    formatter
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(unfinished.toString())
        .setMetadataLogDirectory(unfinished.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .run();
    move(unfinished, data);
  }

  private static boolean isSecured() {
    return ENVIRONMENT.containsKey(KEY);
  }

  private static String scram(String user, String password) {
    return "%s=[name=%s,password=%s]".formatted(Scram.MECHANISM, user, ENVIRONMENT.get(password));
  }

  private static void move(Path unfinished, Path data) throws IOException {
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Properties settings(Path data, int port, int controllerPort) throws IOException {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", data.toString());
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("controller.listener.names", "CONTROLLER");
    // Voters by configuration, not in the data: the ports may be others at the next start.
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    singleNode(settings);
    if (isSecured()) {
      secure(settings, port, controllerPort);
    }
    return settings;
  }

  private static void secure(Properties settings, int port, int controllerPort) throws IOException {
    settings.put(
        "listeners",
        "SASL_SSL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "SASL_SSL://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:SSL");
    settings.put("inter.broker.listener.name", "SASL_SSL");
    settings.put("sasl.enabled.mechanisms", Scram.MECHANISM);
    settings.put("sasl.mechanism.inter.broker.protocol", Scram.MECHANISM);
    settings.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        Scram.login(BROKER, ENVIRONMENT.get(BROKER_PASSWORD)));
    // The controller knows no passwords: who reaches it shows the node's own certificate.
    settings.put("listener.name.controller.ssl.client.auth", "required");
    settings.put("ssl.keystore.type", "PEM");
    settings.put("ssl.keystore.key", content(KEY));
    settings.put("ssl.keystore.certificate.chain", content(CERTIFICATE));
    settings.put("ssl.truststore.type", "PEM");
    settings.put("ssl.truststore.certificates", content(CA));
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put(
        "super.users",
        "User:%s;User:%s;User:CN=%s".formatted(PlatformAccess.ADMIN, BROKER, BROKER));
  }

  private static String content(String variable) throws IOException {
    return Files.readString(Path.of(ENVIRONMENT.get(variable)));
  }

  private static void singleNode(Properties settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "8");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "8");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "2");
  }
}
