package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.values.UserId;
import java.util.function.Function;

/**
 * Something that an account system is to do once. The path names it, with an id of ours: the same
 * order again is the same thing.
 *
 * @param user on whose behalf
 * @param body written as JSON
 * @param done reads what was done from the body of an answer that says it was done
 */
record Order(
    String accountSystem,
    String path,
    UserId user,
    Object body,
    Function<PartnerAnswer, Object> done) {

  private static final CallOutcome.Permanent NEVER_ARRIVED =
      new CallOutcome.Permanent("ORDER_UNKNOWN", "never arrived");

  CallOutcome place(PartnerClient accountSystems) {
    PartnerRequest request = PartnerRequest.put(path, body).onBehalfOf(user.value());
    return accountSystems.ask(accountSystem, request, this::understood);
  }

  /** Finds out what became of an order whose answer was lost; one that never arrived is placed. */
  CallOutcome resolve(PartnerClient accountSystems) {
    PartnerRequest request = PartnerRequest.get(path).onBehalfOf(user.value());
    CallOutcome found =
        accountSystems.ask(
            accountSystem,
            request,
            answer -> answer.status() == 404 ? NEVER_ARRIVED : understood(answer));
    return found.equals(NEVER_ARRIVED) ? place(accountSystems) : found;
  }

  private CallOutcome understood(PartnerAnswer answer) {
    return answer.status() == 200
        ? new CallOutcome.Success(done.apply(answer))
        : new CallOutcome.Permanent(answer.refusal(), "answered " + answer.status());
  }
}
