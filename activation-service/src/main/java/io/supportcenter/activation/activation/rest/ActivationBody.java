package io.supportcenter.activation.activation.rest;

import io.supportcenter.kit.values.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to activate a subscribed service on a registered device. */
record ActivationBody(
    @Size(min = 1, max = 64)
        @PlainText
        @Schema(description = "The user it is for; left out: the caller. An agent names the user")
        String userId,
    @NotBlank
        @Size(max = 64)
        @PlainText
        @Schema(
            description = "The device in the user asset store; may be registered a little later")
        String assetId,
    @NotBlank @Size(max = 64) @PlainText String providerId,
    @NotBlank @Size(max = 64) @PlainText @Schema(description = "The subscribed plan") String planId,
    @Size(min = 1, max = 64)
        @PlainText
        @Schema(description = "The vendor in whose name it is asked for")
        String onBehalfOf,
    @Valid @Schema(description = "May also be given later, to the activation")
        SubscriptionBody subscription) {}
