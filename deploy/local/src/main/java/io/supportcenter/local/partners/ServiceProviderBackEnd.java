package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.provider.ServiceProviders;

/** Simulates the TMF640 interfaces of service providers, each under {@code /{providerId}/v1/}. */
public final class ServiceProviderBackEnd {

  private ServiceProviderBackEnd() {}

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("service providers", ServiceProviders::load, args);
  }
}
