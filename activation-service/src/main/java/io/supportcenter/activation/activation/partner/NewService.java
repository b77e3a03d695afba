package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.kit.values.UserId;
import java.util.UUID;

/**
 * A service that a provider is asked to activate, on behalf of a user.
 *
 * @param activation by which it is found again at the provider
 */
record NewService(
    UUID activation,
    UserId user,
    PlanId plan,
    DeviceInformation device,
    SubscriptionInformation subscription) {}
