package io.supportcenter.local.tokens;

import io.supportcenter.local.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a token for a local stack. */
public final class TokenCommand {

  private TokenCommand() {}

  @Command(
      name = "deploy/local/token",
      description = "Prints a bearer token for the local stack.",
      footer = "SUPPORT_CENTER_STATE names the stack's state folder when it is not the default.")
  interface Arguments {

    @Option(
        names = "--role",
        required = true,
        description = "user, agent, merchant, issuer or operator; may be repeated")
    List<Role> roles();

    @Option(
        names = "--subject",
        required = true,
        description = "who it is for: the user's id for role user, a name for the others")
    String subject();

    @Option(
        names = "--ttl",
        defaultValue = "1h",
        description = "how long it is valid, for example 90s, 30m or 8h (default: 1h)")
    String lifetime();

    @Option(names = "--state", required = true, hidden = true)
    Path state();

    @Option(names = "--help", usageHelp = true, description = "this text")
    boolean help();
  }

  public static void main(String[] args) throws Exception {
    System.exit(
        Commands.run(
            Arguments.class,
            args,
            arguments -> {
              System.out.println(token(arguments));
              return 0;
            }));
  }

  private static String token(Arguments arguments) {
    return LocalKeys.existingIn(arguments.state())
        .tokens()
        .token(
            arguments.subject(),
            arguments.roles().stream().map(Role::claim).toList(),
            lifetime(arguments.lifetime()),
            Map.of());
  }

  static Duration lifetime(String text) {
    try {
      Duration lifetime = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (lifetime.isPositive()) {
        return lifetime;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a time such as 90s, 30m or 8h: " + text, e);
    }
    throw new IllegalArgumentException("a token must be valid for some time, not " + text);
  }
}
