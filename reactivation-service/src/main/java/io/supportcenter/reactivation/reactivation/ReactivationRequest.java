package io.supportcenter.reactivation.reactivation;

import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.AccountId;
import java.util.Optional;

/**
 * A user asks for a deactivated account back.
 *
 * @param requestId chosen by the requester, unique per account
 * @param user for whom the account is reactivated
 * @param onBehalfOf the vendor for whom the actor acts
 * @param accountVersion the lowest version of the account that may be decided on
 */
public record ReactivationRequest(
    String requestId,
    AccountId account,
    UserId user,
    Actor actor,
    Optional<String> onBehalfOf,
    Optional<Long> accountVersion) {

  public static final int LENGTH_MAX = 64;

  public ReactivationRequest {
    Text.require("a request id", requestId, LENGTH_MAX);
    onBehalfOf.ifPresent(vendor -> Text.require("a vendor", vendor, LENGTH_MAX));
  }

  /** Whether this is the account in question, of the user in question. */
  public boolean isAbout(Account candidate) {
    return candidate.id().equals(account) && candidate.user().equals(user);
  }

  /** Whether it is at least the requested version; one that is not counted is. */
  public boolean isReachedBy(Account candidate) {
    return candidate.version() == 0 || candidate.version() >= accountVersion.orElse(0L);
  }
}
