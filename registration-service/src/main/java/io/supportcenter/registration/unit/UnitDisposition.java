package io.supportcenter.registration.unit;

import io.supportcenter.registration.unit.RegistrationState.EndOfLife;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.RegistrationState.Returned;
import io.supportcenter.registration.unit.RegistrationState.Stolen;
import io.supportcenter.registration.unit.RegistrationState.Withdrawn;
import io.supportcenter.registration.unit.reading.RegistrationFacts;

/** What has become of an asset since its registration. */
final class UnitDisposition {

  private UnitDisposition() {}

  static RegistrationState of(RegistrationFacts facts, Registered asset) {
    if (facts.takeBack().isPresent() && !facts.isUserErased()) {
      return new Returned(asset.user(), asset.item(), facts.takeBack().get().value());
    }
    return facts
        .disposition()
        .<RegistrationState>map(what ->
            switch (what.value()) {
              case STOLEN -> new Stolen(asset.user(), asset.item());
              case END_OF_LIFE -> new EndOfLife(asset.user(), asset.item());
              case USER_ERASED, OTHER_BUYER ->
                  new Withdrawn(asset.user(), asset.item(), what.value());
            })
        .orElse(asset);
  }
}
