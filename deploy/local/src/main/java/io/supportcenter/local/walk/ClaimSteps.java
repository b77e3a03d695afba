package io.supportcenter.local.walk;

import io.supportcenter.local.stack.Service;
import io.supportcenter.local.walk.activation.ActivationSteps;
import io.supportcenter.local.walk.proactive.CrossVendorSteps;
import io.supportcenter.local.walk.reactivation.ReactivationSteps;
import io.supportcenter.local.walk.registration.RegistrationSteps;
import io.supportcenter.local.walk.sms.SmsActivationSteps;
import java.util.List;
import java.util.stream.Stream;

/** The claim elements that exist so far, in the order in which they are walked. */
public final class ClaimSteps {

  private ClaimSteps() {}

  /** Registration's steps, and those of the other services that are built. */
  public static List<ClaimStep> of(List<Service> built) {
    return Stream.concat(
            RegistrationSteps.all().stream(),
            built.stream().flatMap(service -> afterRegistration(service).stream()))
        .toList();
  }

  private static List<ClaimStep> afterRegistration(Service service) {
    return switch (service) {
      case REGISTRATION -> List.of();
      case ACTIVATION -> ActivationSteps.all();
      case PROACTIVE -> CrossVendorSteps.all();
      case REACTIVATION -> ReactivationSteps.all();
      case SMS_ACTIVATION -> SmsActivationSteps.all();
    };
  }
}
