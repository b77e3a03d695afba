package io.supportcenter.local.tokens;

import io.supportcenter.local.Arguments;
import io.supportcenter.local.process.PartFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints a token for a local stack: {@code --role user --subject ID [--ttl 1h]}. */
public final class TokenCommand {

  private static final String USAGE =
      """
      Prints a bearer token for the local stack.

        deploy/local/token --role ROLE --subject ID [--ttl 1h]

        --role     user, agent, merchant, issuer or operator; may be repeated
        --subject  who it is for: the user's id for role user, a name for the others
        --ttl      how long it is valid, for example 90s, 30m, 8h (1h)

      SUPPORT_CENTER_STATE names the stack's state folder when it is not the usual one.
      """;

  private TokenCommand() {}

  public static void main(String[] args) {
    try {
      Arguments arguments =
          Arguments.parse(args, Set.of("role", "subject", "ttl", "state"), Set.of("help"));
      System.out.println(arguments.has("help") ? USAGE : token(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String token(Arguments arguments) {
    List<Role> roles = arguments.all("role").stream().map(Role::ofClaim).toList();
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("option missing: --role");
    }
    return new TokenIssuer(LocalKeys.existingIn(Path.of(arguments.required("state"))))
        .token(roles, arguments.required("subject"), lifetime(arguments.value("ttl").orElse("1h")));
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
