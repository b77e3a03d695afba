package io.supportcenter.local.walk;

import io.supportcenter.local.walk.proactive.CrossVendorSteps;
import io.supportcenter.local.walk.registration.RegistrationSteps;
import java.util.List;
import java.util.stream.Stream;

/** The claim elements that exist so far, in the order in which they are walked. */
public final class ClaimSteps {

  private ClaimSteps() {}

  public static List<ClaimStep> all() {
    return Stream.of(RegistrationSteps.all(), CrossVendorSteps.all())
        .flatMap(List::stream)
        .toList();
  }
}
