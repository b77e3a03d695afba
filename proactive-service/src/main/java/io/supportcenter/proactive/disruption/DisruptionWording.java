package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.activity.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first message: what a vendor has to say about its own activity. */
public final class DisruptionWording {

  private static final String PUNCTUATION =
      "[\\s.,;:!?\"'\u2026\u3002\uff01\uff1f\\p{Pd}\\p{Pi}\\p{Pf}]+";
  private static final Pattern PUNCTUATION_AROUND =
      Pattern.compile("^" + PUNCTUATION + "|" + PUNCTUATION + "$");
  private static final Pattern BECAUSE =
      Pattern.compile("^(because of|due to|caused by)\\s+", Pattern.CASE_INSENSITIVE);

  private DisruptionWording() {}

  /**
   * @param told what the customer was told before
   */
  public static String title(Activity activity, Optional<Announced> told) {
    return activity.title() + " " + what(activity, told);
  }

  /**
   * @param told what the customer was told before
   * @param cause in the vendor's words; punctuation alone, or a word for "none", is none
   */
  public static String text(
      Activity activity, Optional<Announced> told, String vendorName, Optional<String> cause) {
    String because =
        cause
            .map(DisruptionWording::bare)
            .filter(words -> !Placeholder.isOne(words))
            .map(words -> " because of " + words)
            .orElse("");
    return vendorName + ": " + title(activity, told) + because + "." + times(activity);
  }

  private static String bare(String cause) {
    String words = PUNCTUATION_AROUND.matcher(cause).replaceAll("");
    return BECAUSE.matcher(words).replaceFirst("");
  }

  private static String what(Activity activity, Optional<Announced> told) {
    return switch (activity.status()) {
      case ActivityStatus.Cancelled _, ActivityStatus.GivenUp _ -> "is cancelled";
      case ActivityStatus.Diverted(var schedule) ->
          inWords(
              Optional.of("is diverted and ends at " + schedule.end().place().name()),
              sooner(activity, told));
      case ActivityStatus.AsBooked _ ->
          inWords(Optional.of("is on time again"), sooner(activity, told));
      case ActivityStatus.Moved _ -> moved(activity, sooner(activity, told));
    };
  }

  @SafeVarargs
  private static String inWords(Optional<String>... parts) {
    return Stream.of(parts).flatMap(Optional::stream).collect(Collectors.joining(", and "));
  }

  /** Who goes by what was said last would come too late. */
  private static Optional<String> sooner(Activity activity, Optional<Announced> told) {
    return told.flatMap(before -> before.sooner(activity.expected()))
        .map(by -> "starts " + Wording.of(by) + " earlier than announced before");
  }

  /**
   * Compared with the booking, unless it starts sooner than announced: then "later" would mislead.
   */
  private static String moved(Activity activity, Optional<String> sooner) {
    ActivityTime start = activity.booked().start();
    ActivityTime end = activity.booked().end();
    return inWords(
        sooner.or(() ->
            shifted(
                Duration.between(start.at(), activity.expected().start().at()),
                Duration.between(end.at(), activity.expected().end().at()))),
        elsewhere("starts", start, activity.expected().start()),
        elsewhere("ends", end, activity.expected().end()));
  }

  private static Optional<String> shifted(Duration start, Duration end) {
    if (start.equals(end) || start.isZero() && end.isPositive()) {
      return end.isZero()
          ? Optional.empty()
          : Optional.of(
              end.isNegative()
                  ? "is " + Wording.of(end) + " earlier"
                  : "is delayed by " + Wording.of(end));
    }
    return Optional.of(
        Stream.of(shift("starts", start), shift("ends", end))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and ")));
  }

  private static Optional<String> shift(String verb, Duration by) {
    return by.isZero()
        ? Optional.empty()
        : Optional.of(verb + " " + Wording.of(by) + (by.isNegative() ? " earlier" : " later"));
  }

  private static Optional<String> elsewhere(String verb, ActivityTime booked, ActivityTime now) {
    return booked.place().equals(now.place())
        ? Optional.empty()
        : Optional.of(verb + " at " + now.place().name());
  }

  private static String times(Activity activity) {
    return activity.isCancelled()
        ? " It was due to start " + Wording.of(activity.booked().start()) + "."
        : " It now starts %s and ends %s."
            .formatted(
                Wording.of(activity.expected().start()), Wording.of(activity.expected().end()));
  }
}
