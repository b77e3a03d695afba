package io.supportcenter.smsactivation.charge;

import java.time.Instant;
import java.util.UUID;

/** A merchant's request to charge an account, and its outcome. */
public record Charge(UUID id, ChargeRequest request, Instant createdAt, ChargeState state) {

  public Charge become(ChargeState next) {
    return new Charge(id, request, createdAt, next);
  }
}
