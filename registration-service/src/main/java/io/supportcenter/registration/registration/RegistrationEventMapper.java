package io.supportcenter.registration.registration;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Turns a step of a registration into the event that tells of it. */
public final class RegistrationEventMapper {
  /**
   * @return a DeviceRegistered or AssetWithdrawn (topic {@code assets.v1}), a RegistrationPending
   *     or RegistrationRejected (topic {@code registrations.v1}), or nothing when nothing is to be
   *     told
   */
  public Optional<SpecificRecord> event(RegistrationChange change, Instant at) {
    throw new UnsupportedOperationException(change + "" + at);
  }
}
