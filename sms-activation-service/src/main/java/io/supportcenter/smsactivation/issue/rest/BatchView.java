package io.supportcenter.smsactivation.issue.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.rest.MoneyView;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import java.time.Instant;
import java.util.UUID;

/**
 * A batch, without its pass codes.
 *
 * @param status ORDERED or HANDED_OUT
 * @param sheet where the sheet is handed out, once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchView(
    UUID batchId,
    String status,
    String issuerId,
    String distributorId,
    String shortCode,
    MoneyView value,
    Instant expiresAt,
    int count,
    Instant handedOutAt,
    String sheet) {

  static BatchView of(Batch batch) {
    String sheet = "/v1/batches/" + batch.terms().batchId() + "/sheet";
    return switch (batch.state()) {
      case BatchState.Ordered _ -> of(batch, "ORDERED", null, sheet);
      case BatchState.HandedOut(var at) -> of(batch, "HANDED_OUT", at, null);
    };
  }

  private static BatchView of(Batch batch, String status, Instant handedOutAt, String sheet) {
    return new BatchView(
        batch.terms().batchId(),
        status,
        batch.issuerId(),
        batch.terms().distributorId(),
        batch.terms().shortCode().digits(),
        MoneyView.of(batch.terms().value()),
        batch.terms().expiresAt(),
        batch.count(),
        handedOutAt,
        sheet);
  }
}
