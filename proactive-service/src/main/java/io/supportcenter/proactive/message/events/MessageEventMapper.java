package io.supportcenter.proactive.message.events;

import io.supportcenter.events.CustomerMessageAnswered;
import io.supportcenter.events.CustomerMessageIssued;
import io.supportcenter.events.CustomerMessageKind;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.offer.events.OptionMapper;
import java.time.Instant;
import java.util.UUID;

/** Messages as events. */
public final class MessageEventMapper {

  private MessageEventMapper() {}

  public static CustomerMessageIssued issued(MessageDraft draft, long number, Instant at) {
    return CustomerMessageIssued.newBuilder()
        .setMessageId(draft.id().toString())
        .setUserId(draft.user().value())
        .setNumber(number)
        .setKind(CustomerMessageKind.valueOf(draft.kind().name()))
        .setOnBehalfOf(draft.onBehalfOf().orElse(null))
        .setAssetId(draft.asset().value())
        .setTitle(draft.title())
        .setText(draft.text())
        .setOptions(draft.options().stream().map(OptionMapper::toEvent).toList())
        .setSupersedes(draft.supersedes().map(UUID::toString).orElse(null))
        .setOccurredAt(at)
        .build();
  }

  public static CustomerMessageAnswered answered(
      UUID messageId, UserId user, String optionId, Instant at) {
    return CustomerMessageAnswered.newBuilder()
        .setMessageId(messageId.toString())
        .setUserId(user.value())
        .setOptionId(optionId)
        .setOccurredAt(at)
        .build();
  }
}
