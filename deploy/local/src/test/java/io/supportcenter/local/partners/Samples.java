package io.supportcenter.local.partners;

import java.nio.file.Path;

/** Where the samples lie. */
final class Samples {

  static final Path ROOT = Path.of("samples").toAbsolutePath();
  static final Path RETAILERS = ROOT.resolve("partners/retailers.json");
  static final Path MANUFACTURERS = ROOT.resolve("partners/manufacturers.json");
  static final Path PROVIDERS = ROOT.resolve("partners/providers.json");
  static final Path DIRECTORY = ROOT.resolve("partners/directory.json");
  static final Path POSLOG = ROOT.resolve("receipts/poslog");
  static final Path AVRO_JSON = ROOT.resolve("receipts/avro-json");

  private Samples() {}
}
