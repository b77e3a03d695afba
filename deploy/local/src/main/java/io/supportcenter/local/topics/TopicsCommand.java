package io.supportcenter.local.topics;

import io.supportcenter.local.Commands;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * An installation's topics and ACLs, or those of a partner: prints the commands, or applies them.
 */
public final class TopicsCommand {

  /** As service-kit's {@code PartnerId} has it. */
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private TopicsCommand() {}

  @Command(
      name = "deploy/local/topics",
      description =
          "Prints what an installation needs on Kafka, or what a new partner needs: commands that"
              + " create topics and add ACLs, for a shell that has KAFKA (the folder of Kafka's"
              + " tools) and ADMIN (for example --bootstrap-server HOST:9092 --command-config"
              + " FILE).")
  interface Arguments {

    @Option(
        names = "--partner",
        description = "the id of a partner; without it, the topics and ACLs of the services")
    String partner();

    @Option(
        names = "--kind",
        description = "with --partner: retailer, vendor, account_system, merchant or gateway")
    PartnerKind kind();

    @Option(
        names = "--principal",
        description =
            "with --partner: who it is to Kafka (default: User:ID). Services are User:NAME, such as"
                + " User:sms-activation")
    String principal();

    @Option(names = "--namespace", description = "of the installation, if it has one")
    String namespace();

    @Option(names = "--plain", description = "the installation reads the plain topics too")
    boolean plain();

    @Option(names = "--replicas", defaultValue = "3", description = "of each topic (default: 3)")
    int replicas();

    @Option(
        names = "--apply",
        description = "creates on Kafka what is not there yet, and prints it, instead of commands")
    boolean apply();

    @Option(names = "--bootstrap", description = "with --apply: the broker, HOST:PORT")
    String bootstrap();

    @Option(
        names = "--command-config",
        description = "with --apply: file with a Kafka client's settings, to reach the broker")
    Path commandConfig();

    @Option(
        names = "--strimzi",
        description = "topics or users: prints them as custom resources of Strimzi")
    StrimziResources.Kind strimzi();

    @Option(names = "--document", hidden = true)
    boolean document();

    @Option(names = "--help", usageHelp = true, description = "this text")
    boolean help();
  }

  public static void main(String[] args) throws Exception {
    System.exit(
        Commands.run(
            Arguments.class,
            args,
            arguments -> {
              List<String> lines = arguments.apply() ? applied(arguments) : lines(arguments);
              lines.forEach(System.out::println);
              return 0;
            }));
  }

  static List<String> lines(Arguments arguments) {
    if (arguments.document()) {
      return TopicDocument.markdown().lines().toList();
    }
    check(arguments);
    if (arguments.strimzi() != null) {
      return strimzi(arguments).lines().toList();
    }
    return new TopicCommands(arguments.replicas()).all(topics(arguments), acls(arguments));
  }

  private static String strimzi(Arguments arguments) {
    return switch (arguments.strimzi()) {
      case TOPICS -> StrimziResources.topics(topics(arguments), arguments.replicas());
      case USERS -> StrimziResources.users(acls(arguments));
    };
  }

  private static boolean isPartner(Arguments arguments) {
    return arguments.partner() != null;
  }

  private static List<TopicPlan> topics(Arguments arguments) {
    return isPartner(arguments)
        ? TopicTable.of(arguments.kind(), arguments.partner())
        : TopicTable.installation(namespace(arguments), arguments.plain());
  }

  private static List<Acl> acls(Arguments arguments) {
    return isPartner(arguments)
        ? Acl.of(arguments.kind(), arguments.partner(), principal(arguments))
        : Acl.ofInstallation(namespace(arguments), arguments.plain());
  }

  private static String principal(Arguments arguments) {
    return Optional.ofNullable(arguments.principal()).orElse("User:" + arguments.partner());
  }

  private static String namespace(Arguments arguments) {
    return Optional.ofNullable(arguments.namespace()).map(n -> n + ".").orElse("");
  }

  private static void check(Arguments arguments) {
    if (isPartner(arguments) && !ID.matcher(arguments.partner()).matches()) {
      throw new IllegalArgumentException(
          "a partner's id must have 1 to 63 characters of a-z, 0-9 and -, the first not -: "
              + arguments.partner());
    }
    if (isPartner(arguments) && arguments.kind() == null) {
      throw new IllegalArgumentException("--partner needs --kind");
    }
    if (arguments.apply() && arguments.bootstrap() == null) {
      throw new IllegalArgumentException("--apply needs --bootstrap");
    }
  }

  /** Returns what was not there before, one a line. */
  private static List<String> applied(Arguments arguments)
      throws IOException, InterruptedException {
    check(arguments);
    try (Admin admin = Admin.create(connection(arguments))) {
      TopicSetup setup = new TopicSetup(admin, arguments.replicas());
      List<String> lines = new ArrayList<>();
      setup.create(topics(arguments)).stream().sorted().map("topic "::concat).forEach(lines::add);
      setup.allow(acls(arguments)).forEach(acl -> lines.add("acl " + line(acl)));
      return lines.isEmpty() ? List.of("everything was there") : lines;
    } catch (ExecutionException e) {
      throw new PartFailed("Kafka refused it: " + e.getCause().getMessage(), e);
    }
  }

  private static String line(AclBinding acl) {
    return "%s %s on %s %s %s"
        .formatted(
            acl.entry().principal(),
            acl.entry().operation(),
            acl.pattern().resourceType(),
            acl.pattern().patternType(),
            acl.pattern().name());
  }

  private static Properties connection(Arguments arguments) throws IOException {
    Properties connection = new Properties();
    if (arguments.commandConfig() != null) {
      try (Reader file = Files.newBufferedReader(arguments.commandConfig())) {
        connection.load(file);
      }
    }
    connection.setProperty("bootstrap.servers", arguments.bootstrap());
    return connection;
  }
}
