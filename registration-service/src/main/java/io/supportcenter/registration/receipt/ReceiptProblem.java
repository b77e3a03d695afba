package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.RefusalCode;

/**
 * Why a receipt is invalid.
 *
 * @param field path of the field, for example {@code lines[2].quantity}
 */
public record ReceiptProblem(String field, Reason reason) {
  public enum Reason implements RefusalCode {
    MISSING,
    BLANK,
    TOO_LONG,
    TOO_MANY,
    CHARACTERS,
    OUT_OF_RANGE,
    DUPLICATE,
    UNKNOWN_VALUE,
    NOT_A_ZONE,
    /** It ends, or its latest start is, before it starts. */
    BEFORE_START,
    /** A line sells a device or a reservation. */
    NOT_WITH_RESERVATION
  }
}
