package io.supportcenter.kit.dispatch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of commands that share a transaction. */
@ConfigMapping(prefix = "support-center.commands")
public interface CommandsConfig {

  /** How long a transaction waits for a row that another one holds. */
  Duration lockTimeout();

  /** How long a command waits for a transaction; later it is refused. */
  Duration maxWait();
}
