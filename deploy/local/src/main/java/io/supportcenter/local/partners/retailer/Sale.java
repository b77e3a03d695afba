package io.supportcenter.local.partners.retailer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** A sale as in the retailer contract. */
record Sale(
    String receiptNumber,
    Status status,
    String storeId,
    String workstationId,
    String sequenceNumber,
    LocalDate businessDay,
    OffsetDateTime soldAt,
    ZoneId zone,
    List<CustomerReference> customer,
    List<Line> lines) {

  enum Status {
    COMPLETED,
    VOIDED,
    RETURNED
  }

  enum IdentityKind {
    LOYALTY_ID,
    EMAIL,
    PHONE
  }

  record CustomerReference(IdentityKind kind, String value) {
    CustomerReference {
      requireNonNull(kind, "kind");
      requireNonNull(value, "value");
    }
  }

  /** One line; {@code gtin}, {@code manufacturerId} and {@code reservationNumber} may be null. */
  record Line(
      int lineNumber,
      String retailerItemId,
      String gtin,
      String manufacturerId,
      String description,
      int quantity,
      List<String> serialNumbers,
      String reservationNumber) {
    Line {
      requireNonNull(retailerItemId, "retailerItemId");
      requireNonNull(description, "description");
      if (lineNumber < 1 || quantity < 1) {
        throw new IllegalArgumentException("lineNumber and quantity count from 1");
      }
      serialNumbers = serialNumbers == null ? List.of() : List.copyOf(serialNumbers);
    }
  }

  Sale {
    requireNonNull(receiptNumber, "receiptNumber");
    status = status == null ? Status.COMPLETED : status;
    requireNonNull(storeId, "storeId");
    requireNonNull(workstationId, "workstationId");
    requireNonNull(sequenceNumber, "sequenceNumber");
    requireNonNull(businessDay, "businessDay");
    requireNonNull(soldAt, "soldAt");
    requireNonNull(zone, "zone");
    customer = customer == null ? List.of() : List.copyOf(customer);
    lines = List.copyOf(requireNonNull(lines, "lines"));
  }
}
