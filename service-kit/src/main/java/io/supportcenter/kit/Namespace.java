package io.supportcenter.kit;

import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Names on Kafka that only this installation of a service uses: consumer groups, transactional ids,
 * bookmarks and dead letters. A second installation on the same Kafka has a namespace, which is the
 * prefix of all of them. The topics that partners and services share keep their names.
 */
@ApplicationScoped
public class Namespace {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

  private final String service;
  private final String prefixed;

  /**
   * @param namespace 1 to 31 of a-z, 0-9 and -, the first not -; absent in the only installation
   * @throws IllegalArgumentException when it is anything else
   */
  public Namespace(
      @ConfigProperty(name = "support-center.namespace") Optional<String> namespace,
      @ConfigProperty(name = "support-center.service") String service) {
    namespace
        .filter(name -> !NAME.matcher(name).matches())
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "support-center.namespace must be 1 to 31 of a-z, 0-9 and -, the first not -: "
                  + name);
        });
    this.service = service;
    this.prefixed = namespace.map(name -> name + ".").orElse("") + service;
  }

  /** The service, without the namespace. */
  public String service() {
    return service;
  }

  public String deadLetters() {
    return Topics.deadLetters(prefixed);
  }

  public String relayBookmarks() {
    return Topics.relayBookmarks(prefixed);
  }

  /** Another database has another id, so that two relays never fence each other by mistake. */
  public String relayTransactions(UUID database) {
    return prefixed + ".relay." + database;
  }

  /** The consumer group of a channel. */
  public String group(String channel) {
    return prefixed + "." + channel;
  }
}
