package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Contradiction.Field;
import io.supportcenter.registration.unit.reading.Settlement;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of the contradicting claims holds. */
@Schema(name = "SettlementDecision")
record SettlementBody(
    @NotNull @Schema(description = "Whose claim holds") FieldSource source,
    @Size(max = 64)
        @PlainText
        @Schema(
            description = "Which of its claims, if it makes several; one of contradictions.claims")
        String value) {

  /**
   * The unit after the decision; the same unit when it has been made already.
   *
   * @param said adds who decided
   * @throws ProblemException 409 when there is no such contradiction, 422 when there is no such
   *     claim, or its value cannot hold
   */
  StoredUnit applyTo(StoredUnit unit, Field field, Function<Settlement, Sourced<Settlement>> said) {
    if (isMade(unit, field)) {
      return unit;
    }
    Settlement settlement = new Settlement(field, source, claimed(contradiction(unit, field)));
    if (!isFit(settlement)) {
      throw new ProblemException(
          RegistrationProblem.CLAIM_UNFIT, "this claim is not a value that the field may have");
    }
    Sourced<Settlement> decided = said.apply(settlement);
    return field == Field.SERIAL_NUMBER
        ? unit.with(facts ->
                facts.withSettlement(decided).withSuppliedSerial(decided.map(Settlement::value)))
            .forgettingQuestion()
        : unit.with(facts -> facts.withSettlement(decided));
  }

  private boolean isMade(StoredUnit unit, Field field) {
    return unit.facts()
        .settled(field)
        .map(Sourced::value)
        .filter(s -> s.source() == source && (value == null || value.equals(s.value())))
        .filter(s -> field != Field.SERIAL_NUMBER || isSupplied(unit, s.value()))
        .isPresent();
  }

  private static boolean isSupplied(StoredUnit unit, String serial) {
    return unit.facts().suppliedSerial().filter(s -> s.value().equals(serial)).isPresent();
  }

  private static Contradiction contradiction(StoredUnit unit, Field field) {
    List<Contradiction> all =
        UnitStore.state(unit) instanceof Conflict(var contradictions) ? contradictions : List.of();
    return all.stream()
        .filter(contradiction -> contradiction.field() == field)
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                RegistrationProblem.NOT_CONTRADICTED, "the sources do not contradict each other"));
  }

  private String claimed(Contradiction contradiction) {
    List<String> values =
        contradiction.claims().stream()
            .filter(claim -> claim.source() == source)
            .map(Sourced::value)
            .filter(claim -> value == null || value.equals(claim))
            .distinct()
            .toList();
    return Optional.of(values)
        .filter(found -> found.size() == 1)
        .map(List::getFirst)
        .orElseThrow(() ->
            new ProblemException(
                RegistrationProblem.CLAIM_UNKNOWN, "this source makes no such claim, or several"));
  }

  private static boolean isFit(Settlement settlement) {
    return switch (settlement.field()) {
      case GTIN -> Gtin.parse(settlement.value()).valid().isPresent();
      case RESERVATION_NUMBER -> Reservation.NUMBER.matcher(settlement.value()).matches();
      case SERIAL_NUMBER, LINE, BUYER -> true;
    };
  }
}
