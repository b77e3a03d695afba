package io.supportcenter.registration.registration;

import java.util.List;

/** How far the facts carry a unit, and what would carry it on. */
record Step(RegistrationState state, List<Need> needs) {
  Step(RegistrationState state, Need... needs) {
    this(state, List.of(needs));
  }
}
