package io.supportcenter.smsactivation.charge.rest;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.supportcenter.kit.dispatch.CommandBatcher;
import io.supportcenter.kit.dispatch.CommandBatcher.Done;
import io.supportcenter.kit.dispatch.CommandBatchers;
import io.supportcenter.kit.rest.IdempotentRequest;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.intake.Charging;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments that merchants ask for at the same time, in one transaction. */
@ApplicationScoped
@Startup
class PaymentCommands {

  private final Charging charging;
  private final CommandBatcher<ChargeRequest> commit;

  PaymentCommands(Charging charging, CommandBatchers commits) {
    this.charging = charging;
    this.commit = commits.start("payments", this::charge);
  }

  /** What a merchant means by the same payment, as it is kept. */
  private record Sent(String merchantId, String requestId) {
    static Sent of(ChargeRequest kept) {
      return new Sent(kept.merchantId(), kept.requestId());
    }
  }

  Uni<Response> submit(IdempotentRequest request, ChargeRequest payment) {
    return commit.submit(request, payment);
  }

  Done charge(Connection tx, List<ChargeRequest> requests) throws SQLException {
    List<Charge> charged = charging.charge(tx, requests);
    Map<Sent, Charge> charges = new HashMap<>();
    charged.forEach(charge -> charges.put(Sent.of(charge.request().kept()), charge));
    List<ChargeRequest> sentBefore =
        requests.stream().filter(r -> !charges.containsKey(Sent.of(r.kept()))).toList();
    ChargeStore.find(tx, sentBefore)
        .forEach(charge -> charges.put(Sent.of(charge.request()), charge));
    return new Done(
        requests.stream().map(r -> answer(r, charges.get(Sent.of(r.kept())))).toList(),
        Effects.of(charged.stream().flatMap(c -> Charging.event(c).stream()).toList()));
  }

  private static Response answer(ChargeRequest request, Charge charge) {
    if (!List.of(request, request.kept()).contains(charge.request())) {
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
