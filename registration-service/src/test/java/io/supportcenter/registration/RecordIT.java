package io.supportcenter.registration;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.Money;
import io.supportcenter.events.Place;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptKind;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.ReservationKind;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.kit.testing.RecordMatrix;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class RecordIT extends RecordMatrix {

  private static final String TAKEN =
      "SELECT 1 FROM receipt WHERE receipt_number = ? AND state = 'ACCEPTED'";

  @Override
  protected Stream<Source> sources() {
    return Stream.of(new Source(Topics.RECEIPTS, RecordIT::receipt));
  }

  private static Right receipt() {
    String number = "M-" + UUID.randomUUID();
    ReceiptReceived receipt =
        ReceiptReceived.newBuilder()
            .setRetailerId("nobody-mart")
            .setReceiptNumber(number)
            .setKind(ReceiptKind.SALE)
            .setOccurredAt(Sold.AT)
            .setZone(Sold.ZONE)
            .setCustomer(list(new CustomerReference(IdentityKind.EMAIL, "a@example.com")))
            .setLines(list(device(), reservation()))
            .setFormat(ReceiptFormat.AVRO)
            .build();
    return new Right("nobody-mart:" + number, receipt, TAKEN, number);
  }

  private static ReceiptLine device() {
    return ReceiptLine.newBuilder()
        .setLineNumber(1)
        .setGtin(Sold.TABLET)
        .setRetailerItemId("500118")
        .setDescription("Kestrel K8 tablet")
        .setQuantity(1)
        .setSerialNumbers(list(Sold.newSerial()))
        .setUnitPrice(new Money(34900L, "EUR"))
        .build();
  }

  private static ReceiptLine reservation() {
    return ReceiptLine.newBuilder()
        .setLineNumber(2)
        .setReservation(
            SoldReservation.newBuilder()
                .setVendorId("meridian-air")
                .setReservationNumber("MA-" + UUID.randomUUID())
                .setKind(ReservationKind.FLIGHT)
                .setTitle("MA 418")
                .setStart(time("2027-03-08T14:30:00Z"))
                .setEnd(time("2027-03-08T18:10:00Z"))
                .setLatestStart(Instant.parse("2027-03-08T14:40:00Z"))
                .build())
        .build();
  }

  private static ActivityTime time(String at) {
    return new ActivityTime(
        Instant.parse(at), "Europe/Berlin", new Place("Berlin", "BER", "Berlin", "DE", 52.4, 13.5));
  }

  /** One that can be changed. */
  @SafeVarargs
  private static <T> List<T> list(T... elements) {
    return new ArrayList<>(List.of(elements));
  }
}
