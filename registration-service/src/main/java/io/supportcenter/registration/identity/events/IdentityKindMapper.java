package io.supportcenter.registration.identity.events;

import io.supportcenter.registration.identity.IdentityKind;
import java.util.Optional;

/** Between our kinds of identity and those in events. */
public final class IdentityKindMapper {
  private IdentityKindMapper() {}

  /** Empty for a kind that only a newer sender knows. */
  public static Optional<IdentityKind> fromEvent(io.supportcenter.events.IdentityKind kind) {
    return switch (kind) {
      case LOYALTY_ID -> Optional.of(IdentityKind.LOYALTY_ID);
      case EMAIL -> Optional.of(IdentityKind.EMAIL);
      case PHONE -> Optional.of(IdentityKind.PHONE);
      case UNKNOWN -> Optional.empty();
    };
  }

  public static io.supportcenter.events.IdentityKind toEvent(IdentityKind kind) {
    return switch (kind) {
      case LOYALTY_ID -> io.supportcenter.events.IdentityKind.LOYALTY_ID;
      case EMAIL -> io.supportcenter.events.IdentityKind.EMAIL;
      case PHONE -> io.supportcenter.events.IdentityKind.PHONE;
    };
  }
}
