package io.supportcenter.activation.activation;

import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Times;
import io.supportcenter.kit.values.UserId;
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
    Times.ofEvent(requestedAt);
    onBehalfOf.ifPresent(vendor -> Text.require("a vendor's name", vendor, 64));
  }

  /** Whether the other one asks for the same, whenever it was written. */
  public boolean asksForSame(ServiceOrder other) {
    return user.equals(other.user)
        && asset.equals(other.asset)
        && provider.equals(other.provider)
        && plan.equals(other.plan)
        && actor.equals(other.actor)
        && onBehalfOf.equals(other.onBehalfOf);
  }
}
