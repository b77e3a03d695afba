package io.supportcenter.activation.activation;

import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import java.time.Instant;

/** What has to be done for an activation, outside of it. */
public sealed interface FollowUp {

  /** Send device and subscription information to the provider. */
  record Submit() implements FollowUp {}

  /** Ask the provider later how far it is. */
  record Watch(ProviderTracking progress) implements FollowUp {}

  /** Ask the provider to end the service. */
  record EndService(ServiceId service, EndingRound round) implements FollowUp {}

  /** Ask the provider later whether it has ended the service. */
  record WatchEnding(ServiceId service, ProviderTracking tracking, EndingRound round)
      implements FollowUp {}

  /**
   * Ask the provider to end whatever it has made of the request.
   *
   * @param at when to look
   * @param until how long to keep looking while there is nothing: the provider may be at work
   */
  record EndWhateverThereIs(Instant at, Instant until) implements FollowUp {}

  /** Ask the provider to send its signal to the device again. */
  record ResendSignal(ServiceId service) implements FollowUp {}

  /** Look at the activation again at that time. */
  record LookAgain(Instant at) implements FollowUp {}
}
