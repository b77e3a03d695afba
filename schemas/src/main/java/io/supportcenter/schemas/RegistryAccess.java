package io.supportcenter.schemas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the schema registry is reached.
 *
 * @param url base address of the registry, without a path (Apicurio), or the address of Confluent's
 *     own
 * @param credentials of HTTP's Basic authentication
 * @param caFile certificates in PEM that the registry's own one is verified with; without it those
 *     that Java trusts
 * @param autoRegister whether schemas that the registry does not have are registered when they are
 *     first used; for tests only
 * @param absent how long the registry is not asked again for an id that it did not know
 */
public record RegistryAccess(
    String url,
    Optional<Credentials> credentials,
    Optional<Path> caFile,
    boolean autoRegister,
    Duration absent) {

  private static final Duration ABSENT = Duration.ofMinutes(1);

  /** A user's name and password, or a key and its secret. */
  public record Credentials(String username, String password) {

    @Override
    public String toString() {
      return username + ":(hidden)";
    }
  }

  /** A registry without authentication, which takes every schema: for tests and tools. */
  public static RegistryAccess open(String url) {
    return new RegistryAccess(url, Optional.empty(), Optional.empty(), true, ABSENT);
  }
}
