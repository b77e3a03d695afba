package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.activation.text.ShortText;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked for: a service under a subscribed plan on one of a user's devices. Never changes.
 *
 * @param actor who asked
 * @param onBehalfOf the vendor in whose name it was asked for
 */
public record ServiceOrder(
    UserId user,
    AssetId asset,
    ProviderId provider,
    PlanId plan,
    Actor actor,
    Optional<String> onBehalfOf,
    Instant requestedAt) {
  public ServiceOrder {
    onBehalfOf.ifPresent(vendor -> ShortText.check("a vendor's name", vendor, 64));
  }
}
