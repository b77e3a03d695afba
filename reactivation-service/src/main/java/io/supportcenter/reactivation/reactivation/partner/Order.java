package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.UserId;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that an account system has to do once. The path has an id of ours, so placing the same
 * order again changes nothing.
 *
 * @param user on whose behalf
 * @param body written as JSON
 * @param done reads the result from the answer to an order that was executed
 */
record Order(String path, UserId user, Object body, Function<PartnerAnswer, Object> done) {

  private static final CallOutcome.Permanent NEVER_ARRIVED =
      new CallOutcome.Permanent("ORDER_UNKNOWN", "never arrived");

  CallOutcome place(PartnerClient accountSystems, String id) {
    PartnerRequest request = PartnerRequest.put(path, body).onBehalfOf(user.value());
    return accountSystems.ask(id, request, this::understood);
  }

  /**
   * Looks up an order whose answer was lost.
   *
   * @param place what is done when it never arrived
   */
  CallOutcome resolve(PartnerClient accountSystems, String id, Supplier<CallOutcome> place) {
    PartnerRequest request = PartnerRequest.get(path).onBehalfOf(user.value());
    CallOutcome found =
        accountSystems.ask(
            id, request, answer -> answer.status() == 404 ? NEVER_ARRIVED : understood(answer));
    return found.equals(NEVER_ARRIVED) ? place.get() : found;
  }

  private CallOutcome understood(PartnerAnswer answer) {
    return switch (answer.status()) {
      case 200, 201 -> new CallOutcome.Success(done.apply(answer));
      case 202, 204 -> throw new UnfitAnswer("not what became of it");
      default -> new CallOutcome.Permanent(answer.refusal(), "answered " + answer.status());
    };
  }
}
