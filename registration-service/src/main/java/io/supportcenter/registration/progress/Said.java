package io.supportcenter.registration.progress;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.Sourced;
import java.time.Instant;

/** What a caller says, with its provenance. */
final class Said {

  private Said() {}

  /**
   * @param command by which it was said
   */
  static <T> Sourced<T> by(Caller caller, T value, String command) {
    FieldSource source = caller.isStaff() ? FieldSource.AGENT : FieldSource.USER;
    return new Sourced<>(value, source, Instant.now(), command + ":" + caller.subject());
  }
}
