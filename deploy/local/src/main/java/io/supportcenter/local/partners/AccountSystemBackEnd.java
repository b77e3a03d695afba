package io.supportcenter.local.partners;

import io.supportcenter.local.partners.accounts.AccountSystems;
import io.supportcenter.local.partners.http.SimulatorProcess;

/** Simulates vendors' account systems, each under {@code /{accountSystemId}/v1/}. */
public final class AccountSystemBackEnd {

  private AccountSystemBackEnd() {}

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("account systems", AccountSystems::load, args);
  }
}
