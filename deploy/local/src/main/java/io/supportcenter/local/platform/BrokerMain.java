package io.supportcenter.local.platform;

import io.supportcenter.local.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import picocli.CommandLine.Option;

/** One Kafka node, broker and controller in one, on a data folder that is kept between starts. */
final class BrokerMain {

  private static final int NODE_ID = 1;

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
    new Formatter()
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(unfinished.toString())
        .setMetadataLogDirectory(unfinished.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .run();
    move(unfinished, data);
  }

  private static void move(Path unfinished, Path data) throws IOException {
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Properties settings(Path data, int port, int controllerPort) {
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
    return settings;
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
