package io.supportcenter.kit.audit;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of the audit. */
@ConfigMapping(prefix = "support-center.audit")
public interface AuditConfig {

  /** How long an entry is kept; the database refuses to delete one that is younger than 90 days. */
  Duration keep();
}
