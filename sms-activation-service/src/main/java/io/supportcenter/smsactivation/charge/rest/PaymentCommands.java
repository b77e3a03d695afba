package io.supportcenter.smsactivation.charge.rest;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.dispatch.CommandBatcher;
import io.supportcenter.kit.dispatch.CommandBatcher.Done;
import io.supportcenter.kit.dispatch.CommandBatchers;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.store.ChargeAnswers;
import io.supportcenter.smsactivation.charge.store.ChargeBatch;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import io.supportcenter.smsactivation.merchant.store.MerchantStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payments that arrive at the same time share a transaction. */
@ApplicationScoped
@Startup
class PaymentCommands {

  private final ChargeBatch charging;
  private final ChargeAnswers answers;
  private final IdempotentRequests requests;
  private final CommandBatcher<ChargeRequest> batcher;

  PaymentCommands(
      ChargeBatch charging,
      ChargeAnswers answers,
      IdempotentRequests requests,
      CommandBatchers batchers) {
    this.charging = charging;
    this.answers = answers;
    this.requests = requests;
    this.batcher = batchers.start("payments", this::charge);
  }

  /** Identifies a payment: the same correlator is the same payment. */
  private record Sent(String merchantId, String requestId) {
    static Sent of(ChargeRequest request) {
      return new Sent(request.merchantId(), request.requestId());
    }
  }

  /**
   * In the request's thread: reads it, and leaves the payment to the next transaction. The same
   * request is one that says the same, however it is written.
   */
  Uni<Response> create(String merchantId, CreatePayment payment) {
    ChargeRequest said = PaymentReader.read(merchantId, payment, "");
    return batcher.submit(
        merchantId,
        requests.current(DomainJson.write(said)),
        PaymentReader.read(merchantId, payment, Ids.next().toString()));
  }

  Done charge(Connection tx, List<ChargeRequest> requested) throws SQLException {
    List<Charge> charged = charging.charge(tx, requested);
    Map<Sent, Charge> charges = new HashMap<>();
    charged.forEach(charge -> charges.put(Sent.of(charge.request()), charge));
    List<ChargeRequest> sentBefore =
        requested.stream().filter(r -> !charges.containsKey(Sent.of(r))).toList();
    ChargeStore.find(tx, sentBefore)
        .forEach(charge -> charges.put(Sent.of(charge.request()), charge));
    List<String> lockedOut =
        sentBefore.stream()
            .filter(r -> !charges.containsKey(Sent.of(r)))
            .map(ChargeRequest::merchantId)
            .distinct()
            .toList();
    Map<String, Instant> lockedUntil = MerchantStore.lockedUntil(tx, lockedOut);
    return new Done(
        requested.stream()
            .map(r ->
                Optional.ofNullable(charges.get(Sent.of(r)))
                    .map(charge -> answer(r, charge))
                    .orElseGet(() -> PaymentProblem.lockedOut(lockedUntil.get(r.merchantId()))))
            .toList(),
        answers.to(charged));
  }

  private static Response answer(ChargeRequest request, Charge charge) {
    if (!charge.request().equals(request)) {
      return PaymentProblem.invalid(
          "clientCorrelator was used for another payment",
          List.of(new FieldProblem("amountTransaction.clientCorrelator", "was used before")));
    }
    return switch (charge.state()) {
      case ChargeState.Denied(var reason, _, _) -> PaymentProblem.denied(charge, reason);
      case ChargeState.Succeeded _, ChargeState.Processing _ ->
          Response.status(Status.CREATED)
              .header(HttpHeaders.LOCATION, "/v1/payments/" + charge.id())
              .entity(Payment.of(charge))
              .build();
    };
  }
}
