package io.supportcenter.smsactivation.account.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.Blacklisting;
import io.supportcenter.smsactivation.limit.RollingSum;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Accounts as rows. */
final class AccountRows {

  private static final TypeReference<List<Blacklisting>> BLACKLISTINGS = new TypeReference<>() {};

  private AccountRows() {}

  /** As JSON; null when there is none. */
  static String blacklistings(Account account) {
    List<Blacklisting> all = account.state().blacklistings();
    return all.isEmpty() ? null : DomainJson.write(all);
  }

  static Account account(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new Account(
        new AccountId(row.getString("id")),
        new AccountTerms(
            Rows.uuid(row, "batch_id"),
            row.getString("distributor_id"),
            new ShortCode(row.getString("short_code")),
            Money.of(row.getLong("value_minor"), currency),
            Rows.instant(row, "expires_at")),
        state(row),
        Money.of(row.getLong("balance_minor"), currency),
        RollingSum.read(row.getString("charged")),
        row.getLong("version"));
  }

  static KeyedHash passCode(ResultSet row) throws SQLException {
    return new KeyedHash(row.getInt("pepper_version"), row.getString("pass_code_hash"));
  }

  private static AccountState state(ResultSet row) throws SQLException {
    String code = row.getString("state");
    Optional<Activation> activation = activation(row);
    return switch (code) {
      case "ISSUED" -> new AccountState.Issued();
      case "ACTIVE" -> new AccountState.Active(activation.orElseThrow());
      case "RE_BLACKLISTED" ->
          new AccountState.ReBlacklisted(
              DomainJson.read(row.getString("blacklistings"), BLACKLISTINGS), activation);
      case "CLOSED" -> new AccountState.Closed(activation);
      default -> throw new IllegalStateException("unknown state " + code);
    };
  }

  private static Optional<Activation> activation(ResultSet row) throws SQLException {
    String phone = row.getString("phone_number");
    return phone == null
        ? Optional.empty()
        : Optional.of(new Activation(new Msisdn(phone), Rows.instant(row, "activated_at")));
  }
}
