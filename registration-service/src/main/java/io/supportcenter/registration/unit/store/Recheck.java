package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something changed that waiting registrations may depend on: they are decided again, in bounded
 * batches, each in its own transaction after the one that made the change. It is stored as a timer,
 * so that none is forgotten.
 *
 * @param about the id of what changed; several parts for a device or reservation
 * @param after the last registration of the batch before
 */
public record Recheck(Cause cause, List<String> about, Optional<UUID> after) {

  public static final String OPERATION = "recheck";

  public enum Cause {
    /** A user's identities were linked: receipts may be theirs. */
    IDENTITIES,
    CONSENT,
    /** A user is to be forgotten. */
    ERASURE,
    /** A partner was added, changed or removed. */
    PARTNER,
    /** A device was set free: manufacturer, model, canonical serial number. */
    DEVICE,
    /** A user's reservation was set free: user, vendor, number, leg. */
    RESERVATION
  }

  public Recheck {
    about = List.copyOf(about);
  }

  public static Recheck of(Cause cause, String... about) {
    return new Recheck(cause, List.of(about), Optional.empty());
  }

  static Recheck of(ItemKey freed) {
    return switch (freed) {
      case DeviceKey d -> of(Cause.DEVICE, d.manufacturerId(), d.model(), d.canonicalSerial());
      case ReservationKey r ->
          of(Cause.RESERVATION, r.user().value(), r.vendorId(), r.number(), r.leg());
    };
  }

  public Recheck continuedAfter(UUID registration) {
    return new Recheck(cause, about, Optional.of(registration));
  }

  public BackendCall toCall() {
    return BackendCall.timer(
        Instant.now(), OPERATION, cause + ":" + String.join("/", about), DomainJson.write(this));
  }
}
