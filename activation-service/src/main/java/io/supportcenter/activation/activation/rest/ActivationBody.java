package io.supportcenter.activation.activation.rest;

import io.supportcenter.kit.values.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to activate a subscribed service on a registered device. */
@Schema(name = "ActivationRequest")
record ActivationBody(
    @Size(min = 1, max = 64)
        @PlainText
        @Schema(description = "The user it is for; left out: the caller. An agent names the user")
        String userId,
    @NotNull
        @Size(max = 64)
        @PlainText
        @Schema(
            description = "The device in the user asset store; it may be registered shortly after")
        String assetId,
    @NotNull @Size(max = 64) @PlainText String providerId,
    @NotNull @Size(max = 64) @PlainText @Schema(description = "The subscribed plan") String planId,
    @Size(min = 1, max = 64)
        @PlainText
        @Schema(description = "The vendor in whose name it is requested")
        String onBehalfOf,
    @Valid @Schema(description = "May also be sent later, to the activation")
        SubscriptionBody subscription) {}
