package io.supportcenter.benchmark.charges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a contender did.
 *
 * @param cpuMicros processor time per charge: its own, the broker's, PostgreSQL's
 */
record Measured(double perSecond, double p50Ms, double p99Ms, List<Double> cpuMicros) {

  double cpuMicrosInAll() {
    return cpuMicros.stream().mapToDouble(Double::doubleValue).sum();
  }

  void write(Path file) throws IOException {
    Files.writeString(
        file,
        Stream.concat(Stream.of(perSecond, p50Ms, p99Ms), cpuMicros.stream())
            .map(value -> Double.toString(value))
            .collect(Collectors.joining("\n")));
  }

  static Measured read(Path file) throws IOException {
    List<Double> values = Files.readAllLines(file).stream().map(Double::valueOf).toList();
    return new Measured(
        values.get(0), values.get(1), values.get(2), values.subList(3, values.size()));
  }
}
