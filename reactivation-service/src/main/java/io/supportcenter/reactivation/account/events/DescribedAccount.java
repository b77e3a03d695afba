package io.supportcenter.reactivation.account.events;

import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.reactivation.account.Account;
import java.util.List;

/**
 * An account as its account system describes it.
 *
 * @param faults values that are taken as missing, since they are wrong
 */
public record DescribedAccount(Account account, EventVersion version, List<InvalidValue> faults) {

  public DescribedAccount {
    faults = List.copyOf(faults);
  }
}
