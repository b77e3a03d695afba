package io.supportcenter.benchmark.rig;

import java.nio.file.Path;
import java.util.List;

/**
 * A build of this product: today's, or the one that it is compared with.
 *
 * @param code for the names of topics, databases and logs
 * @param root of its source tree
 */
public record Build(String title, String code, Path root) {

  public static final String NOW = "this build";
  public static final String BEFORE = "the build before";

  /** How often both are measured. */
  public static final int PAIRS = 10;

  /** Both, the other one first in every second pair. */
  public static List<Build> pair(Rig rig, Path before, int round) {
    List<Build> pair =
        List.of(new Build(NOW, "now", rig.root()), new Build(BEFORE, "before", before));
    return round % 2 == 0 ? pair.reversed() : pair;
  }
}
