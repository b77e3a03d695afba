package io.supportcenter.local.partners.http;

import picocli.CommandLine.Option;

/** Options of every simulator. */
public interface SimulatorOptions {

  @Option(names = "--port", required = true, paramLabel = "N")
  int port();

  @Option(names = "--token", required = true, description = "what callers have to show")
  String token();

  @Option(
      names = "--latency-ms",
      defaultValue = "0",
      paramLabel = "N",
      description = "added to every answer (default: 0)")
  int latencyMs();
}
