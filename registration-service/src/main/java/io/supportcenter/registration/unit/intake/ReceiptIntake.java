package io.supportcenter.registration.unit.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.directory.RetailerTerms;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.identity.store.CustomerMatches.Reference;
import io.supportcenter.registration.identity.store.IdentityLocks;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.events.ReceiptMapper;
import io.supportcenter.registration.receipt.store.IncomingReceipt;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.ReceiptBatch;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.intake.ReceiptRefusals.Sent;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Receipts from {@code receipts.v1} of each retailer: a sale begins a registration for each unit
 * sold, a return or void takes units back, even when it arrives before its sale.
 */
@Singleton
class ReceiptIntake extends Intake {

  private static final String CHANNEL = "receipts";

  private final CustomerHasher hasher;
  private final RegistrationBatch registrations;

  ReceiptIntake(Inbox inbox, CustomerHasher hasher, RegistrationBatch registrations) {
    super(inbox, CHANNEL, ReceiptRefusals.CODES);
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
  protected Optional<String> partner(SpecificRecord event) {
    return ReceiptMapper.retailer(event);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Sent> batch = new ArrayList<>();
    Map<String, RetailerTerms> terms = PartnerStore.terms(tx);
    for (InboundEvent event : events) {
      IncomingReceipt.read(
              event, hasher, retailer -> terms.getOrDefault(retailer, RetailerTerms.NONE))
          .ifPresent(receipt -> batch.add(new Sent(event, receipt)));
    }
    if (batch.isEmpty()) {
      return Effects.NONE;
    }
    List<IncomingReceipt> receipts = batch.stream().map(Sent::receipt).toList();
    IdentityLocks.shared(tx, receipts.stream().flatMap(r -> r.customer().stream()).toList());
    ReceiptBatch fold =
        ReceiptStore.hold(tx, receipts.stream().flatMap(IncomingReceipt::keys).toList());
    receipts.forEach(fold::add);
    ReceiptStore.save(tx, fold);
    Map<UUID, ReceiptKey> takenBack = TakenBackSales.of(tx, fold);
    Map<UUID, List<StoredUnit>> units = soldBefore(tx, fold, takenBack.keySet());
    addCustomers(tx, fold, units.keySet());
    addSoldNow(fold, units);
    assignBuyers(tx, fold, units);
    ReceiptLocks locks = fold.locks();
    takenBack.keySet().forEach(locks::setToMatch);
    Effects effects =
        registrations.advance(tx, locks, units.values().stream().flatMap(List::stream).toList());
    refuse(tx, ReceiptRefusals.of(tx, batch, fold));
    return effects.causedBy(bySubject(fold, batch, takenBack, units));
  }

  /** What a receipt causes is about its sale, or about that sale's units. */
  private static Map<String, InboundEvent> bySubject(
      ReceiptBatch fold,
      List<Sent> batch,
      Map<UUID, ReceiptKey> takenBack,
      Map<UUID, List<StoredUnit>> units) {
    Map<ReceiptKey, InboundEvent> causes = new HashMap<>();
    batch.forEach(sent -> causes.put(sent.receipt().key(), sent.record()));
    Map<UUID, ReceiptKey> bySale = new HashMap<>();
    Stream.concat(fold.repeated.stream(), fold.acceptedSales().stream())
        .forEach(placed -> bySale.put(placed.id(), placed.receipt().key()));
    bySale.putAll(takenBack);
    Map<String, InboundEvent> bySubject = new HashMap<>();
    bySale.forEach((sale, key) -> {
      InboundEvent cause = causes.get(key);
      bySubject.put(sale.toString(), cause);
      units
          .getOrDefault(sale, List.of())
          .forEach(unit -> bySubject.put(unit.id().toString(), cause));
    });
    return bySubject;
  }

  /** The units, so far, of sales that this batch takes back, completes or names the buyer of. */
  private static Map<UUID, List<StoredUnit>> soldBefore(
      Connection tx, ReceiptBatch fold, Set<UUID> takenBack) throws SQLException {
    Set<UUID> sales = new LinkedHashSet<>(takenBack);
    fold.repeated.forEach(placed -> sales.add(placed.id()));
    return UnitStore.ofReceipts(tx, sales).stream()
        .collect(groupingBy(StoredUnit::receiptId, LinkedHashMap::new, toList()));
  }

  /** A user who was erased in the meantime must not be stored again with an old sale. */
  private static void addCustomers(Connection tx, ReceiptBatch fold, Set<UUID> soldBefore)
      throws SQLException {
    CustomerMatches.add(
        tx,
        Stream.concat(
                fold.repeated.stream().filter(placed -> soldBefore.contains(placed.id())),
                fold.acceptedSales().stream())
            .flatMap(placed ->
                placed.receipt().customer().stream()
                    .map(hash -> new Reference(placed.id(), hash, NamedBy.RECEIPT)))
            .distinct()
            .toList());
  }

  private static void addSoldNow(ReceiptBatch fold, Map<UUID, List<StoredUnit>> units) {
    for (Placed<Accepted> sale : fold.acceptedSales()) {
      Receipt receipt = sale.receipt().receipt();
      List<StoredUnit> all = units.computeIfAbsent(sale.id(), _ -> new ArrayList<>());
      fold.newUnits(sale)
          .map(unit -> StoredUnit.received(sale.id(), RegistrationFacts.of(receipt, unit)))
          .forEach(all::add);
    }
  }

  private static void assignBuyers(
      Connection tx, ReceiptBatch fold, Map<UUID, List<StoredUnit>> units) throws SQLException {
    Map<UUID, Match> buyers =
        CustomerMatches.find(
            tx,
            Stream.concat(fold.repeated.stream(), fold.acceptedSales().stream())
                .map(Placed::id)
                .distinct()
                .toList());
    units.replaceAll(
        (_, sold) -> sold.stream().map(unit -> BuyerAssignment.assign(unit, buyers)).toList());
  }
}
