package io.supportcenter.kit.outbox;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The relay's last transaction, of this session or an earlier one: brings it to its end everywhere,
 * before the next one begins.
 */
final class LastTransaction {

  private static final Logger LOG = Logger.getLogger(LastTransaction.class);

  private final String transactionalId;
  private final KafkaTopics kafka;
  private final HangingTransaction hanging;
  private final LastOutcome outcome;
  private final RelayWatch watch;

  LastTransaction(
      String transactionalId,
      KafkaTopics kafka,
      HangingTransaction hanging,
      LastOutcome outcome,
      RelayWatch watch) {
    this.transactionalId = transactionalId;
    this.kafka = kafka;
    this.hanging = hanging;
    this.outcome = outcome;
    this.watch = watch;
  }

  /**
   * Aborts it if it is open, and fences its relay off. What became of it is written down before,
   * since {@code initTransactions} makes the coordinator forget it: a relay may die at any point of
   * this, and the next one goes on.
   */
  void end(Producer<?, ?> producer) throws SQLException {
    TransactionDescription last = kafka.transaction(transactionalId).orElse(null);
    if (last == null) {
      producer.initTransactions();
      return;
    }
    boolean committed = isCommitted(last, outcome.read().orElse(null));
    boolean open = last.state() == TransactionState.ONGOING;
    if (open && committed) {
      // The last relay died while it completed the markers of a transaction.
      hanging.end(kafka.broker(last.coordinatorId()), last, true);
    }
    outcome.ending(last.producerEpoch(), committed);
    producer.initTransactions();
    complete(open && !committed ? last.topicPartitions() : kafka.partitions(), committed);
    outcome.ended(last.producerEpoch());
  }

  /** By what is written down once a relay has made the coordinator forget, else by Kafka. */
  private static boolean isCommitted(TransactionDescription last, LastOutcome.Known known) {
    if (known != null && !known.ended() && known.epoch() != last.producerEpoch()) {
      return known.committed();
    }
    return switch (last.state()) {
      case COMPLETE_COMMIT -> true;
      case EMPTY -> known == null || known.committed();
      default -> false;
    };
  }

  /** Those of the partitions in which it goes on though it is over. */
  Set<TopicPartition> openIn(Set<TopicPartition> partitions) {
    return kafka
        .transaction(transactionalId)
        .map(last -> kafka.openIn(partitions, last.producerId()))
        .orElse(Set.of());
  }

  private void complete(Set<TopicPartition> partitions, boolean committed) {
    Set<TopicPartition> open = openIn(partitions);
    if (!open.isEmpty()) {
      LOG.warnf(
          "the last transaction is %s for Kafka, and still open in %s: its markers are written now",
          committed ? "committed" : "aborted", open);
      TransactionDescription now = kafka.transaction(transactionalId).orElseThrow();
      Node coordinator = kafka.broker(now.coordinatorId());
      hanging.begin(coordinator, now, open);
      hanging.end(coordinator, now, committed);
      watch.completed();
    }
  }
}
