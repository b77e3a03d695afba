package io.supportcenter.registration.guarantees;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compared with what the database's own trigger has noted of committed transactions. */
record EachEventSeenOnce() implements Guarantee {

  @Override
  public String name() {
    return "each event seen once";
  }

  @Override
  public String meaning() {
    return "An outside read_committed consumer is given every event that a transaction has made"
        + " true exactly once, and no other.";
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Map<String, Long> made = count(evidence.database().made().stream().map(Database.Made::id));
    Map<String, Long> seen = count(evidence.seen().stream().map(Seen::id));
    List<String> offences = Differences.between(made, seen, "seen times of ", Function.identity());
    return new Judgement(this, evidence.database().made().size(), offences);
  }

  private static Map<String, Long> count(Stream<String> ids) {
    return ids.collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }
}
