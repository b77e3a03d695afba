package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.Warranty;
import io.supportcenter.events.WarrantyBasis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class LoaderDatumProviderTest {

  private final LoaderDatumProvider<Device> provider = new LoaderDatumProvider<>();

  @Test
  void shouldReadBackOptionalInstantsAndDates() throws IOException {
    Device device =
        Device.newBuilder()
            .setStatus(AssetStatus.REGISTERED)
            .setManufacturer("Kestrel Mobile")
            .setModel("K8")
            .setSerialNumber("K8a")
            .setSerialConfirmed(true)
            .setPurchasedAt(Instant.parse("2026-11-20T15:42:07.123Z"))
            .setWarranty(
                new Warranty(
                    WarrantyBasis.PURCHASE,
                    "P2Y",
                    LocalDate.of(2026, 11, 20),
                    LocalDate.of(2028, 11, 20)))
            .build();

    assertThat(readBack(device)).isEqualTo(device);
  }

  private Device readBack(Device device) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    provider.createDatumWriter(device, device.getSchema()).write(device, encoder);
    encoder.flush();
    return provider
        .createDatumReader(device.getSchema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }
}
