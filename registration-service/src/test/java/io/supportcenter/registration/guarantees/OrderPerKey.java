package io.supportcenter.registration.guarantees;

import io.supportcenter.registration.guarantees.Database.Made;
import io.supportcenter.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is missing, or seen twice, is for {@link EachEventSeenOnce} to say. */
record OrderPerKey() implements Guarantee {

  @Override
  public String name() {
    return "order per key";
  }

  @Override
  public String meaning() {
    return "Events of a key are seen in the order in which their transactions were committed, and"
        + " their versions rise; dead letters of a key, for each topic that their records are of.";
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Map<String, String> lines = new HashMap<>();
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    Map<String, List<Long>> versions = new LinkedHashMap<>();
    for (Seen one : evidence.seen()) {
      if (one.key().isEmpty()) {
        continue; // without a key there is no order
      }
      String line = line(one);
      lines.put(one.id(), line);
      boolean first = seen.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(one.id());
      if (first && !one.isDeadLetter() && !one.topic().equals(Topics.REFUSALS)) {
        versions
            .computeIfAbsent(line, _ -> new ArrayList<>())
            .add(Versions.of(evidence.event(one)));
      }
    }
    Map<String, Set<String>> made = new LinkedHashMap<>();
    for (Made one : evidence.database().made()) {
      String line = lines.get(one.id());
      if (line != null) {
        made.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(one.id());
      }
    }
    List<String> offences = new ArrayList<>();
    seen.forEach((line, ids) -> {
      if (!common(ids, made.get(line)).equals(common(made.get(line), ids))) {
        offences.add(line + ": not in the order of commits");
      }
    });
    versions.forEach((line, found) -> {
      if (!rises(found)) {
        offences.add(line + ": versions " + found);
      }
    });
    return new Judgement(this, seen.size(), offences);
  }

  /** Channels set records aside without waiting for each other: they may have a key in common. */
  private static String line(Seen one) {
    String line = one.topic() + " " + one.key();
    return one.isDeadLetter() ? line + " of " + one.origin().topic() : line;
  }

  private static List<String> common(Set<String> these, Set<String> those) {
    Set<String> other = those == null ? Set.of() : new HashSet<>(those);
    return these == null ? List.of() : these.stream().filter(other::contains).toList();
  }

  private static boolean rises(List<Long> versions) {
    for (int i = 1; i < versions.size(); i++) {
      if (versions.get(i) <= versions.get(i - 1)) {
        return false;
      }
    }
    return true;
  }
}
