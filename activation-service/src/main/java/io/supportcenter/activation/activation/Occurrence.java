package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceStanding;
import io.supportcenter.activation.provider.ProviderAnswer;

/** Something that may carry an activation on. */
public sealed interface Occurrence {

  /** The asset store was looked at: it changed, or a request came. */
  record DeviceSeen(DeviceStanding standing) implements Occurrence {}

  /** The user's credentials are there, encrypted. */
  record CredentialsGiven() implements Occurrence {}

  /** The request is about to be sent to the provider: the point of no return. */
  record SubmissionBegun() implements Occurrence {}

  /**
   * The request was not sent after all, and is not with the provider.
   *
   * @param standing of the device at that moment
   */
  record SendingWithheld(DeviceStanding standing) implements Occurrence {}

  /** The provider's answer was lost. */
  record AnswerLost() implements Occurrence {}

  /**
   * The provider answered.
   *
   * @param standing of the device at that moment: it may have changed on the way
   */
  record ProviderAnswered(ProviderAnswer answer, DeviceStanding standing) implements Occurrence {}

  /** The provider ended the service. */
  record ServiceEnded() implements Occurrence {}

  record CancellationAsked() implements Occurrence {}

  /** The user does not want the service any more. */
  record DeactivationAsked() implements Occurrence {}

  /** Somebody stands at the device and wants the provider to send its signal again. */
  record SignalAsked() implements Occurrence {}

  /** Time has passed; what it means depends on how long the state may last. */
  record TimePassed() implements Occurrence {}
}
