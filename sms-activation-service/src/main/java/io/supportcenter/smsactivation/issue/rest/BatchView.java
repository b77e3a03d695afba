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
 * @param status ORDERED, HANDED_OUT or VOIDED
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
    Instant voidedAt,
    String sheet) {

  static BatchView of(Batch batch) {
    String sheet = "/v1/batches/" + batch.terms().batchId() + "/sheet";
    return switch (batch.state()) {
      case BatchState.Ordered _ -> of(batch, "ORDERED", null, null, sheet);
      case BatchState.HandedOut(var at) -> of(batch, "HANDED_OUT", at, null, null);
      case BatchState.Voided(var handedOut, var at) ->
          of(batch, "VOIDED", handedOut.orElse(null), at, null);
    };
  }

  private static BatchView of(
      Batch batch, String status, Instant handedOutAt, Instant voidedAt, String sheet) {
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
        voidedAt,
        sheet);
  }
}
