package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.values.Actor;
import java.time.Instant;
import java.util.List;

/** Something that may move an activation to another state. */
public sealed interface Trigger {

  /** The asset store was read: it changed, or a request arrived. */
  record DeviceSeen(DeviceEligibility eligibility) implements Trigger {}

  /** The user's credentials have arrived, encrypted. */
  record CredentialsGiven() implements Trigger {}

  /** The request is about to be sent to the provider: the point of no return. */
  record SubmissionBegun() implements Trigger {}

  /**
   * The request was not sent this time. An earlier attempt may still be on its way.
   *
   * @param eligibility of the device at that moment
   */
  record SendingWithheld(DeviceEligibility eligibility) implements Trigger {}

  /** The provider's answer was lost. */
  record AnswerLost() implements Trigger {}

  /**
   * The provider answered.
   *
   * @param eligibility of the device at that moment: it may have changed on the way
   */
  record ProviderAnswered(ProviderAnswer answer, DeviceEligibility eligibility)
      implements Trigger {}

  /** The provider was asked to end the service, or how far it is with that. */
  record EndingAnswered(ServiceId service, EndingAnswer answer, EndingRound round)
      implements Trigger {}

  /** The provider has made these services of the request. */
  record ServicesFound(List<ServiceId> services) implements Trigger {
    public ServicesFound {
      services = List.copyOf(services);
    }
  }

  /**
   * The provider has made nothing of the request so far.
   *
   * @param until how long to keep looking
   */
  record NothingToEnd(Instant until) implements Trigger {}

  record CancellationAsked(Actor by) implements Trigger {}

  /** The service is no longer wanted. */
  record DeactivationAsked(Actor by) implements Trigger {}

  /** The user is at the device and wants the provider to send its signal again. */
  record SignalAsked(Actor by) implements Trigger {}

  /** The provider was asked to send that signal again, or the device was no longer awaited. */
  record SignalCompleted(ServiceId service) implements Trigger {}

  /** Time has passed; what it means depends on how long the state may last. */
  record TimePassed() implements Trigger {}
}
