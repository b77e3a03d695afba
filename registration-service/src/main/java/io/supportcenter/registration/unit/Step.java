package io.supportcenter.registration.unit;

import java.util.List;

/** How far the facts carry a unit, and what would carry it on. */
record Step(RegistrationState state, List<FollowUp> needs) {
  Step(RegistrationState state, FollowUp... needs) {
    this(state, List.of(needs));
  }
}
