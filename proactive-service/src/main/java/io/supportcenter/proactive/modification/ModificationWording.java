package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Wording;
import io.supportcenter.proactive.relation.Effect;

/** The second and the third message, and the one that takes the second back. */
final class ModificationWording {

  private static final String AGENT = "An agent will take care of it.";

  private ModificationWording() {}

  static String offeredTitle(Activity target) {
    return target.title() + ": your options";
  }

  static String offeredText(Activity target, Activity cause, String vendorName, Need need) {
    return vendorName
        + ": "
        + why(need.reason(), cause)
        + ", so your booking "
        + target.booking().reservationNumber()
        + " ("
        + target.title()
        + ", "
        + Wording.of(target.expected().start())
        + ") may need to change. These are your options; talk to an agent to decide.";
  }

  static String withdrawnTitle(Activity target) {
    return target.title() + ": no change needed";
  }

  static String withdrawnText(Activity target, String vendorName) {
    return vendorName
        + ": your booking "
        + target.booking().reservationNumber()
        + " can stay as it is. The options we sent no longer hold.";
  }

  static String notChangedTitle(Activity target) {
    return target.title() + ": booking unchanged";
  }

  static String refusedText(Activity target, String vendorName, ModificationState next) {
    return vendorName
        + " did not change your booking "
        + target.booking().reservationNumber()
        + " as you decided; it stands as it was. "
        + (next instanceof ModificationState.Quoting
            ? "We are asking them for other options."
            : AGENT);
  }

  static String nothingOfferedText(Activity target, String vendorName) {
    return vendorName
        + " no longer offers a change to your booking "
        + target.booking().reservationNumber()
        + "; it stands as it was. "
        + AGENT;
  }

  static String confirmedTitle(Activity target, Confirmation confirmation) {
    return target.title() + (confirmation.cancelled() ? " is cancelled" : " is rescheduled");
  }

  static String confirmedText(Activity target, Confirmation confirmation, String vendorName) {
    String reference = " Their reference is " + confirmation.vendorReference() + ".";
    if (confirmation.cancelled()) {
      return vendorName + " cancelled your booking as you decided." + reference;
    }
    ActivityTime start = confirmation.schedule().start();
    String latest =
        confirmation
            .schedule()
            .latestStart()
            .map(at -> " They expect you until " + Wording.of(at, start.zone()) + ".")
            .orElse("");
    return vendorName
        + " confirmed: "
        + target.title()
        + " starts "
        + Wording.of(start)
        + " and ends "
        + Wording.of(confirmation.schedule().end())
        + "."
        + latest
        + reference;
  }

  private static String why(Effect.Reason reason, Activity cause) {
    return switch (reason) {
      case TOO_TIGHT -> "your " + cause.title() + " leaves little time";
      case TOO_LATE -> "your " + cause.title() + " gets you there too late";
      case NO_ARRIVAL -> "your " + cause.title() + " is cancelled";
      case ARRIVAL_ELSEWHERE -> "your " + cause.title() + " arrives somewhere else";
      case STAY_DOES_NOT_FIT -> "your " + cause.title() + " leaves on another day";
    };
  }
}
