package io.supportcenter.local.walk.registration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of a sample receipt.
 *
 * @param units each unit in order: its state, followed by the reason when it is rejected, or by
 *     serial number, first and last day of the warranty when it is a device
 */
record Expectation(String retailerId, String receiptNumber, List<String> units) {

  static List<Expectation> read(Path samples) throws IOException {
    try (Stream<String> lines = Files.lines(samples.resolve("receipts/expected.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(Expectation::parse).toList();
    }
  }

  /** The units' states, followed by the reason when one is rejected. */
  List<String> states() {
    return units.stream()
        .map(unit -> unit.startsWith("REJECTED") ? unit : unit.split(" ", 2)[0])
        .toList();
  }

  private static Expectation parse(String line) {
    String[] columns = line.split("\t", -1);
    return new Expectation(
        columns[0], columns[1], Arrays.asList(columns).subList(2, columns.length));
  }
}
