package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.Sha256;
import io.supportcenter.registration.receipt.UnitKey;
import java.util.UUID;

/**
 * A registration, and the asset that it becomes. Follows from the unit, so that the same unit
 * always is the same registration, without asking a database.
 */
public record RegistrationId(UUID value) {
  public static RegistrationId of(UnitKey unit) {
    return new RegistrationId(Sha256.uuid(unit.toString()));
  }

  public static RegistrationId parse(String text) {
    return new RegistrationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
