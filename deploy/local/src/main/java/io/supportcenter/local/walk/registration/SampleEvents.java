package io.supportcenter.local.walk.registration;

import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/** Sample receipts as events, and the events they lead to. */
final class SampleEvents {

  private SampleEvents() {}

  /** Publishes a receipt as a retailer's back end does. */
  static void publish(WalkContext context, String sample) throws IOException {
    Path file = context.samples().resolve("receipts/avro-json/" + sample + ".json");
    ReceiptReceived receipt =
        new SpecificDatumReader<>(ReceiptReceived.class)
            .read(
                null,
                DecoderFactory.get()
                    .jsonDecoder(ReceiptReceived.getClassSchema(), Files.readString(file)));
    String key = receipt.getRetailerId() + ":" + receipt.getReceiptNumber();
    context.publish(receipt.getRetailerId(), Topics.RECEIPTS, key, receipt);
  }

  /** The event of that asset, as an outside consumer reads it. */
  static String registered(WalkContext context, String assetId) {
    DeviceRegistered event =
        context.kafka().events(Topics.ASSETS, assetId, DeviceRegistered.class).stream()
            .reduce((_, last) -> last)
            .orElseThrow(() -> new StepFailed("there is no DeviceRegistered of " + assetId));
    return "DeviceRegistered version " + event.getVersion() + " of " + event.getUserId();
  }
}
