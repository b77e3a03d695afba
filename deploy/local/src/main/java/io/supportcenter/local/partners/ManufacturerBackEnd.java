package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.manufacturer.Manufacturers;

/** Simulates the back ends of manufacturers, each under {@code /{manufacturerId}/v1/}. */
public final class ManufacturerBackEnd {

  private ManufacturerBackEnd() {}

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("manufacturer back ends", Manufacturers::load, args);
  }
}
