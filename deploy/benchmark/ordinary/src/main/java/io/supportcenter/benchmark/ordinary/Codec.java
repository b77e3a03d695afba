package io.supportcenter.benchmark.ordinary;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supportcenter.benchmark.tally.Tallies.Addition;
import io.supportcenter.benchmark.tally.Tallies.Tally;
import io.supportcenter.benchmark.tally.TallyEvents;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Records to events and back. */
@ApplicationScoped
class Codec {

  private static final String TYPE =
      io.supportcenter.events.ConsumerAccountIssued.getClassSchema().getFullName();

  private final EventCodec codec;
  private final String out;

  Codec(
      @ConfigProperty(name = "benchmark.registry") String registry,
      @ConfigProperty(name = "mp.messaging.outgoing.changes.topic") String out) {
    this.codec = EventCodec.connect(registry);
    this.out = out;
  }

  Addition addition(ConsumerRecord<String, byte[]> record) {
    Decoded.Event decoded = (Decoded.Event) codec.decode(record.topic(), record.value());
    return TallyEvents.addition(decoded.event());
  }

  byte[] changed(TallyEntity tally) {
    return codec.encode(
        out, TallyEvents.changed(new Tally(tally.accountId, tally.version, tally.total)));
  }

  /** With key and CloudEvents headers. */
  static Message<byte[]> message(UUID eventId, String key, byte[] value) {
    Headers headers = new RecordHeaders();
    CloudEventHeaders.write(headers, eventId, "/ordinary", TYPE, key, Instant.now());
    return Message.of(value)
        .addMetadata(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(key)
                .withHeaders(headers)
                .build());
  }
}
