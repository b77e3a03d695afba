package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.RefusalCode;
import java.util.Arrays;

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
    NOT_A_NUMBER,
    NOT_A_DATE,
    NOT_A_ZONE,
    /** It ends, or its latest start is, before it starts. */
    BEFORE_START,
    /** A line sells a device or a reservation. */
    NOT_WITH_RESERVATION,
    /** The retailer may not sell this vendor's reservations. */
    VENDOR_NOT_ALLOWED;

    /** One that only a newer reader knows is an unknown value. */
    public static Reason named(String name) {
      return Arrays.stream(values())
          .filter(reason -> reason.name().equals(name))
          .findFirst()
          .orElse(UNKNOWN_VALUE);
    }
  }
}
