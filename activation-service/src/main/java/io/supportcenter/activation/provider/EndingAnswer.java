package io.supportcenter.activation.provider;

import java.util.Optional;

/** What a provider says about a service that it was asked to end. */
public sealed interface EndingAnswer {

  /** The service has ended, or no longer exists. */
  record Ended() implements EndingAnswer {}

  /** The provider is ending it, and shows how far it is. */
  record AtWork(ProviderTracking tracking) implements EndingAnswer {}

  /** Nothing is known of the request to end it, and the service has not ended. */
  record Forgotten() implements EndingAnswer {}

  /**
   * The provider does not end it, as while a contract runs.
   *
   * @param code of the provider's answer
   */
  record Refused(String code) implements EndingAnswer {}

  /**
   * The provider tried to end it, and failed.
   *
   * @param code of the provider's answer
   */
  record Broken(Optional<String> code) implements EndingAnswer {}

  /** The provider has not given a useful answer in time. */
  record NeverHeard() implements EndingAnswer {}
}
