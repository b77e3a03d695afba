package io.supportcenter.benchmark.ordinary;

import io.smallrye.common.annotation.Blocking;
import io.supportcenter.benchmark.tally.Tallies.Addition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * A fair ordinary solution: a batch per transaction, Hibernate with JDBC batches, a table of
 * processed events against the same again, an outbox.
 */
@ApplicationScoped
class BatchListener {

  private final EntityManager database;
  private final Codec codec;

  BatchListener(EntityManager database, Codec codec) {
    this.database = database;
    this.codec = codec;
  }

  private record Unseen(String eventId, Addition addition) {}

  @Incoming("batches")
  @Blocking
  @Transactional
  void handle(ConsumerRecords<String, byte[]> records) {
    List<Unseen> unseen = unseen(records);
    Map<String, TallyEntity> tallies = tallies(unseen);
    for (Unseen event : unseen) {
      TallyEntity tally = tallies.computeIfAbsent(event.addition().accountId(), this::create);
      tally.add(event.addition().amount());
      database.persist(new ProcessedEvent(event.eventId()));
      database.persist(new OutboxEntity(tally.accountId, codec.changed(tally)));
    }
  }

  private List<Unseen> unseen(ConsumerRecords<String, byte[]> records) {
    Map<String, Unseen> all = HashMap.newHashMap(records.count());
    List<String> ids = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      String id = record.topic() + "-" + record.partition() + "-" + record.offset();
      ids.add(id);
      all.put(id, new Unseen(id, codec.addition(record)));
    }
    Set<String> seen =
        new HashSet<>(
            database
                .createQuery(
                    "SELECT e.eventId FROM ProcessedEvent e WHERE e.eventId IN :ids", String.class)
                .setParameter("ids", ids)
                .getResultList());
    return ids.stream().filter(id -> !seen.contains(id)).map(all::get).toList();
  }

  private Map<String, TallyEntity> tallies(List<Unseen> events) {
    Set<String> accounts = new TreeSet<>();
    events.forEach(event -> accounts.add(event.addition().accountId()));
    Map<String, TallyEntity> found = new HashMap<>();
    database
        .createQuery(
            "FROM TallyEntity t WHERE t.accountId IN :ids ORDER BY t.accountId", TallyEntity.class)
        .setParameter("ids", accounts)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(tally -> found.put(tally.accountId, tally));
    return found;
  }

  private TallyEntity create(String accountId) {
    TallyEntity created = new TallyEntity(accountId);
    database.persist(created);
    return created;
  }
}
