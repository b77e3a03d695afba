package io.supportcenter.local.tools;

import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.ClientFiles;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs one of Kafka's own command-line tools on the broker of the local stack. */
public final class KafkaTool {

  private static final Map<String, String> TOOLS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("topics", "org.apache.kafka.tools.TopicCommand"),
              Map.entry("console-consumer", "org.apache.kafka.tools.consumer.ConsoleConsumer"),
              Map.entry("console-producer", "org.apache.kafka.tools.ConsoleProducer"),
              Map.entry(
                  "consumer-groups", "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand"),
              Map.entry("groups", "org.apache.kafka.tools.GroupsCommand"),
              Map.entry("get-offsets", "org.apache.kafka.tools.GetOffsetShell"),
              Map.entry("delete-records", "org.apache.kafka.tools.DeleteRecordsCommand"),
              Map.entry("transactions", "org.apache.kafka.tools.TransactionsCommand"),
              Map.entry("log-dirs", "org.apache.kafka.tools.LogDirsCommand"),
              Map.entry("acls", "org.apache.kafka.tools.AclCommand"),
              Map.entry("configs", "kafka.admin.ConfigCommand")));

  private KafkaTool() {}

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    ClientLogs.quiet();
    Path state = Path.of(args[0]);
    String tool = args.length > 1 ? args[1] : "";
    if (!TOOLS.containsKey(tool)) {
      System.err.println("usage: deploy/local/kafka TOOL [options]; tools: " + TOOLS.keySet());
      System.exit(2);
    }
    try {
      List<String> arguments = new ArrayList<>(Arrays.asList(args).subList(2, args.length));
      arguments.addAll(0, additions(tool, arguments, state));
      run(TOOLS.get(tool), arguments);
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** What the user may leave out: where the broker is, who asks, and how to show our events. */
  private static List<String> additions(String tool, List<String> given, Path state)
      throws IOException {
    PlatformAccess access = Endpoints.read(state).access(state);
    List<String> additions = new ArrayList<>();
    if (!given.contains("--bootstrap-server")) {
      additions.addAll(List.of("--bootstrap-server", access.ports().bootstrapServers()));
    }
    if (access.isSecured() && !given.contains("--command-config")) {
      String admin = ClientFiles.file(state, PlatformAccess.ADMIN).toString();
      additions.addAll(List.of("--command-config", admin));
    }
    if (tool.equals("console-consumer") && !given.contains("--formatter")) {
      additions.addAll(List.of("--formatter", EventFormatter.class.getName()));
      additions.addAll(List.of("--formatter-property", EventFormatter.STATE + "=" + state));
      additions.addAll(List.of("--isolation-level", "read_committed"));
    }
    return additions;
  }

  private static void run(String className, List<String> arguments)
      throws ReflectiveOperationException {
    try {
      Class.forName(className)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      System.err.println(e.getCause());
      System.exit(1);
    }
  }
}
