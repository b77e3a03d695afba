package io.supportcenter.registration.unit.events;

import io.supportcenter.registration.unit.RejectionReason;

/** Our reasons in events. */
final class RejectionReasonMapper {
  private RejectionReasonMapper() {}

  static io.supportcenter.events.RejectionReason toEvent(RejectionReason reason) {
    return switch (reason) {
      case NOT_REGISTRABLE -> io.supportcenter.events.RejectionReason.NOT_REGISTRABLE;
      case UNKNOWN_GTIN -> io.supportcenter.events.RejectionReason.UNKNOWN_GTIN;
      case CHECK_DIGIT -> io.supportcenter.events.RejectionReason.CHECK_DIGIT;
      case SERIAL_NOT_FOUND -> io.supportcenter.events.RejectionReason.SERIAL_NOT_FOUND;
      case SERIAL_ALREADY_OWNED -> io.supportcenter.events.RejectionReason.SERIAL_ALREADY_OWNED;
      case RECEIPT_VOIDED -> io.supportcenter.events.RejectionReason.RECEIPT_VOIDED;
      case ALREADY_REGISTERED -> io.supportcenter.events.RejectionReason.ALREADY_REGISTERED;
      case RETAILER_DENIED -> io.supportcenter.events.RejectionReason.RETAILER_DENIED;
    };
  }
}
