package io.supportcenter.smsactivation.account.store;

import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.account.Breakage;
import io.supportcenter.smsactivation.account.events.AccountEventMapper;
import io.supportcenter.smsactivation.ledger.store.LedgerStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Posts what is left on accounts that can no longer be charged. */
public final class Breakages {

  private Breakages() {}

  /** Of locked accounts. */
  public static Effects post(Connection tx, List<Breakage> breakages) throws SQLException {
    LedgerStore.post(tx, breakages.stream().map(Breakage::entry).toList());
    AccountStore.saveBalances(tx, breakages.stream().map(Breakage::account).toList());
    return Effects.of(breakages.stream().map(AccountEventMapper::recognised).toList());
  }
}
