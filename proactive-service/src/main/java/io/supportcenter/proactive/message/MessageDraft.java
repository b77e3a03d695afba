package io.supportcenter.proactive.message;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.offer.OfferOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is to be put into a user's inbox.
 *
 * @param onBehalfOf the vendor in whose name it is sent; empty: the support centre itself
 * @param supersedes the message that no longer holds
 */
public record MessageDraft(
    UUID id,
    UserId user,
    MessageKind kind,
    Optional<String> onBehalfOf,
    AssetId asset,
    String title,
    String text,
    List<OfferOption> options,
    Optional<UUID> supersedes) {

  public MessageDraft {
    options = List.copyOf(options);
    if ((kind == MessageKind.OPTIONS_OFFERED) == options.isEmpty()) {
      throw new IllegalArgumentException(
          "a message has options when it offers some, and only then");
    }
  }
}
