package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.vendor.Vendors;

/** Simulates the back ends of vendors of reservations, each under {@code /{vendorId}/v1/}. */
public final class VendorBackEnd {

  private VendorBackEnd() {}

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("vendor back ends", Vendors::load, args);
  }
}
