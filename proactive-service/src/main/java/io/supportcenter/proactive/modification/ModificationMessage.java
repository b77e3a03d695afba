package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.offer.OfferOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that tells a customer how a modification is going; each method is one that it can be.
 *
 * @param id of the message
 * @param target of the modification
 * @param vendorName of the target's vendor, as customers know it
 */
public record ModificationMessage(
    UUID id, Modification modification, Activity target, String vendorName) {

  /** The second message: on behalf of the vendor that offers. */
  public MessageDraft offered(Activity cause, List<OfferOption> options) {
    return draft(
        MessageKind.OPTIONS_OFFERED,
        ModificationWording.offeredTitle(target),
        ModificationWording.offeredText(target, cause, vendorName, modification.need()),
        options);
  }

  /** Takes the second message back: the booking can stay as it is. */
  public MessageDraft withdrawn() {
    return withdrawn(
        ModificationWording.withdrawnTitle(target),
        ModificationWording.withdrawnText(target, vendorName));
  }

  /** Takes the second message back: the vendor did not do what was decided. */
  public MessageDraft refused() {
    return withdrawn(
        ModificationWording.notChangedTitle(target),
        ModificationWording.refusedText(target, vendorName, modification.state()));
  }

  /** Takes the second message back: the vendor no longer offers anything. */
  public MessageDraft nothingOffered() {
    return withdrawn(
        ModificationWording.notChangedTitle(target),
        ModificationWording.nothingOfferedText(target, vendorName));
  }

  /** The third message: from the support centre itself, with what the vendor confirmed. */
  public MessageDraft rescheduled(Confirmation confirmation) {
    return draft(
        MessageKind.ACTIVITY_RESCHEDULED,
        ModificationWording.confirmedTitle(target, confirmation),
        ModificationWording.confirmedText(target, confirmation, vendorName),
        List.of());
  }

  private MessageDraft withdrawn(String title, String text) {
    return draft(MessageKind.OPTIONS_WITHDRAWN, title, text, List.of());
  }

  private MessageDraft draft(
      MessageKind kind, String title, String text, List<OfferOption> options) {
    return new MessageDraft(
        id,
        modification.user(),
        kind,
        kind == MessageKind.ACTIVITY_RESCHEDULED
            ? Optional.empty()
            : Optional.of(target.booking().vendorId()),
        target.id(),
        title,
        text,
        options,
        modification.message());
  }
}
