package io.supportcenter.registration.unit;

import java.time.Duration;
import java.util.List;

/**
 * How often partners are asked, and for how long. Afterwards a unit waits until its partner's entry
 * changes, or a person reopens it.
 *
 * @param retailerAgainAfter how long to wait before a retailer that does not know a sale is asked
 *     once more: a sale reaches its back end some time after the till has sent the receipt. The
 *     first wait is silent; after it an event says that the unit waits for the retailer
 * @param manufacturerAgainAfter the same for a manufacturer that does not know the device: what was
 *     sold is reported to it by the day
 * @param patience for how long a question is repeated while there is no answer
 */
public record Asking(
    List<Duration> retailerAgainAfter, List<Duration> manufacturerAgainAfter, Duration patience) {
  public Asking {
    retailerAgainAfter = List.copyOf(retailerAgainAfter);
    manufacturerAgainAfter = List.copyOf(manufacturerAgainAfter);
  }
}
