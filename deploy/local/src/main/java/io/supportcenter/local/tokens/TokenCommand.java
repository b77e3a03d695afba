package io.supportcenter.local.tokens;

import io.supportcenter.local.Commands;
import io.supportcenter.local.platform.Security;
import io.supportcenter.local.tools.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
        description =
            "user, agent, supervisor, identity-verifier, operator, retailer, merchant or issuer;"
                + " may be repeated. Agents and operators are identity-verifier too.")
    List<String> roles();

    @Option(
        names = "--subject",
        required = true,
        description = "who it is for: the user's id for role user, a name for the others")
    String subject();

    @Option(
        names = "--partner",
        description =
            "the partner whose back end it is for: a retailer's, merchant's or issuer's id (default:"
                + " the subject)")
    String partner();

    @Option(
        names = "--ttl",
        defaultValue = "1h",
        description =
            "how long it is valid, for example 90s, 30m or 8h (default: 1h). On a secured stack"
                + " Keycloak decides: half an hour")
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

  private static String token(Arguments arguments) throws IOException {
    if (Security.of(arguments.state()).isPresent()) {
      List<Role> roles = arguments.roles().stream().map(TokenCommand::role).toList();
      return new KeycloakTokens(Endpoints.read(arguments.state()).access(arguments.state()))
          .token(roles, Objects.requireNonNullElse(arguments.partner(), arguments.subject()));
    }
    return LocalKeys.existingIn(arguments.state())
        .tokens()
        .token(
            arguments.subject(),
            arguments.roles().stream()
                .flatMap(role -> role(role).claims().stream())
                .distinct()
                .toList(),
            lifetime(arguments.lifetime()),
            arguments.partner() == null ? Map.of() : Map.of("partner", arguments.partner()));
  }

  /** As written in a token, in any letter case. */
  static Role role(String text) {
    return Stream.of(Role.values())
        .filter(role -> role.claim().equalsIgnoreCase(text.replace('_', '-')))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a role: " + text));
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
