package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.GtinResult;
import io.supportcenter.registration.progress.Questions;
import io.supportcenter.registration.progress.Questions.DeviceQuestion;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.registration.ManufacturerAnswer;
import io.supportcenter.registration.registration.ManufacturerAnswer.NotRegistrable;
import io.supportcenter.registration.registration.ManufacturerAnswer.SerialNotFound;
import io.supportcenter.registration.registration.ManufacturerAnswer.SerialOtherProduct;
import io.supportcenter.registration.registration.ManufacturerAnswer.SerialRequired;
import io.supportcenter.registration.registration.ManufacturerAnswer.UnknownGtin;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the manufacturer which device was sold. */
@ApplicationScoped
class LookupDevice implements BackendOperation {

  private final PartnerHttp http;
  private final DeviceSettlement settlement;

  LookupDevice(PartnerHttp http, DeviceSettlement settlement) {
    this.http = http;
    this.settlement = settlement;
  }

  @Override
  public String name() {
    return Questions.LOOKUP_DEVICE;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    DeviceQuestion question = DomainJson.read(call.request(), DeviceQuestion.class);
    return http.ask(call, path(question), question.onBehalfOf(), LookupDevice::understood);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return settlement.complete(tx, calls);
  }

  private static String path(DeviceQuestion question) {
    UnitKey unit = question.unit();
    Map<String, String> query = new LinkedHashMap<>();
    question.question().serial().ifPresent(serial -> query.put("serialNumber", serial));
    query.put("retailerId", unit.receipt().retailerId());
    query.put("receiptNumber", unit.receipt().receiptNumber());
    query.put("lineNumber", Integer.toString(unit.lineNumber()));
    query.put("unit", Integer.toString(unit.unit()));
    return "/v1/products/%s/devices?%s"
        .formatted(
            question.question().gtin(),
            query.entrySet().stream()
                .map(
                    e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
  }

  private static CallOutcome understood(PartnerAnswer answer) {
    ManufacturerAnswer understood =
        answer.status() == 200
            ? answer.read(DeviceBody.class).toAnswer()
            : answer
                .problem()
                .flatMap(LookupDevice::answer)
                .orElseThrow(() -> new UnfitAnswer("outside the contract"));
    return new CallOutcome.Success(understood);
  }

  private static Optional<ManufacturerAnswer> answer(ProblemBody problem) {
    boolean registrable = !Boolean.FALSE.equals(problem.registrable());
    return switch (problem.code()) {
      case "UNKNOWN_GTIN" -> Optional.of(new UnknownGtin());
      case "SERIAL_NOT_FOUND" ->
          Optional.of(registrable ? new SerialNotFound() : new NotRegistrable());
      case "SERIAL_REQUIRED" ->
          Optional.of(registrable ? new SerialRequired() : new NotRegistrable());
      case "SERIAL_OTHER_PRODUCT" ->
          Optional.of(
              new SerialOtherProduct(gtin(problem.gtin()), Optional.ofNullable(problem.model())));
      default -> Optional.empty();
    };
  }

  private static Optional<Gtin> gtin(String text) {
    return text != null && Gtin.parse(text) instanceof GtinResult.Valid(Gtin gtin)
        ? Optional.of(gtin)
        : Optional.empty();
  }
}
