package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.Schedule;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Wording;
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

  private static final String UNCHANGED = ": booking unchanged";
  private static final String AGENT = "An agent will take care of it.";

  /** The second message: on behalf of the vendor that offers. */
  public MessageDraft offered(Optional<Activity> cause, List<OfferOption> options) {
    String text =
        "%s: %s, so your booking %s (%s, %s) may need to change."
            + " These are your options; talk to an agent to decide.";
    return draft(
        MessageKind.OPTIONS_OFFERED,
        ": your options",
        text.formatted(
            vendorName,
            why(cause),
            target.booking().reservationNumber(),
            target.title(),
            Wording.of(target.expected().start())),
        options);
  }

  /** Takes the second message back: the booking can stay as it is, or there is none. */
  public MessageDraft withdrawn() {
    return target.isCancelled()
        ? withdrawn(
            ": booking cancelled",
            "%s: your booking %s is cancelled. The options we sent no longer hold.")
        : withdrawn(
            ": no change needed",
            "%s: your booking %s can stay as it is. The options we sent no longer hold.");
  }

  /** Ends the second message: the customer decided to leave the booking as it is. */
  public MessageDraft kept(Decision decision) {
    return withdrawn(
        UNCHANGED, "%s: you decided to keep your booking %s as it is." + price(decision));
  }

  /** Takes the second message back: the vendor did not do what was decided. */
  public MessageDraft refused() {
    return withdrawn(
        UNCHANGED,
        "%s did not change your booking %s as you decided; it stands as it was. "
            + (modification.state() instanceof ModificationState.Quoting
                ? "We are asking them for other options."
                : AGENT));
  }

  /** Takes the second message back: the vendor no longer offers anything. */
  public MessageDraft nothingOffered() {
    return withdrawn(
        UNCHANGED,
        "%s no longer offers a change to your booking %s; it stands as it was. " + AGENT);
  }

  /** The third message: from the support centre itself, with what the vendor confirmed. */
  public MessageDraft rescheduled(Decision decision, Confirmation confirmation) {
    String result =
        confirmation.cancelled()
            ? vendorName + " cancelled your booking as you decided."
            : confirmed(confirmation.schedule());
    return draft(
        MessageKind.ACTIVITY_RESCHEDULED,
        confirmation.cancelled() ? " is cancelled" : " is rescheduled",
        result + price(decision) + " Their reference is " + confirmation.vendorReference() + ".",
        List.of());
  }

  private String confirmed(Schedule schedule) {
    String times =
        "%s confirmed: %s starts %s and ends %s."
            .formatted(
                vendorName,
                target.title(),
                Wording.of(schedule.start()),
                Wording.of(schedule.end()));
    return schedule
        .latestStart()
        .map(at -> Wording.of(at, schedule.start().zone()))
        .map(latest -> times + " They expect you until " + latest + ".")
        .orElse(times);
  }

  private static String price(Decision decision) {
    return decision.option().price().map(price -> " You " + price + ".").orElse("");
  }

  private String why(Optional<Activity> cause) {
    return cause
        .map(found ->
            "your "
                + found.title()
                + switch (modification.need().reason()) {
                  case TOO_TIGHT -> " leaves little time";
                  case TOO_LATE -> " gets you there too late";
                  case NO_ARRIVAL -> " is cancelled";
                  case ARRIVAL_ELSEWHERE -> " takes you somewhere else";
                  case STAY_DOES_NOT_FIT -> " leaves on another day";
                  case CHANGE_UNCLEAR -> " has changed";
                })
        .orElse("your trip is not as you booked it");
  }

  /**
   * @param text with places for the vendor's name and the booking's number
   */
  private MessageDraft withdrawn(String titleEnd, String text) {
    return draft(
        MessageKind.OPTIONS_WITHDRAWN,
        titleEnd,
        text.formatted(vendorName, target.booking().reservationNumber()),
        List.of());
  }

  private MessageDraft draft(
      MessageKind kind, String titleEnd, String text, List<OfferOption> options) {
    return new MessageDraft(
        id,
        modification.user(),
        kind,
        kind == MessageKind.ACTIVITY_RESCHEDULED
            ? Optional.empty()
            : Optional.of(target.booking().vendorId()),
        target.id(),
        target.title() + titleEnd,
        text,
        options,
        modification.message());
  }
}
