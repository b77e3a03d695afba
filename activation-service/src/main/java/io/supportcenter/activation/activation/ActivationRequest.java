package io.supportcenter.activation.activation;

import io.supportcenter.activation.subscription.SealedSubscription;
import java.util.Optional;

/**
 * A request for an activation.
 *
 * @param subscription sealed for this activation; absent when the user has yet to give it
 */
public record ActivationRequest(
    ActivationId id, ServiceOrder order, Optional<SealedSubscription> subscription) {}
