package io.supportcenter.proactive.trip.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import io.supportcenter.proactive.disruption.VendorEventResult;
import io.supportcenter.proactive.disruption.events.VendorEventMapper;
import io.supportcenter.proactive.disruption.store.RefusedEventStore;
import io.supportcenter.proactive.disruption.store.RefusedEventStore.RefusedEvent;
import io.supportcenter.proactive.trip.TripFold;
import io.supportcenter.proactive.trip.store.ActivityStore;
import io.supportcenter.proactive.trip.store.BookingStore;
import io.supportcenter.proactive.trip.store.LastVendorEvent;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Folds vendors' events from {@code vendor-events.v1} into the trips of those who booked. The
 * newest event of a booking is kept, so that one that arrives before the registration of its
 * reservation is not lost.
 */
@Singleton
class VendorEventIntake extends Intake {

  private static final String CHANNEL = "vendor-events";

  VendorEventIntake(Inbox inbox) {
    super(inbox, CHANNEL, VendorEventProblem.Reason.values());
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<VendorEvent> valid = valid(tx, events);
    Set<BookingKey> bookings = valid.stream().map(VendorEvent::booking).collect(Collectors.toSet());
    BookingStore.store(tx, newest(valid, BookingStore.lock(tx, bookings)));
    TripBatch batch = TripBatch.load(tx, ActivityStore.usersOf(tx, bookings));
    Map<BookingKey, List<TripFold>> travellers = travellers(batch);
    valid.forEach(event ->
        travellers.getOrDefault(event.booking(), List.of()).forEach(trip -> trip.apply(event)));
    return batch.store(Instant.now());
  }

  private static Map<BookingKey, List<TripFold>> travellers(TripBatch batch) {
    Map<BookingKey, List<TripFold>> travellers = new HashMap<>();
    for (TripFold trip : batch.all()) {
      trip.booked().forEach(b -> travellers.computeIfAbsent(b, _ -> new ArrayList<>()).add(trip));
    }
    return travellers;
  }

  /** Invalid events are put aside for operators, with all that is wrong. */
  private List<VendorEvent> valid(Connection tx, List<InboundEvent> events) throws SQLException {
    List<VendorEvent> valid = new ArrayList<>();
    List<RefusedEvent> refused = new ArrayList<>();
    for (InboundEvent inbound : events) {
      switch (VendorEventMapper.read(inbound.event().orElseThrow(), inbound.timestamp())) {
        case VendorEventResult.Valid(VendorEvent event) -> valid.add(event);
        case VendorEventResult.Invalid(var problems) ->
            refused.add(new RefusedEvent(inbound, problems));
      }
    }
    RefusedEventStore.add(tx, refused);
    refuse(tx, refused.stream().map(one -> new Refused(one.inbound(), refusal(one))).toList());
    return valid;
  }

  private static Refusal refusal(RefusedEvent event) {
    return Refusal.of(
            event.problems().stream()
                .map(one -> Refusal.Problem.of(one.reason(), one.field()))
                .toList())
        .withId(VendorEventMapper.reservationNumber(event.inbound().event().orElseThrow()));
  }

  private static List<LastVendorEvent> newest(
      List<VendorEvent> events, Map<BookingKey, LastVendorEvent> known) {
    Instant now = Instant.now();
    Map<BookingKey, LastVendorEvent> newest = new HashMap<>();
    for (VendorEvent event : events) {
      LastVendorEvent before = newest.getOrDefault(event.booking(), known.get(event.booking()));
      if (before == null || event.version().isNewerThan(before.event().version())) {
        newest.put(event.booking(), new LastVendorEvent(event, now));
      }
    }
    return List.copyOf(newest.values());
  }
}
