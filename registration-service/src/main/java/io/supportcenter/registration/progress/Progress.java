package io.supportcenter.registration.progress;

import io.supportcenter.events.RegistrationPending;
import io.supportcenter.events.RegistrationRejected;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.recheck.Recheck;
import io.supportcenter.registration.recheck.Recheck.Cause;
import io.supportcenter.registration.registration.DeviceKey;
import io.supportcenter.registration.registration.ItemKey;
import io.supportcenter.registration.registration.Need;
import io.supportcenter.registration.registration.RegistrationDecision;
import io.supportcenter.registration.registration.RegistrationEventMapper;
import io.supportcenter.registration.registration.RegistrationFacts;
import io.supportcenter.registration.registration.RegistrationPolicy;
import io.supportcenter.registration.registration.RegistrationState.Asset;
import io.supportcenter.registration.registration.ReservationKey;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Moves registrations on after one of their facts has changed: whoever changed it (a receipt, a
 * partner's answer, a user's word, a command) calls this with the receipts locked, and all the rest
 * follows from the facts. The same facts again change nothing.
 */
@ApplicationScoped
public class Progress {

  private final RegistrationPolicy policy = new RegistrationPolicy();
  private final RegistrationEventMapper events = new RegistrationEventMapper();

  /**
   * Decides units again, in their order, and stores where they stand now.
   *
   * @param locks of the units' receipts
   * @param units with their new facts
   * @return what is to be told and asked because of it
   */
  public Effects advance(Connection tx, ReceiptLocks locks, List<StoredUnit> units)
      throws SQLException {
    if (units.isEmpty()) {
      locks.save(tx);
      return Effects.NONE;
    }
    Instant now = Instant.now();
    Surroundings around = Surroundings.lock(tx, policy, units);
    List<Moved> moved = new ArrayList<>();
    List<BackendCall> calls = new ArrayList<>();
    for (StoredUnit unit : units) {
      Moved next = decide(around, around.forgettingErased(unit, now));
      around.note(next);
      moved.add(next);
      calls.addAll(questions(next, locks, now));
    }
    around.freed().stream().map(Progress::recheck).map(Recheck::toCall).forEach(calls::add);
    store(tx, locks, around, moved);
    return new Effects(moved.stream().flatMap(m -> news(m, now)).toList(), calls);
  }

  private Moved decide(Surroundings around, StoredUnit unit) {
    RegistrationFacts facts = around.complete(unit);
    RegistrationDecision decision = policy.decide(facts);
    Optional<String> asked =
        decision.needs().stream()
            .filter(need -> need instanceof Need.AskManufacturer)
            .map(Need::key)
            .findFirst()
            .or(unit::asked);
    StoredUnit kept =
        decision.state() instanceof Asset
            ? unit.with(f -> f.withManufacturer(facts.manufacturer()))
            : unit;
    return new Moved(kept, unit.registration().decided(decision), around.item(unit), asked);
  }

  /**
   * What was asked already is not asked again; all units of a receipt share the question to the
   * retailer.
   */
  private static List<BackendCall> questions(Moved moved, ReceiptLocks locks, Instant now) {
    List<BackendCall> calls = new ArrayList<>();
    if (moved.isErased()) {
      return calls;
    }
    UUID receipt = moved.unit().receiptId();
    for (Need need : moved.change().decision().needs()) {
      switch (need) {
        case Need.AskRetailer ask when ask.attempt() > locks.retailerAsked(receipt) -> {
          locks.setRetailerAsked(receipt, ask.attempt());
          calls.add(Questions.sale(receipt, moved.registration().unit(), ask, now));
        }
        case Need.AskManufacturer ask when !moved.unit().asked().equals(Optional.of(ask.key())) ->
            calls.add(Questions.device(moved, ask));
        case Need.AskRetailer _, Need.AskManufacturer _ -> {
          // Its answer is on the way.
        }
      }
    }
    return calls;
  }

  private static Recheck recheck(ItemKey freed) {
    return switch (freed) {
      case DeviceKey d ->
          Recheck.of(Cause.DEVICE, d.manufacturerId(), d.model(), d.canonicalSerial());
      case ReservationKey r ->
          Recheck.of(Cause.RESERVATION, r.user().value(), r.vendorId(), r.number());
    };
  }

  private static void store(
      Connection tx, ReceiptLocks locks, Surroundings around, List<Moved> moved)
      throws SQLException {
    List<Moved> kept = moved.stream().filter(m -> !m.isErased()).toList();
    List<UUID> erased =
        moved.stream().filter(Moved::isErased).map(m -> m.registration().id().value()).toList();
    locks.save(tx);
    UnitStore.save(tx, kept);
    UnitStore.delete(tx, erased);
    AssetStore.delete(tx, erased);
    AssetStore.save(tx, kept.stream().filter(Progress::isNewsOfAsset).toList());
    DeviceStore.save(tx, around.changedHoldings());
  }

  private static boolean isNewsOfAsset(Moved moved) {
    return moved.asset().isPresent()
        && moved.registration().assetVersion() > moved.unit().registration().assetVersion();
  }

  /** An erased user's waiting units vanish silently; an asset is withdrawn and its key erased. */
  private Stream<OutboundEvent> news(Moved moved, Instant now) {
    String id = moved.registration().id().toString();
    Stream<OutboundEvent> told =
        events.event(moved.change(), now).map(e -> OutboundEvent.of(topic(e), id, e)).stream();
    if (!moved.isErased()) {
      return told;
    }
    return moved.unit().registration().isAsset()
        ? Stream.concat(told, Stream.of(OutboundEvent.tombstone(Topics.ASSETS, id)))
        : Stream.empty();
  }

  private static String topic(SpecificRecord event) {
    return event instanceof RegistrationPending || event instanceof RegistrationRejected
        ? Topics.REGISTRATIONS
        : Topics.ASSETS;
  }
}
