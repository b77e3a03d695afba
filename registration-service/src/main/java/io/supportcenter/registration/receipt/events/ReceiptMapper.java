package io.supportcenter.registration.receipt.events;

import io.supportcenter.events.CustomerReference;
import io.supportcenter.events.LeftOut;
import io.supportcenter.events.Money;
import io.supportcenter.events.ReceiptFormat;
import io.supportcenter.events.ReceiptLine;
import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.events.SoldReservation;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.registration.identity.events.IdentityKindMapper;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptProblem;
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

  private ReceiptMapper() {}

  /** How a receipt was sent. */
  public enum Format {
    POSLOG,
    JSON
  }

  /**
   * The event that publishes a receipt.
   *
   * @param topic {@link Topics#RECEIPTS}, or the retailer's own
   */
  public static OutboundEvent toEvent(String topic, WrittenReceipt receipt, Format format) {
    ReceiptReceived event =
        ReceiptReceived.newBuilder()
            .setRetailerId(receipt.retailerId())
            .setReceiptNumber(receipt.receiptNumber())
            .setKind(
                receipt
                    .kind()
                    .map(kind -> io.supportcenter.events.ReceiptKind.valueOf(kind.name()))
                    .orElse(io.supportcenter.events.ReceiptKind.UNKNOWN))
            .setOccurredAt(receipt.occurredAt())
            .setZone(receipt.zone())
            .setCustomer(receipt.customer().stream().map(ReceiptMapper::toEvent).toList())
            .setOriginalReceiptNumber(receipt.originalReceiptNumber())
            .setPartOf(receipt.partOf())
            .setTotal(receipt.paper().total().map(ReceiptMapper::toEvent).orElse(null))
            .setClaimCode(receipt.paper().claimCode())
            .setLines(receipt.lines().stream().map(ReceiptMapper::toEvent).toList())
            .setLeftOut(
                receipt.leftOut().stream()
                    .map(problem -> new LeftOut(problem.field(), problem.reason().name()))
                    .toList())
            .setFormat(
                switch (format) {
                  case POSLOG -> ReceiptFormat.POSLOG;
                  case JSON -> ReceiptFormat.AVRO;
                })
            .build();
    return OutboundEvent.of(topic, receipt.retailerId() + ":" + receipt.receiptNumber(), event);
  }

  /** The retailer in whose name it is; none for every other event. */
  public static Optional<String> retailer(SpecificRecord event) {
    return event instanceof ReceiptReceived receipt
        ? Optional.of(receipt.getRetailerId().strip())
        : Optional.empty();
  }

  /**
   * The key of a receipt; none for every other event.
   *
   * @throws IllegalArgumentException when it is not valid
   */
  public static Optional<ReceiptKey> key(SpecificRecord event) {
    return event instanceof ReceiptReceived receipt
        ? Optional.of(ReceiptKey.read(receipt.getRetailerId(), receipt.getReceiptNumber()))
        : Optional.empty();
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
        switch (event.getKind()) {
          case SALE -> Optional.of(ReceiptKind.SALE);
          case RETURN -> Optional.of(ReceiptKind.RETURN);
          case VOID -> Optional.of(ReceiptKind.VOID);
          case UNKNOWN -> Optional.empty();
        },
        event.getOccurredAt(),
        event.getZone(),
        event.getCustomer().stream()
            .map(c -> new Customer(IdentityKindMapper.fromEvent(c.getKind()), c.getValue()))
            .toList(),
        event.getOriginalReceiptNumber(),
        event.getPartOf(),
        event.getLines().stream().map(ReceiptMapper::written).toList(),
        event.getLeftOut().stream().map(ReceiptMapper::written).toList(),
        new WrittenReceipt.Paper(
            Optional.ofNullable(event.getTotal()).map(ReceiptMapper::written),
            event.getClaimCode()));
  }

  private static ReceiptProblem written(LeftOut leftOut) {
    return new ReceiptProblem(
        DecorativeText.of(leftOut.getField(), 200).orElse("lines"),
        ReceiptProblem.Reason.named(leftOut.getReason()));
  }

  private static Line written(ReceiptLine line) {
    return new Line(
        line.getLineNumber(),
        line.getOriginalLineNumber(),
        line.getGtin(),
        line.getRetailerItemId(),
        line.getDescription(),
        line.getQuantity(),
        line.getSerialNumbers(),
        Optional.ofNullable(line.getUnitPrice()).map(ReceiptMapper::written),
        Optional.ofNullable(line.getReservation()).map(ReceiptMapper::written));
  }

  private static Price written(Money money) {
    return new Price(money.getAmountMinor(), money.getCurrency());
  }

  private static Money toEvent(Price price) {
    return new Money(price.amountMinor(), price.currency());
  }

  private static WrittenReservation written(SoldReservation sold) {
    return new WrittenReservation(
        sold.getVendorId(),
        sold.getReservationNumber(),
        sold.getSegment(),
        ReservationMapper.kind(sold.getKind()),
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

  private static CustomerReference toEvent(Customer customer) {
    return new CustomerReference(
        customer
            .kind()
            .map(IdentityKindMapper::toEvent)
            .orElse(io.supportcenter.events.IdentityKind.UNKNOWN),
        customer.value());
  }

  private static ReceiptLine toEvent(Line line) {
    return ReceiptLine.newBuilder()
        .setLineNumber(line.lineNumber())
        .setOriginalLineNumber(line.originalLineNumber())
        .setGtin(line.gtin())
        .setRetailerItemId(line.retailerItemId())
        .setDescription(line.description())
        .setQuantity(line.quantity())
        .setSerialNumbers(line.serialNumbers())
        .setUnitPrice(line.unitPrice().map(ReceiptMapper::toEvent).orElse(null))
        .setReservation(line.reservation().map(ReceiptMapper::toEvent).orElse(null))
        .build();
  }

  private static SoldReservation toEvent(WrittenReservation sold) {
    return SoldReservation.newBuilder()
        .setVendorId(sold.vendorId())
        .setReservationNumber(sold.number())
        .setSegment(sold.segment())
        .setKind(
            sold.kind()
                .map(ReservationMapper::toEvent)
                .orElse(io.supportcenter.events.ReservationKind.UNKNOWN))
        .setTitle(sold.title())
        .setStart(toEvent(sold.start()))
        .setEnd(toEvent(sold.end()))
        .setLatestStart(sold.latestStart())
        .build();
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
