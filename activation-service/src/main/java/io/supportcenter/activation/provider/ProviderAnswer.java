package io.supportcenter.activation.provider;

import java.util.List;

/** What a provider says of a service that it was asked to activate. */
public sealed interface ProviderAnswer {

  /** It has taken the request on and will tell how it goes. */
  record Accepted(ProviderTracking progress) implements ProviderAnswer {}

  /** Nothing new. */
  record StillWorking() implements ProviderAnswer {}

  /** The service is active: the device has access under the plan. */
  record IsActive(ServiceId service) implements ProviderAnswer {}

  /** All is done at the provider; the device has yet to receive it. */
  record WaitsForDevice(ServiceId service) implements ProviderAnswer {}

  /**
   * The provider cannot go on without more from the user.
   *
   * @param needed names of what is needed
   */
  record NeedsInformation(List<String> needed) implements ProviderAnswer {
    public NeedsInformation {
      needed = List.copyOf(needed);
    }
  }

  record Refused(Refusal refusal) implements ProviderAnswer {}

  /** It failed at the provider, or the provider answered what its contract does not know. */
  record Broken() implements ProviderAnswer {}

  /** The provider has said nothing of use for too long; whether it has the request is not known. */
  record NeverHeard() implements ProviderAnswer {}
}
