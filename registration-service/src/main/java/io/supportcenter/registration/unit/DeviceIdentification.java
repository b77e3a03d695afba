package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialNumber;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.RegistrationState.MatchingManufacturer;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Asked;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner.Partner;
import io.supportcenter.registration.unit.RegistrationState.PendingSerial;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.DeviceReading;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which device a unit is. The manufacturer is asked by each of its serial numbers until it confirms
 * one, or by the sale when there is none; again after a while when all answers are such as may
 * change.
 *
 * @param serials of one device, none when it is asked for by its sale
 */
record DeviceIdentification(
    Asking asking,
    RegistrationFacts facts,
    Sourced<Gtin> gtin,
    List<Sourced<SerialNumber>> serials) {

  RegistrationDecision decide() {
    List<ManufacturerQuestion> questions =
        Stream.concat(
                serials.stream().map(serial -> Optional.of(serial.value().canonical())),
                serials.isEmpty() ? Stream.of(Optional.<String>empty()) : Stream.empty())
            .map(serial -> new ManufacturerQuestion(gtin.value(), serial))
            .toList();
    List<Sourced<ManufacturerReply>> replies =
        questions.stream().flatMap(question -> facts.replyTo(question).stream()).toList();
    Optional<Sourced<ManufacturerReply>> last =
        replies.stream().filter(reply -> !reply.value().answer().mayChange()).findFirst();
    if (last.isPresent()) {
      return readAnswer(last.get());
    }
    Optional<ManufacturerQuestion> open =
        questions.stream().filter(question -> facts.replyTo(question).isEmpty()).findFirst();
    return open.isPresent()
        ? ask(new MatchingManufacturer(open.get()), open.get(), Optional.empty())
        : askAgain(replies);
  }

  private RegistrationDecision askAgain(List<Sourced<ManufacturerReply>> replies) {
    ManufacturerReply next =
        replies.stream()
            .map(Sourced::value)
            .min(Comparator.comparingInt(ManufacturerReply::times))
            .orElseThrow();
    RegistrationDecision missing = readAnswer(replies.getFirst());
    return next.times() > asking.manufacturerAgainAfter().size()
        ? missing
        : ask(missing.state(), next.question(), Optional.of(next));
  }

  private RegistrationDecision ask(
      RegistrationState meanwhile,
      ManufacturerQuestion question,
      Optional<ManufacturerReply> before) {
    return new RegistrationDecision(
        meanwhile,
        new AskManufacturer(
            facts.manufacturer().orElseThrow().manufacturerId(),
            question,
            before.map(reply -> reply.times() + 1).orElse(1),
            before
                .map(reply -> asking.manufacturerAgainAfter().get(reply.times() - 1))
                .orElse(Duration.ZERO),
            before.map(reply -> reply.answer().reason())));
  }

  private RegistrationDecision readAnswer(Sourced<ManufacturerReply> reply) {
    Sourced<ManufacturerAnswer> answer = reply.map(ManufacturerReply::answer);
    return switch (answer.value()) {
      case DeviceConfirmed device ->
          readDevice(
              DeviceReading.of(facts, gtin, askedFirst(reply.value()), answer.map(_ -> device)));
      case ManufacturerAnswer.UnknownGtin _ ->
          RegistrationDecision.rejected(RejectionReason.UNKNOWN_GTIN);
      case ManufacturerAnswer.NotRegistrable _ ->
          RegistrationDecision.rejected(RejectionReason.NOT_REGISTRABLE);
      case ManufacturerAnswer.SerialRequired _ -> serialMissing();
      case ManufacturerAnswer.SerialNotFound _ when serials.isEmpty() -> serialMissing();
      case ManufacturerAnswer.SerialNotFound _ ->
          RegistrationDecision.rejected(RejectionReason.SERIAL_NOT_FOUND);
      case ManufacturerAnswer.SerialOtherProduct _
          when facts.settled(Contradiction.Field.GTIN).isPresent() ->
          serialMissing();
      case ManufacturerAnswer.SerialOtherProduct other ->
          RegistrationDecision.contradicted(otherProduct(answer, other));
      case ManufacturerAnswer.Unanswered(String reason) ->
          new RegistrationDecision(
              new PendingPartner(
                  Partner.MANUFACTURER,
                  Optional.of(gtin.value()),
                  Optional.of(new Asked(reply.value().times(), reason))));
    };
  }

  private List<Sourced<SerialNumber>> askedFirst(ManufacturerReply reply) {
    Predicate<Sourced<SerialNumber>> wasAsked =
        serial -> reply.question().serial().equals(Optional.of(serial.value().canonical()));
    return Stream.concat(
            serials.stream().filter(wasAsked), serials.stream().filter(wasAsked.negate()))
        .toList();
  }

  private Contradiction otherProduct(
      Sourced<ManufacturerAnswer> answer, ManufacturerAnswer.SerialOtherProduct other) {
    String told = other.gtin().map(Gtin::digits).or(other::model).orElse("");
    return new Contradiction(
        Contradiction.Field.GTIN, List.of(gtin.map(Gtin::digits), answer.map(_ -> told)));
  }

  private RegistrationDecision readDevice(DeviceReading reading) {
    return switch (reading) {
      case DeviceReading.Known(DeviceRecord device) -> RegistrationDecision.identified(device);
      case DeviceReading.SerialMissing _ -> serialMissing();
      case DeviceReading.Contradicted(List<Contradiction> contradictions) ->
          RegistrationDecision.contradicted(contradictions.toArray(Contradiction[]::new));
    };
  }

  private RegistrationDecision serialMissing() {
    return new RegistrationDecision(new PendingSerial(Optional.of(gtin.value())));
  }
}
