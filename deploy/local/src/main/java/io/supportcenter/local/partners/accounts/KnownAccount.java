package io.supportcenter.local.partners.accounts;

import static java.util.Objects.requireNonNull;

/**
 * An account at an account system.
 *
 * @param restricted it may not be reactivated, no matter who asks
 */
record KnownAccount(String accountSystemId, String accountId, Status status, boolean restricted) {

  enum Status {
    ACTIVE,
    DEACTIVATED
  }

  KnownAccount {
    requireNonNull(accountSystemId, "accountSystemId");
    requireNonNull(accountId, "accountId");
    status = status == null ? Status.DEACTIVATED : status;
  }

  KnownAccount activated() {
    return new KnownAccount(accountSystemId, accountId, Status.ACTIVE, restricted);
  }
}
