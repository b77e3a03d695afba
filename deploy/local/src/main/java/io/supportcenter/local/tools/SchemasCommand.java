package io.supportcenter.local.tools;

import io.supportcenter.local.Commands;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.schemas.RegistryAccess;
import io.supportcenter.schemas.RegistryAccess.Credentials;
import io.supportcenter.schemas.RegistryUnavailable;
import io.supportcenter.schemas.SchemaSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers the schemas of all topics, with their compatibility rule. */
public final class SchemasCommand {

  private static final String PASSWORD = "SUPPORT_CENTER_REGISTRY_PASSWORD";

  private SchemasCommand() {}

  @Command(
      name = "deploy/local/schemas",
      description =
          "Registers the schemas of all topics, and requires that later versions are compatible.",
      footer = "The password is read from the environment: " + PASSWORD + ".")
  interface Arguments {

    @Option(
        names = "--registry",
        description = "address of the registry, without a path (default: the local stack's)")
    String registry();

    @Option(names = "--user", description = "user name at the registry, or its API key")
    String user();

    @Option(
        names = "--ca-file",
        description = "PEM file of the certificates that the registry's own one is verified with")
    Path caFile();

    @Option(names = "--state", required = true, hidden = true)
    Path state();

    @Option(names = "--help", usageHelp = true, description = "this text")
    boolean help();
  }

  public static void main(String[] args) throws Exception {
    ClientLogs.quiet();
    System.exit(Commands.run(Arguments.class, args, SchemasCommand::register));
  }

  private static int register(Arguments arguments) throws IOException {
    try {
      SchemaSetup.apply(access(arguments))
          .forEach(
              (topic, subjects) -> System.out.println(topic + ": " + String.join(", ", subjects)));
      return 0;
    } catch (RegistryUnavailable e) {
      throw new PartFailed("The schemas are not registered: " + e.getMessage(), e);
    }
  }

  private static RegistryAccess access(Arguments arguments) throws IOException {
    if (arguments.registry() == null) {
      return Endpoints.read(arguments.state())
          .access(arguments.state())
          .registry(PlatformAccess.SCHEMA_SETUP);
    }
    return new RegistryAccess(
        arguments.registry(),
        Optional.ofNullable(arguments.user()).map(name -> new Credentials(name, password())),
        Optional.ofNullable(arguments.caFile()),
        true,
        Duration.ZERO);
  }

  private static String password() {
    return Optional.ofNullable(System.getenv(PASSWORD))
        .orElseThrow(() -> new IllegalArgumentException("--user needs " + PASSWORD));
  }
}
