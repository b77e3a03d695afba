package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

  private final SpecificData classes = EventClasses.create();

  static List<Schema> types() {
    return SchemaSources.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldWriteAndReadEveryTypeWithTheServicesOwnClasses(Schema type) throws IOException {
    byte[] written = bytes(EventCodec.sample(type, classes));

    SpecificRecord read =
        new LoaderDatumProvider<SpecificRecord>()
            .createDatumReader(type)
            .read(null, DecoderFactory.get().binaryDecoder(written, null));

    assertThat(bytes(read)).isEqualTo(written);
  }

  private static byte[] bytes(SpecificRecord event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new LoaderDatumProvider<SpecificRecord>()
        .createDatumWriter(event, event.getSchema())
        .write(event, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @Test
  void shouldWriteLogicalTypesInUnions() throws IOException {
    Device device =
        ((DeviceRegistered) EventCodec.sample(DeviceRegistered.getClassSchema(), classes))
            .getDevice();
    Device bought =
        Device.newBuilder(device).setPurchasedAt(Instant.parse("2026-11-20T15:42:07Z")).build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    new LoaderDatumProvider<Device>()
        .createDatumWriter(bought, bought.getSchema())
        .write(bought, encoder);
    encoder.flush();

    Device read =
        new LoaderDatumProvider<Device>()
            .createDatumReader(bought.getSchema())
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    assertThat(read.getPurchasedAt()).isEqualTo(bought.getPurchasedAt());
  }

  @Test
  void shouldAskTheRegistryOnceMoreWhenItDoesNotAnswerInTime() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Serializer<Object> slowAtFirst =
        (_, _) -> {
          if (asked.incrementAndGet() == 1) {
            awaitUninterrupted(never);
          }
          return new byte[] {0, 0, 0, 0, 7};
        };
    EventCodec codec = new EventCodec(new Serde(slowAtFirst), null, Duration.ofMillis(200));

    byte[] event =
        codec.encode(Topics.ASSETS, EventCodec.sample(DeviceRegistered.getClassSchema(), classes));

    assertThat(event).startsWith(0, 0, 0, 0, 7);
    assertThat(asked).hasValue(2);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
