package io.supportcenter.registration.unit.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.identity.store.CustomerMatches.Reference;
import io.supportcenter.registration.identity.store.IdentityLocks;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.events.ReceiptMapper;
import io.supportcenter.registration.receipt.store.IncomingReceipt;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Rejected;
import io.supportcenter.registration.receipt.store.ReceiptBatch;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.receipt.store.StoredReceipt;
import io.supportcenter.registration.unit.ReturnedUnits;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.store.BuyerAssignment;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Receipts from {@code receipts.v1}: a sale begins a registration for each unit sold, a return or
 * void takes units back, even when it arrives before its sale.
 */
@Singleton
class ReceiptIntake extends Intake {

  private static final String CHANNEL = "receipts";

  private final CustomerHasher hasher;
  private final RegistrationBatch registrations;

  ReceiptIntake(Inbox inbox, CustomerHasher hasher, RegistrationBatch registrations) {
    super(inbox, CHANNEL, ReceiptProblem.Reason.values());
    this.hasher = hasher;
    this.registrations = registrations;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  /** One whose key can be read is refused by an event, if it is wrong. */
  @Override
  protected Optional<Refusal> refusal(InboundEvent event) {
    return refusalBy(() -> event.event().ifPresent(ReceiptMapper::key));
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<ReceiptKey, InboundEvent> causes = new HashMap<>();
    List<IncomingReceipt> batch = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Map<String, String> regions = PartnerStore.regions(tx);
    for (InboundEvent event : events) {
      IncomingReceipt.read(event, hasher, retailer -> Optional.ofNullable(regions.get(retailer)))
          .ifPresent(receipt -> {
            batch.add(receipt);
            causes.put(receipt.key(), event);
            if (receipt instanceof Rejected rejected) {
              refused.add(new Refused(event, refusal(rejected)));
            }
          });
    }
    refuse(tx, refused);
    if (batch.isEmpty()) {
      return Effects.NONE;
    }
    IdentityLocks.shared(tx, batch.stream().flatMap(r -> r.customer().stream()).toList());
    ReceiptBatch fold =
        ReceiptStore.hold(tx, batch.stream().flatMap(IncomingReceipt::keys).toList());
    batch.forEach(fold::add);
    List<Receipt> earlier =
        ReceiptStore.takeBacks(
            tx, fold.acceptedSales().stream().map(p -> p.receipt().key()).toList());
    store(tx, fold);
    Map<UUID, List<StoredUnit>> units = soldBefore(tx, fold);
    units.putAll(soldNow(tx, fold));
    takeBack(fold, earlier, units);
    return registrations
        .advance(tx, fold.locks(), units.values().stream().flatMap(List::stream).toList())
        .causedBy(bySubject(fold, causes, units));
  }

  private static Refusal refusal(Rejected receipt) {
    return Refusal.of(
            receipt.problems().stream()
                .map(problem -> Refusal.Problem.of(problem.reason(), problem.field()))
                .toList())
        .withId(receipt.key().receiptNumber());
  }

  /** What a receipt causes is about its sale, or about that sale's units. */
  private static Map<String, InboundEvent> bySubject(
      ReceiptBatch fold, Map<ReceiptKey, InboundEvent> causes, Map<UUID, List<StoredUnit>> units) {
    Map<String, InboundEvent> bySubject = new HashMap<>();
    for (Placed<Accepted> placed : fold.accepted) {
      InboundEvent cause = causes.get(placed.receipt().key());
      UUID sale =
          placed.receipt().receipt().original().map(key -> fold.row(key).id()).orElse(placed.id());
      bySubject.put(sale.toString(), cause);
      units
          .getOrDefault(sale, List.of())
          .forEach(unit -> bySubject.put(unit.id().toString(), cause));
    }
    return bySubject;
  }

  private static void store(Connection tx, ReceiptBatch fold) throws SQLException {
    ReceiptStore.save(tx, fold);
    CustomerMatches.add(
        tx,
        fold.acceptedSales().stream()
            .flatMap(placed ->
                placed.receipt().customer().stream()
                    .map(hash -> new Reference(placed.id(), hash, NamedBy.RECEIPT)))
            .toList());
  }

  /** The units of sales in this batch, with their buyers. */
  private static Map<UUID, List<StoredUnit>> soldNow(Connection tx, ReceiptBatch fold)
      throws SQLException {
    Map<UUID, Match> buyers =
        CustomerMatches.find(tx, fold.acceptedSales().stream().map(Placed::id).toList());
    Map<UUID, List<StoredUnit>> units = new LinkedHashMap<>();
    for (Placed<Accepted> sale : fold.acceptedSales()) {
      Receipt receipt = sale.receipt().receipt();
      units.put(
          sale.id(),
          receipt
              .units()
              .map(unit -> StoredUnit.received(sale.id(), RegistrationFacts.of(receipt, unit)))
              .map(unit -> BuyerAssignment.assign(unit, buyers))
              .toList());
    }
    return units;
  }

  /** The units of earlier sales that this batch takes back. */
  private static Map<UUID, List<StoredUnit>> soldBefore(Connection tx, ReceiptBatch fold)
      throws SQLException {
    Set<UUID> inBatch = fold.acceptedSales().stream().map(Placed::id).collect(toSet());
    List<UUID> sales =
        fold.acceptedTakeBacks().stream()
            .map(placed -> fold.row(placed.receipt().receipt().original().orElseThrow()))
            .filter(StoredReceipt::isAcceptedSale)
            .map(StoredReceipt::id)
            .filter(id -> !inBatch.contains(id))
            .distinct()
            .toList();
    return UnitStore.ofReceipts(tx, sales).stream()
        .collect(groupingBy(StoredUnit::receiptId, LinkedHashMap::new, toList()));
  }

  private static void takeBack(
      ReceiptBatch fold, List<Receipt> earlier, Map<UUID, List<StoredUnit>> units) {
    Stream<Receipt> now = fold.acceptedTakeBacks().stream().map(p -> p.receipt().receipt());
    Stream.concat(earlier.stream(), now)
        .forEach(receipt ->
            units.computeIfPresent(
                fold.row(receipt.original().orElseThrow()).id(),
                (_, sold) -> ReturnedUnits.takeBack(receipt, sold)));
  }
}
