package io.supportcenter.registration.guarantees;

import io.supportcenter.registration.guarantees.Database.Row;
import io.supportcenter.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sales have natural keys: handled twice, they have their effect once all the same. The dead letter
 * of a record has no such net, so it tells how often the record was handled.
 */
record EachEffectOnce() implements Guarantee {

  @Override
  public String name() {
    return "each effect once";
  }

  @Override
  public String meaning() {
    return "Every sale has its one registration, which enters the asset store once; every record"
        + " that is not an event has its one dead letter; nothing else has either.";
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Map<String, Row> rows = evidence.database().registrations();
    Map<String, ?> sold = evidence.model().expected();
    List<String> offences = new ArrayList<>();
    sold.keySet().stream()
        .filter(id -> !rows.containsKey(id))
        .forEach(id -> offences.add("sale " + id + " has no registration"));
    rows.keySet().stream()
        .filter(id -> !sold.containsKey(id))
        .forEach(id -> offences.add("registration " + id + " has no sale"));
    offences.addAll(entries(evidence, rows));
    offences.addAll(letters(evidence));
    return new Judgement(this, evidence.published().size(), offences);
  }

  private static List<String> entries(Evidence evidence, Map<String, Row> rows) {
    Map<String, Long> entries =
        evidence.seen(Topics.ASSETS).stream()
            .filter(seen -> Versions.of(evidence.event(seen)) == 1)
            .collect(Collectors.groupingBy(Seen::key, Collectors.counting()));
    List<String> offences = new ArrayList<>();
    rows.values()
        .forEach(row -> {
          long entered = entries.getOrDefault(row.id(), 0L);
          if (entered != (row.version() > 0 ? 1 : 0)) {
            offences.add("asset " + row.id() + " entered the store " + entered + " times");
          }
        });
    return offences;
  }

  private static List<String> letters(Evidence evidence) {
    Map<Origin, Long> letters =
        evidence.seen(Seen.DEAD_LETTERS).stream()
            .collect(Collectors.groupingBy(Seen::origin, Collectors.counting()));
    Map<Origin, Long> expected =
        evidence.published().stream()
            .filter(p -> p.input().fact() instanceof Fact.Poison)
            .collect(Collectors.toMap(Published::origin, _ -> 1L));
    return Differences.between(expected, letters, "dead letters of ", Origin::toString);
  }
}
