package io.supportcenter.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Kafka's own tool, as {@code kafka-consumer-groups.sh} starts it. */
public final class ConsumerGroups {

  private static final String MAIN = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand";

  private ConsumerGroups() {}

  /** Runs it to its end; answers all that it printed. */
  public static String run(String bootstrapServers, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--bootstrap-server", bootstrapServers));
    all.addAll(List.of(arguments));
    try {
      Process process = PlatformCommand.main(MAIN, all).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
