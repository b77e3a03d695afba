package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Charges as rows. */
final class ChargeRows {

  private ChargeRows() {}

  static Charge charge(ResultSet row) throws SQLException {
    ChargeState state = state(row);
    return new Charge(
        Rows.uuid(row, "id"), request(row, state), Rows.instant(row, "created_at"), state);
  }

  private static ChargeRequest request(ResultSet row, ChargeState state) throws SQLException {
    return new ChargeRequest(
        row.getString("merchant_id"),
        row.getString("request_id"),
        row.getString("account_id"),
        RequestedAmount.of(row.getLong("amount_minor"), row.getString("currency")),
        row.getString("reference_code"),
        row.getString("description"),
        Rows.optionalText(row, "asset_id"),
        !(state instanceof ChargeState.Denied(DenialReason reason, _, _)
            && reason == DenialReason.INVALID_REQUEST));
  }

  /** What is stored of a decision. */
  record Decided(
      UUID id,
      String state,
      String denialReason,
      UUID journalEntry,
      Long accountVersion,
      Instant at) {}

  /** Empty while it is being processed. */
  static Stream<Decided> decided(Charge charge) {
    return switch (charge.state()) {
      case ChargeState.Processing _ -> Stream.empty();
      case ChargeState.Succeeded(var entry, var version, var at) ->
          Stream.of(new Decided(charge.id(), "SUCCEEDED", null, entry, version, at));
      case ChargeState.Denied(var reason, var version, var at) ->
          Stream.of(
              new Decided(charge.id(), "DENIED", reason.name(), null, version.orElse(null), at));
    };
  }

  private static ChargeState state(ResultSet row) throws SQLException {
    String code = row.getString("state");
    return switch (code) {
      case "PROCESSING" -> new ChargeState.Processing(Rows.instant(row, "waits_until"));
      case "SUCCEEDED" ->
          new ChargeState.Succeeded(
              Rows.uuid(row, "journal_entry"),
              row.getLong("account_version"),
              Rows.instant(row, "decided_at"));
      case "DENIED" ->
          new ChargeState.Denied(
              DenialReason.valueOf(row.getString("denial_reason")),
              Optional.ofNullable(row.getObject("account_version", Long.class)),
              Rows.instant(row, "decided_at"));
      default -> throw new IllegalStateException("unknown state " + code);
    };
  }
}
