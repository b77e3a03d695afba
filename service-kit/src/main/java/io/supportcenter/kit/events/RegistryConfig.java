package io.supportcenter.kit.events;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the schema registry is reached. */
@ConfigMapping(prefix = "support-center.registry")
public interface RegistryConfig {

  /** Base address, without a path. */
  String url();

  /** User of HTTP's Basic authentication; absent when the registry has none. */
  Optional<String> username();

  /** Password of HTTP's Basic authentication. */
  Optional<String> password();

  /** Certificates in PEM that the registry's own one is verified with. */
  Optional<Path> caFile();

  /** Whether missing schemas are registered when they are first used; for tests. */
  boolean autoRegister();

  /** How long the registry is not asked again for an id that it did not know. */
  Duration unknownFor();
}
