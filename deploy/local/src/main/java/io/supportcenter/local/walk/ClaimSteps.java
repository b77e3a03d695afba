package io.supportcenter.local.walk;

import io.supportcenter.local.walk.activation.ActivationSteps;
import io.supportcenter.local.walk.reactivation.ReactivationSteps;
import io.supportcenter.local.walk.registration.RegistrationSteps;
import io.supportcenter.local.walk.sms.SmsActivationSteps;
import java.util.List;
import java.util.stream.Stream;

/** The claim elements that exist so far, in the order in which they are walked. */
public final class ClaimSteps {

  private ClaimSteps() {}

  public static List<ClaimStep> all() {
    return Stream.of(RegistrationSteps.all(), ActivationSteps.all(), ReactivationSteps.all(), SmsActivationSteps.all())
        .flatMap(List::stream)
        .toList();
  }
}
