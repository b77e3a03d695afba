package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.retailer.Retailers;

/** Simulates the back ends of retailers, each under {@code /{retailerId}/v1/}. */
public final class RetailerBackEnd {

  private RetailerBackEnd() {}

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("retailer back ends", Retailers::load, args);
  }
}
