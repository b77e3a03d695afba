package io.supportcenter.reactivation.desk;

import io.supportcenter.reactivation.account.ShortText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for a deactivated account back. */
@Schema(name = "ReactivationRequest")
record ReactivationOrder(
    @NotNull
        @Size(max = 64)
        @Pattern(regexp = ShortText.PATTERN, message = ShortText.PATTERN_MESSAGE)
        String accountId,
    @Size(min = 1, max = 64)
        @Pattern(regexp = ShortText.PATTERN, message = ShortText.PATTERN_MESSAGE)
        @Schema(description = "For whom; needed when an agent asks")
        String userId,
    @Size(min = 1, max = 64)
        @Pattern(regexp = ShortText.PATTERN, message = ShortText.PATTERN_MESSAGE)
        @Schema(description = "The vendor for whom an agent acts")
        String onBehalfOf,
    @Positive @Schema(description = "The account's version that the caller has seen: waits for it")
        Long accountVersion) {}
