package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.message.Draft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.offer.OfferOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages that tell a customer how a modification goes. */
public final class ModificationMessages {

  private ModificationMessages() {}

  /** The second message: on behalf of the vendor that offers. */
  public static Draft offered(
      UUID id,
      Modification modification,
      Activity target,
      Activity cause,
      String vendorName,
      List<OfferOption> options) {
    return new Draft(
        id,
        modification.user(),
        MessageKind.OPTIONS_OFFERED,
        Optional.of(target.booking().vendorId()),
        target.id(),
        ModificationWording.offeredTitle(target),
        ModificationWording.offeredText(target, cause, vendorName, modification.need()),
        options,
        modification.message());
  }

  /** Takes the second message back: the booking can stay as it is. */
  public static Draft withdrawn(
      UUID id, Modification modification, Activity target, String vendorName) {
    return withdrawn(
        id,
        modification,
        target,
        ModificationWording.withdrawnTitle(target),
        ModificationWording.withdrawnText(target, vendorName));
  }

  /**
   * Takes the second message back: the vendor did not do what was decided.
   *
   * @param after the modification as it goes on
   */
  public static Draft refused(UUID id, Modification after, Activity target, String vendorName) {
    return withdrawn(
        id,
        after,
        target,
        ModificationWording.notChangedTitle(target),
        ModificationWording.refusedText(target, vendorName, after.state()));
  }

  /** Takes the second message back: the vendor offers nothing any more. */
  public static Draft nothingOffered(
      UUID id, Modification modification, Activity target, String vendorName) {
    return withdrawn(
        id,
        modification,
        target,
        ModificationWording.notChangedTitle(target),
        ModificationWording.nothingOfferedText(target, vendorName));
  }

  private static Draft withdrawn(
      UUID id, Modification modification, Activity target, String title, String text) {
    return new Draft(
        id,
        modification.user(),
        MessageKind.OPTIONS_WITHDRAWN,
        Optional.of(target.booking().vendorId()),
        target.id(),
        title,
        text,
        List.of(),
        modification.message());
  }

  /** The third message: from the support centre itself, with what the vendor confirmed. */
  public static Draft rescheduled(
      UUID id,
      Modification modification,
      Activity target,
      Confirmation confirmation,
      String vendorName) {
    return new Draft(
        id,
        modification.user(),
        MessageKind.ACTIVITY_RESCHEDULED,
        Optional.empty(),
        target.id(),
        ModificationWording.confirmedTitle(target, confirmation),
        ModificationWording.confirmedText(target, confirmation, vendorName),
        List.of(),
        modification.message());
  }
}
