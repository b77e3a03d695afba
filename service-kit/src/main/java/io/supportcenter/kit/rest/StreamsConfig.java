package io.supportcenter.kit.rest;

import io.smallrye.config.ConfigMapping;

/** How many streams and sockets each instance keeps open. */
@ConfigMapping(prefix = "support-center.streams")
public interface StreamsConfig {

  /** Of one caller. */
  int perCaller();

  /** Of all callers. */
  int max();
}
