package io.supportcenter.smsactivation.charge.store;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.ChargedDevice;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

  static String code(ChargeState state) {
    return switch (state) {
      case ChargeState.Processing _ -> "PROCESSING";
      case ChargeState.Succeeded _ -> "SUCCEEDED";
      case ChargeState.Denied _ -> "DENIED";
    };
  }

  static String denialReason(ChargeState state) {
    return state instanceof ChargeState.Denied(DenialReason reason, _, _) ? reason.name() : null;
  }

  static UUID journalEntry(ChargeState state) {
    return state instanceof ChargeState.Succeeded(UUID entry, _, _, _) ? entry : null;
  }

  static String device(ChargeState state) {
    return state instanceof ChargeState.Succeeded(_, _, _, var device)
        ? device.map(DomainJson::write).orElse(null)
        : null;
  }

  static Long accountVersion(ChargeState state) {
    return switch (state) {
      case ChargeState.Processing _ -> null;
      case ChargeState.Succeeded(_, long version, _, _) -> version;
      case ChargeState.Denied(_, var version, _) -> version.orElse(null);
    };
  }

  static Instant decidedAt(ChargeState state) {
    return switch (state) {
      case ChargeState.Processing _ -> null;
      case ChargeState.Succeeded(_, _, Instant at, _) -> at;
      case ChargeState.Denied(_, _, Instant at) -> at;
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
              Rows.instant(row, "decided_at"),
              Rows.optionalText(row, "device")
                  .map(json -> DomainJson.read(json, ChargedDevice.class)));
      case "DENIED" ->
          new ChargeState.Denied(
              DenialReason.valueOf(row.getString("denial_reason")),
              Optional.ofNullable(row.getObject("account_version", Long.class)),
              Rows.instant(row, "decided_at"));
      default -> throw new IllegalStateException("unknown state " + code);
    };
  }
}
