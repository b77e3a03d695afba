package io.supportcenter.reactivation.policy;

import io.supportcenter.reactivation.account.AccountSystemId;
import java.util.Map;

/**
 * The policies in force at one time.
 *
 * @param common for the accounts of all systems without one of their own
 * @param own by the account system that they are for
 */
public record PoliciesInForce(
    ReactivationPolicy common, Map<AccountSystemId, ReactivationPolicy> own) {

  public PoliciesInForce {
    own = Map.copyOf(own);
  }

  public ReactivationPolicy of(AccountSystemId accountSystem) {
    return own.getOrDefault(accountSystem, common);
  }
}
