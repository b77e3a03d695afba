package io.supportcenter.benchmark.rig;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a contender costs the machine: processor time of its own process, of the broker and of
 * PostgreSQL. It depends less than throughput does on what else the machine does.
 */
public final class CpuTime {

  private final List<ProcessHandle> roots;

  CpuTime(List<ProcessHandle> roots) {
    this.roots = List.copyOf(roots);
  }

  /** Including this process, a contender that gets the ids of the other two. */
  public static CpuTime ofThis(long broker, long postmaster) {
    return new CpuTime(
        List.of(
            ProcessHandle.current(),
            ProcessHandle.of(broker).orElseThrow(),
            ProcessHandle.of(postmaster).orElseThrow()));
  }

  /** Since each process began, those that have ended left out. */
  public double seconds() {
    return ofEach().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The seconds of the contender, of the broker, of PostgreSQL. */
  public List<Double> ofEach() {
    return roots.stream().map(CpuTime::seconds).toList();
  }

  private static double seconds(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(used -> used.toNanos() / 1e9)
        .sum();
  }
}
