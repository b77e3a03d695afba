package io.supportcenter.smsactivation.charge.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.ChargedDevice;
import io.supportcenter.smsactivation.charge.DenialReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Charges as rows. */
final class ChargeRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ChargeRows() {}

  static Charge charge(ResultSet row) throws SQLException {
    return new Charge(
        row.getObject("id", UUID.class),
        new ChargeRequest(
            row.getString("merchant_id"),
            row.getString("request_id"),
            row.getString("account_id"),
            row.getLong("amount_minor"),
            row.getString("currency"),
            row.getString("reference_code"),
            row.getString("description"),
            Optional.ofNullable(row.getString("asset_id"))),
        instant(row, "created_at"),
        state(row));
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
        ? device.map(ChargeRows::json).orElse(null)
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
      case "PROCESSING" -> new ChargeState.Processing(instant(row, "waits_until"));
      case "SUCCEEDED" ->
          new ChargeState.Succeeded(
              row.getObject("journal_entry", UUID.class),
              row.getLong("account_version"),
              instant(row, "decided_at"),
              Optional.ofNullable(row.getString("device")).map(ChargeRows::device));
      case "DENIED" ->
          new ChargeState.Denied(
              DenialReason.valueOf(row.getString("denial_reason")),
              Optional.ofNullable(row.getObject("account_version", Long.class)),
              instant(row, "decided_at"));
      default -> throw new IllegalStateException("no such state: " + code);
    };
  }

  private static String json(ChargedDevice device) {
    try {
      return JSON.writeValueAsString(device);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ChargedDevice device(String json) {
    try {
      return JSON.readValue(json, ChargedDevice.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
