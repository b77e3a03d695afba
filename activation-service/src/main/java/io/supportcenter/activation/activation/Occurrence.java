package io.supportcenter.activation.activation;

import io.supportcenter.activation.device.DeviceStanding;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;

/** Something that may carry an activation on. */
public sealed interface Occurrence {

  /** The asset store was looked at: it changed, or a request came. */
  record DeviceSeen(DeviceStanding standing) implements Occurrence {}

  /** The user's credentials are there, encrypted. */
  record CredentialsGiven() implements Occurrence {}

  /** The request is about to be sent to the provider: the point of no return. */
  record SubmissionBegun() implements Occurrence {}

  /**
   * The request was not sent this time. An earlier attempt may still be on its way.
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

  /**
   * The provider has made nothing of the request so far.
   *
   * @param until how long to go on looking
   */
  record NothingToEnd(Instant until) implements Occurrence {}

  record CancellationAsked() implements Occurrence {}

  /** The user does not want the service any more. */
  record DeactivationAsked() implements Occurrence {}

  /** Somebody stands at the device and wants the provider to send its signal again. */
  record SignalAsked() implements Occurrence {}

  /** The provider was told to send that signal again, or was not because nobody waits for it. */
  record SignalSettled(ServiceId service) implements Occurrence {}

  /** Time has passed; what it means depends on how long the state may last. */
  record TimePassed() implements Occurrence {}
}
