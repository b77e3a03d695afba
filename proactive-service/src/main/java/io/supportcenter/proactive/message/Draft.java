package io.supportcenter.proactive.message;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.activity.ActivityId;
import io.supportcenter.proactive.activity.UserId;
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
public record Draft(
    UUID id,
    UserId user,
    MessageKind kind,
    Optional<String> onBehalfOf,
    ActivityId asset,
    String title,
    String text,
    List<OfferOption> options,
    Optional<UUID> supersedes) {

  public Draft {
    requireNonNull(id);
    requireNonNull(user);
    requireNonNull(kind);
    requireNonNull(onBehalfOf);
    requireNonNull(asset);
    requireNonNull(title);
    requireNonNull(text);
    requireNonNull(supersedes);
    options = List.copyOf(options);
    if ((kind == MessageKind.OPTIONS_OFFERED) == options.isEmpty()) {
      throw new IllegalArgumentException(
          "a message has options when it offers some, and only then");
    }
  }
}
