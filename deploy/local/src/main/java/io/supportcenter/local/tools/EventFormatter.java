package io.supportcenter.local.tools;

import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.MessageFormatter;

/** Shows events as JSON in Kafka's console consumer, one a line. */
public final class EventFormatter implements MessageFormatter {

  static final String STATE = "state";

  private EventCodec codec;

  @Override
  public void configure(Map<String, ?> configs) {
    Path state = Path.of(String.valueOf(configs.get(STATE)));
    try {
      codec =
          EventCodec.connect(
              Endpoints.read(state).access(state).registry(PlatformAccess.SCHEMA_READER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeTo(ConsumerRecord<byte[], byte[]> message, PrintStream output) {
    String key = message.key() == null ? "-" : new String(message.key(), StandardCharsets.UTF_8);
    String id = CloudEventHeaders.text(message.headers(), CloudEventHeaders.ID).orElse("-");
    output.printf(
        "%d/%d\t%s\t%s\t%s%n",
        message.partition(), message.offset(), key, id, show(message.topic(), message.value()));
  }

  private String show(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case Decoded.Event(var event) -> event.getSchema().getName() + " " + event;
      case Decoded.Tombstone() -> "(erased)";
      case Decoded.UnknownType(String name) -> "(type not known to this build: " + name + ")";
      case Decoded.UnknownSchema(int id) -> "(the registry does not have schema " + id + ")";
      case Decoded.Poison(var reason, String detail) -> "(" + reason + ": " + detail + ")";
    };
  }

  @Override
  public void close() {
    codec.close();
  }
}
