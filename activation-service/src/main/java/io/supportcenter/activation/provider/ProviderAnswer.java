package io.supportcenter.activation.provider;

import java.util.List;

/** What a provider says about a service that it was asked to activate. */
public sealed interface ProviderAnswer {

  /** It has accepted the request and will show its progress. */
  record Accepted(ProviderTracking progress) implements ProviderAnswer {}

  /** Nothing new. */
  record StillWorking() implements ProviderAnswer {}

  /** The service is active: the device has access under the plan. */
  record IsActive(ServiceId service) implements ProviderAnswer {}

  /** The provider has done its part; the device has yet to receive the signal. */
  record WaitsForDevice(ServiceId service) implements ProviderAnswer {}

  /**
   * The provider cannot continue without more from the user.
   *
   * @param needed names of what is needed
   */
  record NeedsInformation(List<String> needed) implements ProviderAnswer {
    public NeedsInformation {
      needed = List.copyOf(needed);
    }
  }

  record Refused(Refusal refusal) implements ProviderAnswer {}

  /** It failed at the provider, or the answer has a code that the contract does not have. */
  record Broken() implements ProviderAnswer {}

  /** The provider has not given a useful answer in time; it may or may not have the request. */
  record NeverHeard() implements ProviderAnswer {}
}
