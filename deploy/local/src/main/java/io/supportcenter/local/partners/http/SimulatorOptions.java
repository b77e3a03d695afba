package io.supportcenter.local.partners.http;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The command line of a simulator. */
public interface SimulatorOptions {

  @Option(names = "--port", required = true, paramLabel = "N")
  int port();

  @Option(names = "--data", required = true, paramLabel = "FILE")
  Path data();

  @Option(
      names = "--token",
      required = true,
      defaultValue = "${env:PARTNER_TOKEN}",
      description = "what callers have to show (default: the variable PARTNER_TOKEN)")
  String token();

  @Option(
      names = "--latency-ms",
      defaultValue = "0",
      paramLabel = "N",
      description = "added to every answer (default: 0)")
  int latencyMs();
}
