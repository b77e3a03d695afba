package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.RefusalCode;

/**
 * Why a vendor's event is refused.
 *
 * @param field of the event
 */
public record VendorEventProblem(String field, Reason reason) {

  public enum Reason implements RefusalCode {
    VENDOR_ID_LENGTH,
    RESERVATION_NUMBER_LENGTH,
    KIND_UNKNOWN,
    TIMES_MISSING,
    END_MISSING,
    ZONE_UNKNOWN,
    POSITION_IMPOSSIBLE,
    ENDS_BEFORE_START,
    SEQUENCE_NEGATIVE,
    /** It says that there is none, such as "N/A". */
    PLACEHOLDER,
    /** A text has control characters; a place's text also when it is too long. */
    CHARACTERS,
    TIME_IMPOSSIBLE,
    /** The booking has several activities, and the event does not say which of them it means. */
    SEGMENT_UNCLEAR
  }
}
