package io.supportcenter.benchmark;

import io.supportcenter.benchmark.figures.Figure;
import io.supportcenter.benchmark.figures.Plot;
import io.supportcenter.benchmark.figures.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;

/** What a run leaves: {@code report.md} and {@code report.svg}. */
final class Report {

  private final Path root;
  private final boolean quick;
  private final List<Figure> figures;

  Report(Path root, boolean quick, List<Figure> figures) {
    this.root = root;
    this.quick = quick;
    this.figures = figures;
  }

  boolean allMet() {
    return figures.stream().flatMap(f -> f.targets().stream()).allMatch(Figure.Target::met);
  }

  Path write() throws IOException {
    Path folder = Files.createDirectories(root.resolve("target/benchmark"));
    Files.writeString(folder.resolve("report.svg"), Plot.svg(figures));
    return Files.writeString(folder.resolve("report.md"), text());
  }

  String text() throws IOException {
    return """
    # Benchmark

    %s, commit %s, %s

    %s
    %s
    ![The same as a picture](report.svg)
    """
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            commit(),
            machine(),
            Tables.measured(figures),
            Tables.targets(figures))
        .concat(quick ? "\nA quick run: its figures say nothing but that all of it works.\n" : "");
  }

  private static String machine() throws IOException {
    String model = find(Path.of("/proc/cpuinfo"), "model name");
    String memory = find(Path.of("/proc/meminfo"), "MemTotal");
    return "%d cores (%s), memory %s, huge pages %s, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            memory,
            find(Path.of("/proc/meminfo"), "HugePages_Total"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  private static String find(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    Properties values = new Properties();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(":", 2);
      if (parts.length == 2) {
        values.putIfAbsent(parts[0].strip(), parts[1].strip());
      }
    }
    return values.getProperty(name, "unknown");
  }

  private String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty")
            .redirectErrorStream(true)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
