package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.offer.OfferOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * When a modification has to be looked at again: its vendor has not answered, or offers are over.
 *
 * @param revision of the modification; another one has a deadline of its own
 */
public record Deadline(UUID modificationId, String userId, int revision, Instant at) {

  public static final String OPERATION = "modification-deadline";

  private static final Duration ANSWER_MIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_MAX = Duration.ofHours(1);

  /** An agent needs the rest. */
  private static final int SHARE_OF_TIME_LEFT = 4;

  private static final Duration ASKED_AGAIN_MIN = Duration.ofSeconds(15);

  /** A vendor may take a quarter of the time that is left until the customer must be there. */
  public static Deadline ofAnswer(Modification asked, Activity target, Instant now) {
    Duration share = Duration.between(now, target.due()).dividedBy(SHARE_OF_TIME_LEFT);
    Duration atLeast = share.compareTo(ANSWER_MIN) > 0 ? share : ANSWER_MIN;
    return of(asked, now.plus(atLeast.compareTo(ANSWER_MAX) < 0 ? atLeast : ANSWER_MAX));
  }

  /** When the first of them is over; the more often a vendor was asked, the less often it is. */
  public static Deadline ofOffers(Modification offered, List<OfferOption> options, Instant now) {
    Instant over =
        options.stream().map(OfferOption::validUntil).min(Comparator.naturalOrder()).orElse(now);
    Instant earliest = now.plus(ASKED_AGAIN_MIN.multipliedBy(offered.revision()));
    return of(offered, over.isAfter(earliest) ? over : earliest);
  }

  private static Deadline of(Modification modification, Instant at) {
    return new Deadline(
        modification.id().value(), modification.user().value(), modification.revision(), at);
  }

  public UserId user() {
    return new UserId(userId);
  }
}
