package io.supportcenter.reactivation.accountsystem;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.reactivation.account.ShortText;
import io.supportcenter.reactivation.accountsystem.AccountSystemHttp.Understanding;
import io.supportcenter.reactivation.accountsystem.Contract.ProblemBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpResponse;

/** Places orders with account systems, and finds out what became of those whose answer was lost. */
@ApplicationScoped
class Orders {

  private static final CallOutcome.Permanent NEVER_ARRIVED =
      new CallOutcome.Permanent("ORDER_UNKNOWN", "never arrived");

  private final AccountSystemHttp http;

  Orders(AccountSystemHttp http) {
    this.http = http;
  }

  /** Reads what was done from the body of an answer that says it was done. */
  @FunctionalInterface
  interface Done {
    Object read(HttpResponse<byte[]> answer) throws UnfitAnswer;
  }

  CallOutcome place(Order order, Done done) {
    return http.put(order, answer -> understood(answer, done));
  }

  /** An order that never arrived is placed again. */
  CallOutcome resolve(Order order, Done done) {
    Understanding understanding =
        answer -> answer.statusCode() == 404 ? NEVER_ARRIVED : understood(answer, done);
    CallOutcome found = http.get(order, understanding);
    return found.equals(NEVER_ARRIVED) ? place(order, done) : found;
  }

  private static CallOutcome understood(HttpResponse<byte[]> answer, Done done) throws UnfitAnswer {
    return answer.statusCode() == 200
        ? new CallOutcome.Success(done.read(answer))
        : refusal(answer);
  }

  /** A refusal with a code of the contract is final; one without comes from somebody in between. */
  private static CallOutcome refusal(HttpResponse<byte[]> answer) throws UnfitAnswer {
    String code = Contract.read(answer, ProblemBody.class).code();
    boolean isCode = code != null && !code.isBlank() && code.length() <= ShortText.LONGEST;
    if (answer.statusCode() < 400 || !isCode) {
      throw new UnfitAnswer("without a code");
    }
    return new CallOutcome.Permanent(code, "answered " + answer.statusCode());
  }
}
