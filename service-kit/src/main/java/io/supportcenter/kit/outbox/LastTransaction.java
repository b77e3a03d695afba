package io.supportcenter.kit.outbox;

import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.Producer;
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
  private final RelayWatch watch;

  LastTransaction(
      String transactionalId, KafkaTopics kafka, HangingTransaction hanging, RelayWatch watch) {
    this.transactionalId = transactionalId;
    this.kafka = kafka;
    this.hanging = hanging;
    this.watch = watch;
  }

  /**
   * Aborts it if it is open, and fences its relay off. Its outcome is known to the coordinator
   * until {@code initTransactions}, and the partitions of an open one are: hence this order.
   */
  void end(Producer<?, ?> producer) {
    TransactionDescription last = kafka.transaction(transactionalId).orElse(null);
    if (last == null) {
      producer.initTransactions();
    } else if (last.state() == TransactionState.ONGOING) {
      producer.initTransactions();
      complete(last.topicPartitions(), false);
    } else {
      complete(kafka.partitions(), last.state() != TransactionState.COMPLETE_ABORT);
      producer.initTransactions();
    }
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
      hanging.complete(kafka.broker(now.coordinatorId()), now, open, committed);
      watch.completed();
    }
  }
}
