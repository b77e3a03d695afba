package io.supportcenter.proactive.message.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.proactive.message.DeliveryState;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message in a user's inbox.
 *
 * @param number from 1, one higher with every message to the user
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "Message")
public record CustomerMessage(
    UUID id,
    long number,
    MessageKind kind,
    @Schema(
            description =
                "The vendor in whose name it is sent; left out: the support centre itself")
        Optional<String> onBehalfOf,
    String senderName,
    @Schema(description = "The reservation it is about") String assetId,
    String title,
    String text,
    List<OfferOption> options,
    @Schema(description = "The message that no longer holds") Optional<UUID> supersedes,
    @Schema(description = "Whether a later one says that this one no longer holds")
        boolean superseded,
    Instant issuedAt,
    DeliveryState delivery) {}
