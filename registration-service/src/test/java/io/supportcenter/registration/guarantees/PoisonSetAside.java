package io.supportcenter.registration.guarantees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

record PoisonSetAside() implements Guarantee {

  private static final String PARKED = "HANDLER_FAILED";

  @Override
  public String name() {
    return "poison set aside";
  }

  @Override
  public String meaning() {
    return "Every record that is not an event, or whose handling fails, is in the dead letters"
        + " once, with its key, bytes and headers and the right reason, and no other record does;"
        + " a record whose handling fails is parked.";
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Map<Origin, List<Seen>> letters = new HashMap<>();
    evidence
        .seen(Seen.DEAD_LETTERS)
        .forEach(seen -> letters.computeIfAbsent(seen.origin(), _ -> new ArrayList<>()).add(seen));
    List<String> offences = new ArrayList<>();
    Set<Origin> parked = new HashSet<>();
    int poison = 0;
    for (Published published : evidence.published()) {
      if (published.input().fact() instanceof Fact.Poison(String reason)) {
        poison++;
        List<Seen> found = letters.remove(published.origin());
        judge(published, reason, found == null ? List.of() : found, offences);
        if (reason.equals(PARKED)) {
          parked.add(published.origin());
        }
      }
    }
    letters.keySet().forEach(origin -> offences.add(origin + " is no poison and has a letter"));
    if (!parked.equals(evidence.database().parked())) {
      offences.add("parked are " + evidence.database().parked() + ", not " + parked);
    }
    return new Judgement(this, poison, offences);
  }

  private static void judge(
      Published published, String reason, List<Seen> letters, List<String> offences) {
    String name = published.input().kind() + " " + published.origin();
    if (letters.size() != 1) {
      offences.add(name + " has " + letters.size() + " letters");
      return;
    }
    ProducerRecord<byte[], byte[]> original = published.input().record();
    var letter = letters.getFirst().record();
    if (!Arrays.equals(original.key(), letter.key())) {
      offences.add(name + ": another key");
    }
    if (!Arrays.equals(original.value(), letter.value())) {
      offences.add(name + ": other bytes");
    }
    if (!startsWith(letter.headers(), original.headers())) {
      offences.add(name + ": other headers");
    }
    String told = Seen.header(letter.headers(), "dl_reason");
    if (!told.equals(reason)) {
      offences.add(name + ": reason " + told + ", not " + reason);
    }
  }

  private static boolean startsWith(Headers headers, Headers original) {
    List<Header> first = List.of(original.toArray());
    List<Header> all = List.of(headers.toArray());
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }
}
