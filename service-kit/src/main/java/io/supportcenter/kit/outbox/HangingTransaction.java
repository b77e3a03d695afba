package io.supportcenter.kit.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.AddPartitionsToTxnRequest;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * A transaction of the relay that is over for Kafka's coordinator and still open in partitions: a
 * coordinator that has to write the markers while a partition has no leader takes the partition for
 * deleted and leaves its marker out (KIP-664 calls the result a hanging transaction). That happens
 * to a broker that dies right after a commit and is fenced while it starts again. Readers of
 * committed records see nothing behind it, and {@code initTransactions} does not end it.
 *
 * <p>A marker ends whatever its producer has open in a partition. So a transaction of the same
 * producer that contains those partitions and no record, and has the same outcome, completes it.
 * {@link org.apache.kafka.clients.producer.KafkaProducer} adds a partition with a record only;
 * hence the two requests themselves. They need no more rights than the relay has.
 */
final class HangingTransaction {

  private static final int IN_FLIGHT_MAX = 1;

  private final String transactionalId;
  private final Map<String, Object> producerConfig;
  private final Duration timeout;

  HangingTransaction(String transactionalId, Map<String, Object> producerConfig, Duration timeout) {
    this.transactionalId = transactionalId;
    this.producerConfig = producerConfig;
    this.timeout = timeout;
  }

  /**
   * Begins the transaction that completes it. To be called by the only user of the transactional
   * id, between its transactions.
   *
   * @param coordinator the broker that coordinates the transactional id
   * @throws KafkaException when Kafka refuses; what is asked for may be asked for again
   */
  void begin(Node coordinator, TransactionDescription last, Set<TopicPartition> partitions) {
    ask(
        coordinator,
        AddPartitionsToTxnRequest.Builder.forClient(
            transactionalId,
            last.producerId(),
            (short) last.producerEpoch(),
            List.copyOf(partitions)));
  }

  /**
   * Ends it, and so has the markers written, in the form that leaves the producer's epoch as it is.
   *
   * @throws KafkaException when Kafka refuses; what is asked for may be asked for again
   */
  void end(Node coordinator, TransactionDescription last, boolean committed) {
    ask(
        coordinator,
        new EndTxnRequest.Builder(
            new EndTxnRequestData()
                .setTransactionalId(transactionalId)
                .setProducerId(last.producerId())
                .setProducerEpoch((short) last.producerEpoch())
                .setCommitted(committed),
            false));
  }

  private void ask(Node coordinator, AbstractRequest.Builder<?> request) {
    try (Metrics metrics = new Metrics();
        KafkaClient client = client(new ProducerConfig(producerConfig), metrics)) {
      NetworkClientUtils.awaitReady(client, coordinator, Time.SYSTEM, timeout.toMillis());
      ask(client, coordinator, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ask(KafkaClient client, Node node, AbstractRequest.Builder<?> request)
      throws IOException {
    AbstractResponse answer =
        NetworkClientUtils.sendAndReceive(
                client,
                client.newClientRequest(node.idString(), request, Time.SYSTEM.milliseconds(), true),
                Time.SYSTEM)
            .responseBody();
    for (Errors error : answer.errorCounts().keySet()) {
      if (error != Errors.NONE) {
        throw error.exception();
      }
    }
  }

  private KafkaClient client(ProducerConfig config, Metrics metrics) {
    return ClientUtils.createNetworkClient(
        config,
        config.getString(ProducerConfig.CLIENT_ID_CONFIG) + "-completion",
        metrics,
        "relay-completion",
        new LogContext(),
        new ApiVersions(),
        Time.SYSTEM,
        IN_FLIGHT_MAX,
        (int) timeout.toMillis(),
        new ManualMetadataUpdater(),
        new DefaultHostResolver());
  }
}
