package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.RegistrationState.EndOfLife;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.RegistrationState.Returned;
import io.supportcenter.registration.unit.RegistrationState.Stolen;
import io.supportcenter.registration.unit.RegistrationState.Withdrawn;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a unit after, or instead of, its registration. A unit that was taken back is
 * RETURNED when everything else would make it an asset, and rejected when not, so that it does not
 * matter whether the take-back or the last answer came first.
 */
final class UnitDisposition {
  private UnitDisposition() {}

  /**
   * @param way how the unit would stand had nothing become of it
   */
  static Step of(RegistrationFacts facts, Function<RegistrationFacts, Step> way) {
    Step step = way.apply(facts);
    if (step.state() instanceof Registered asset) {
      return new Step(afterRegistration(facts, asset));
    }
    if (facts.takeBack().isPresent()) {
      return new Step(new Rejected(RejectionReason.RECEIPT_VOIDED));
    }
    return isErased(facts) ? way.apply(facts.withoutUser()) : step;
  }

  static boolean isErased(RegistrationFacts facts) {
    return fate(facts).filter(Disposition.USER_ERASED::equals).isPresent();
  }

  private static RegistrationState afterRegistration(RegistrationFacts facts, Registered asset) {
    if (isErased(facts)) {
      return new Withdrawn(asset.user(), asset.item());
    }
    if (facts.takeBack().isPresent()) {
      return new Returned(asset.user(), asset.item(), facts.takeBack().get().value());
    }
    return fate(facts)
        .<RegistrationState>map(what ->
            switch (what) {
              case STOLEN -> new Stolen(asset.user(), asset.item());
              case END_OF_LIFE -> new EndOfLife(asset.user(), asset.item());
              case USER_ERASED -> new Withdrawn(asset.user(), asset.item());
            })
        .orElse(asset);
  }

  private static Optional<Disposition> fate(RegistrationFacts facts) {
    return facts.fate().map(Sourced::value);
  }
}
