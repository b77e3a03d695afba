package io.supportcenter.registration.receipt.events;

import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.IdentityKind;
import io.supportcenter.events.Money;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReservationKind;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.WrittenReceipt.Customer;
import io.supportcenter.registration.receipt.WrittenReceipt.Line;
import io.supportcenter.registration.receipt.WrittenReceipt.Price;
import io.supportcenter.registration.receipt.WrittenReservation;
import io.supportcenter.schemas.Topics;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Receipts between events and domain. */
public final class ReceiptMapper {

  private static final String UNKNOWN = "UNKNOWN";

  private ReceiptMapper() {}

  /** How a receipt was sent. */
  public enum Format {
    POSLOG,
    JSON
  }

  /** The event that publishes a receipt. */
  public static OutboundEvent toEvent(WrittenReceipt receipt, Format format) {
    ReceiptReceived event =
        new ReceiptReceived(
            receipt.retailerId(),
            receipt.receiptNumber(),
            io.supportcenter.events.ReceiptKind.valueOf(name(receipt.kind())),
            receipt.occurredAt(),
            receipt.zone(),
            receipt.customer().stream()
                .map(c -> new CustomerReference(IdentityKind.valueOf(name(c.kind())), c.value()))
                .toList(),
            receipt.originalReceiptNumber(),
            receipt.lines().stream().map(ReceiptMapper::toEvent).toList(),
            switch (format) {
              case POSLOG -> ReceiptFormat.POSLOG;
              case JSON -> ReceiptFormat.AVRO;
            });
    return OutboundEvent.of(
        Topics.RECEIPTS, receipt.retailerId() + ":" + receipt.receiptNumber(), event);
  }

  /** Empty for every other event. */
  public static Optional<WrittenReceipt> read(SpecificRecord event) {
    return event instanceof ReceiptReceived receipt
        ? Optional.of(written(receipt))
        : Optional.empty();
  }

  private static WrittenReceipt written(ReceiptReceived event) {
    return new WrittenReceipt(
        event.getRetailerId(),
        event.getReceiptNumber(),
        known(event.getKind(), ReceiptKind.class),
        event.getOccurredAt(),
        event.getZone(),
        event.getCustomer().stream()
            .map(c ->
                new Customer(
                    known(c.getKind(), io.supportcenter.registration.identity.IdentityKind.class),
                    c.getValue()))
            .toList(),
        event.getOriginalReceiptNumber(),
        event.getLines().stream().map(ReceiptMapper::written).toList());
  }

  private static Line written(ReceiptLine line) {
    return new Line(
        line.getLineNumber(),
        line.getGtin(),
        line.getRetailerItemId(),
        line.getDescription(),
        line.getQuantity(),
        line.getSerialNumbers(),
        Optional.ofNullable(line.getUnitPrice())
            .map(price -> new Price(price.getAmountMinor(), price.getCurrency())),
        Optional.ofNullable(line.getReservation()).map(ReceiptMapper::written));
  }

  private static WrittenReservation written(SoldReservation sold) {
    return new WrittenReservation(
        sold.getVendorId(),
        sold.getReservationNumber(),
        known(sold.getKind(), ReservationKind.class),
        sold.getTitle(),
        written(sold.getStart()),
        written(sold.getEnd()),
        sold.getLatestStart());
  }

  private static WrittenReservation.Time written(io.supportcenter.events.ActivityTime time) {
    io.supportcenter.events.Place place = time.getPlace();
    return new WrittenReservation.Time(
        time.getAt(),
        time.getZone(),
        new WrittenReservation.Place(
            place.getName(),
            place.getCode(),
            place.getCity(),
            place.getCountry(),
            place.getLatitude(),
            place.getLongitude()));
  }

  /** Empty for a kind that only a newer sender knows. */
  private static <K extends Enum<K>> Optional<K> known(Enum<?> kind, Class<K> type) {
    return kind.name().equals(UNKNOWN)
        ? Optional.empty()
        : Optional.of(Enum.valueOf(type, kind.name()));
  }

  private static String name(Optional<? extends Enum<?>> kind) {
    return kind.map(Enum::name).orElse(UNKNOWN);
  }

  private static ReceiptLine toEvent(Line line) {
    return new ReceiptLine(
        line.lineNumber(),
        line.gtin(),
        line.retailerItemId(),
        line.description(),
        line.quantity(),
        line.serialNumbers(),
        line.unitPrice().map(p -> new Money(p.amountMinor(), p.currency())).orElse(null),
        line.reservation().map(ReceiptMapper::toEvent).orElse(null));
  }

  private static SoldReservation toEvent(WrittenReservation sold) {
    return new SoldReservation(
        sold.vendorId(),
        sold.number(),
        io.supportcenter.events.ReservationKind.valueOf(name(sold.kind())),
        sold.title(),
        toEvent(sold.start()),
        toEvent(sold.end()),
        sold.latestStart());
  }

  private static io.supportcenter.events.ActivityTime toEvent(WrittenReservation.Time time) {
    WrittenReservation.Place place = time.place();
    return new io.supportcenter.events.ActivityTime(
        time.at(),
        time.zone(),
        new io.supportcenter.events.Place(
            place.name(),
            place.code(),
            place.city(),
            place.country(),
            place.latitude(),
            place.longitude()));
  }
}
