package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.Outlook;
import io.supportcenter.proactive.activity.Wording;
import io.supportcenter.proactive.disruption.DisruptionDecision.Tell;
import java.util.Optional;

/** The first message: what a vendor has to say about its own activity. */
public final class DisruptionWording {

  private DisruptionWording() {}

  public static String title(Tell tell) {
    return tell.activity().title() + " " + what(tell);
  }

  public static String text(Tell tell, String vendorName, Optional<String> cause) {
    Activity activity = tell.activity();
    String because = cause.map(c -> " because of " + c).orElse("");
    return vendorName + ": " + title(tell) + because + "." + times(activity);
  }

  private static String what(Tell tell) {
    return switch (tell.activity().outlook()) {
      case Outlook.Cancelled _ -> "is cancelled";
      case Outlook.Diverted(var schedule) ->
          "is diverted and ends at " + schedule.end().place().name();
      case Outlook.AsBooked _ -> "is on time again";
      case Outlook.Moved _ when tell.delay().isNegative() ->
          "is " + Wording.of(tell.delay()) + " earlier";
      case Outlook.Moved _ -> "is delayed by " + Wording.of(tell.delay());
    };
  }

  private static String times(Activity activity) {
    return activity.isCancelled()
        ? " It was to start " + Wording.of(activity.booked().start()) + "."
        : " It now starts "
            + Wording.of(activity.expected().start())
            + " and ends "
            + Wording.of(activity.expected().end())
            + ".";
  }
}
