package io.supportcenter.activation.tmf640;

import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import java.util.UUID;

/**
 * A service that a provider is asked to activate, on behalf of a user.
 *
 * @param activation by which it is found again at the provider
 */
public record NewService(
    UUID activation,
    UserId user,
    PlanId plan,
    DeviceInformation device,
    SubscriptionInformation subscription) {}
