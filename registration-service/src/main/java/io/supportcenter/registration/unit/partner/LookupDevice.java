package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.NotRegistrable;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.SerialNotFound;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.SerialOtherProduct;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.SerialRequired;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.UnknownGtin;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.store.PartnerQuestions;
import io.supportcenter.registration.unit.store.PartnerQuestions.DeviceQuestion;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the manufacturer which device was sold. */
@Singleton
class LookupDevice implements BackendOperation {

  private final PartnerClient partners;
  private final RegistrationBatch registrations;

  LookupDevice(PartnerClient partners, RegistrationBatch registrations) {
    this.partners = partners;
    this.registrations = registrations;
  }

  @Override
  public String name() {
    return PartnerQuestions.LOOKUP_DEVICE;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    DeviceQuestion question = question(call);
    return partners.ask(
        call.partner(),
        request(question),
        answer ->
            new CallOutcome.Success(
                Patience.understood(
                    answer, LookupDevice::understood, ManufacturerAnswer.Unanswered::new)));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return question(call).giveUpAt();
  }

  private static PartnerRequest request(DeviceQuestion question) {
    UnitKey unit = question.unit();
    PartnerRequest request =
        PartnerRequest.get("/v1/products/" + question.question().gtin() + "/devices");
    Optional<String> serial = question.question().serial();
    request = serial.isPresent() ? request.query("serialNumber", serial.get()) : request;
    return request
        .query("retailerId", unit.receipt().retailerId())
        .query("receiptNumber", unit.receipt().receiptNumber())
        .query("lineNumber", Integer.toString(unit.lineNumber()))
        .query("unit", Integer.toString(unit.unit()));
  }

  private static ManufacturerAnswer understood(PartnerAnswer answer) {
    return answer.status() == 200
        ? answer.read(DeviceBody.class).toAnswer()
        : understood(answer.read(ProblemBody.class), answer.refusal());
  }

  private static ManufacturerAnswer understood(ProblemBody problem, String code) {
    boolean registrable = !Boolean.FALSE.equals(problem.registrable());
    return switch (code) {
      case "UNKNOWN_GTIN" -> new UnknownGtin();
      case "SERIAL_NOT_FOUND" -> registrable ? new SerialNotFound() : new NotRegistrable();
      case "SERIAL_REQUIRED" -> registrable ? new SerialRequired() : new NotRegistrable();
      case "SERIAL_OTHER_PRODUCT" ->
          new SerialOtherProduct(
              Optional.ofNullable(problem.gtin()).flatMap(text -> Gtin.parse(text).valid()),
              Placeholder.value(problem.model()).flatMap(model -> DecorativeText.of(model, 200)));
      default -> throw UnfitAnswer.outsideContract();
    };
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    ReceiptLocks locks =
        ReceiptStore.lock(tx, calls.stream().map(c -> question(c.call()).receiptId()).toList());
    Map<UUID, StoredUnit> units =
        UnitStore.byIds(tx, calls.stream().map(LookupDevice::registration).distinct().toList());
    Map<UUID, StoredUnit> learned = new LinkedHashMap<>();
    Instant now = Instant.now();
    for (CompletedCall call : calls) {
      StoredUnit unit = units.get(registration(call));
      if (unit != null && isCurrent(call, unit)) {
        learned.put(unit.id().value(), learn(unit, call, now));
      }
    }
    return registrations.advance(tx, locks, List.copyOf(learned.values()));
  }

  /** An answer to an older question of the unit is ignored. */
  private static boolean isCurrent(CompletedCall call, StoredUnit unit) {
    return unit.asked().equals(Optional.of(question(call.call()).key()));
  }

  private static StoredUnit learn(StoredUnit unit, CompletedCall call, Instant now) {
    return switch (call.outcome()) {
      case CallOutcome.Success success ->
          learn(unit, call.call(), success.answer(ManufacturerAnswer.class), now);
      case CallOutcome.Unanswered(_, String detail) ->
          learn(unit, call.call(), new ManufacturerAnswer.Unanswered(detail), now);
      // The partner was removed: its successor may be asked the same.
      case CallOutcome.Permanent _ -> unit.forgettingQuestion();
    };
  }

  private static StoredUnit learn(
      StoredUnit unit, BackendCall call, ManufacturerAnswer answer, Instant now) {
    ManufacturerReply reply =
        new ManufacturerReply(question(call).question(), answer, question(call).attempt());
    return unit.with(facts ->
        facts.withManufacturerReply(
            new Sourced<>(reply, FieldSource.MANUFACTURER, now, "lookup:" + call.id())));
  }

  private static UUID registration(CompletedCall call) {
    return RegistrationId.of(question(call.call()).unit()).value();
  }

  private static DeviceQuestion question(BackendCall call) {
    return DomainJson.read(call.request(), DeviceQuestion.class);
  }
}
