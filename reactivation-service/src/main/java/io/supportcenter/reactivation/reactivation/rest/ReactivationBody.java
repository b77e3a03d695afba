package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.kit.values.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for a deactivated account back. */
@Schema(name = "ReactivationRequest")
record ReactivationBody(
    @NotNull @Size(max = 64) @PlainText String accountId,
    @Size(min = 1, max = 64) @PlainText @Schema(description = "The user, when an agent asks")
        String userId,
    @Size(min = 1, max = 64) @PlainText @Schema(description = "The vendor for whom an agent acts")
        String onBehalfOf,
    @PositiveOrZero
        @Schema(
            description =
                "The version of the account that the caller has seen; the request waits for it")
        Long accountVersion) {}
