package io.supportcenter.proactive.disruption;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Wording;
import io.supportcenter.proactive.disruption.DisruptionDecision.Announce;
import java.util.Optional;

/** The first message: what a vendor has to say about its own activity. */
public final class DisruptionWording {

  private DisruptionWording() {}

  public static String title(Announce announce) {
    return announce.activity().title() + " " + what(announce);
  }

  public static String text(Announce announce, String vendorName, Optional<String> cause) {
    String because = cause.map(c -> " because of " + c).orElse("");
    return vendorName + ": " + title(announce) + because + "." + times(announce.activity());
  }

  private static String what(Announce announce) {
    return switch (announce.activity().status()) {
      case ActivityStatus.Cancelled _ -> "is cancelled";
      case ActivityStatus.Diverted(var schedule) ->
          "is diverted and ends at " + schedule.end().place().name();
      case ActivityStatus.AsBooked _ -> "is on time again";
      case ActivityStatus.Moved _ when announce.delay().isNegative() ->
          "is " + Wording.of(announce.delay()) + " earlier";
      case ActivityStatus.Moved _ -> "is delayed by " + Wording.of(announce.delay());
    };
  }

  private static String times(Activity activity) {
    return activity.isCancelled()
        ? " It was due to start " + Wording.of(activity.booked().start()) + "."
        : " It now starts %s and ends %s."
            .formatted(
                Wording.of(activity.expected().start()), Wording.of(activity.expected().end()));
  }
}
