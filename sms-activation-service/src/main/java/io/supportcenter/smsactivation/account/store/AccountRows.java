package io.supportcenter.smsactivation.account.store;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.code.KeyedHash;
import io.supportcenter.smsactivation.money.Money;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Accounts as rows. */
final class AccountRows {

  private AccountRows() {}

  static Account account(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Account(
        new AccountId(row.getString("id")),
        new AccountTerms(
            row.getObject("batch_id", UUID.class),
            row.getString("distributor_id"),
            new ShortCode(row.getString("short_code")),
            new Money(row.getLong("value_minor"), currency),
            instant(row, "expires_at")),
        state(row),
        new Money(row.getLong("balance_minor"), currency),
        row.getLong("version"));
  }

  static KeyedHash passCode(ResultSet row) throws SQLException {
    return new KeyedHash(row.getInt("pepper_version"), row.getString("pass_code_hash"));
  }

  static String code(AccountState state) {
    return switch (state) {
      case AccountState.Issued _ -> "ISSUED";
      case AccountState.Active _ -> "ACTIVE";
      case AccountState.ReBlacklisted _ -> "RE_BLACKLISTED";
      case AccountState.Closed _ -> "CLOSED";
    };
  }

  private static AccountState state(ResultSet row) throws SQLException {
    String code = row.getString("state");
    Optional<Activation> activation = activation(row);
    return switch (code) {
      case "ISSUED" -> new AccountState.Issued();
      case "ACTIVE" -> new AccountState.Active(activation.orElseThrow());
      case "RE_BLACKLISTED" ->
          new AccountState.ReBlacklisted(
              BlacklistReason.valueOf(row.getString("blacklist_reason")), activation);
      case "CLOSED" -> new AccountState.Closed(activation);
      default -> throw new IllegalStateException("no such state: " + code);
    };
  }

  private static Optional<Activation> activation(ResultSet row) throws SQLException {
    String phone = row.getString("phone_number");
    return phone == null
        ? Optional.empty()
        : Optional.of(new Activation(new Msisdn(phone), instant(row, "activated_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
