package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.progress.Questions;
import io.supportcenter.registration.progress.Questions.SaleQuestion;
import io.supportcenter.registration.user.CustomerHasher;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Asks the retailer what its books say about a sale. */
@ApplicationScoped
class LookupSale implements BackendOperation {

  private final PartnerHttp http;
  private final CustomerHasher hasher;
  private final SaleSettlement settlement;

  LookupSale(PartnerHttp http, CustomerHasher hasher, SaleSettlement settlement) {
    this.http = http;
    this.hasher = hasher;
    this.settlement = settlement;
  }

  @Override
  public String name() {
    return Questions.LOOKUP_SALE;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    SaleQuestion question = DomainJson.read(call.request(), SaleQuestion.class);
    String number =
        URLEncoder.encode(question.receiptNumber(), StandardCharsets.UTF_8).replace("+", "%20");
    return http.ask(
        call, "/v1/sales/" + number, null, answer -> understood(question.retailerId(), answer));
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return settlement.complete(tx, calls);
  }

  private CallOutcome understood(String retailerId, PartnerAnswer answer) {
    if (answer.status() == 200) {
      SaleBody body = answer.read(SaleBody.class);
      return success(SaleAnswer.of(body.toSale(), hasher.hashes(retailerId, body.references())));
    }
    if (answer.status() == 404) {
      return success(SaleAnswer.of(SaleAnswer.Kind.UNKNOWN));
    }
    // A proxy's 403 has no code, and is no decision of the retailer's.
    if (answer.status() == 403 && answer.problem().isPresent()) {
      return success(SaleAnswer.of(SaleAnswer.Kind.DENIED));
    }
    throw new UnfitAnswer("outside the contract");
  }

  private static CallOutcome success(SaleAnswer answer) {
    return new CallOutcome.Success(answer);
  }
}
