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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Folds events from each vendor's {@code vendor-events.v1} into the trips of those who booked. The
 * newest event of a booking is kept, so that one that arrives before the registration of its
 * reservation is not lost.
 */
@Singleton
class VendorEventIntake extends Intake {

  private static final String CHANNEL = "vendor-events";

  private static final VendorEventProblem UNCLEAR =
      new VendorEventProblem("segment", VendorEventProblem.Reason.SEGMENT_UNCLEAR);

  VendorEventIntake(Inbox inbox) {
    super(inbox, CHANNEL, VendorEventProblem.Reason.values());
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Optional<String> partner(SpecificRecord event) {
    return VendorEventMapper.vendor(event);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<InboundEvent, List<VendorEventProblem>> refused = new LinkedHashMap<>();
    Map<InboundEvent, VendorEvent> valid = valid(events, refused);
    Set<BookingKey> bookings =
        valid.values().stream().map(VendorEvent::booking).collect(Collectors.toSet());
    BookingStore.store(tx, newest(valid.values(), BookingStore.lock(tx, bookings)));
    TripBatch batch = TripBatch.load(tx, ActivityStore.usersOf(tx, bookings), Set.of(), bookings);
    Map<BookingKey, List<TripFold>> travellers = travellers(batch);
    valid.forEach((inbound, event) -> {
      List<TripFold> trips = travellers.getOrDefault(event.booking(), List.of());
      if (trips.stream().filter(trip -> !trip.apply(event)).count() > 0) {
        refused.put(inbound, List.of(UNCLEAR));
      }
    });
    refuse(tx, refused);
    return batch.store(Instant.now());
  }

  private static Map<BookingKey, List<TripFold>> travellers(TripBatch batch) {
    Map<BookingKey, List<TripFold>> travellers = new HashMap<>();
    for (TripFold trip : batch.all()) {
      trip.booked().forEach(b -> travellers.computeIfAbsent(b, _ -> new ArrayList<>()).add(trip));
    }
    return travellers;
  }

  private static Map<InboundEvent, VendorEvent> valid(
      List<InboundEvent> events, Map<InboundEvent, List<VendorEventProblem>> refused) {
    Map<InboundEvent, VendorEvent> valid = new LinkedHashMap<>();
    for (InboundEvent inbound : events) {
      switch (VendorEventMapper.read(inbound.event().orElseThrow(), inbound.timestamp())) {
        case VendorEventResult.Valid(VendorEvent event) -> valid.put(inbound, event);
        case VendorEventResult.Invalid(var problems) -> refused.put(inbound, problems);
      }
    }
    return valid;
  }

  /** They are put aside for operators, with all that is wrong, and their vendors are told. */
  private void refuse(Connection tx, Map<InboundEvent, List<VendorEventProblem>> refused)
      throws SQLException {
    List<RefusedEvent> events =
        refused.entrySet().stream().map(e -> new RefusedEvent(e.getKey(), e.getValue())).toList();
    RefusedEventStore.add(tx, events);
    refuse(tx, events.stream().map(one -> new Refused(one.inbound(), refusal(one))).toList());
  }

  private static Refusal refusal(RefusedEvent event) {
    return Refusal.of(
            event.problems().stream()
                .map(one -> Refusal.Problem.of(one.reason(), one.field()))
                .toList())
        .withId(VendorEventMapper.reservationNumber(event.inbound().event().orElseThrow()));
  }

  /** Of each activity of a booking. */
  private static List<LastVendorEvent> newest(
      Collection<VendorEvent> events, Map<BookingKey, List<LastVendorEvent>> known) {
    Instant now = Instant.now();
    Map<Leg, LastVendorEvent> before = new HashMap<>();
    known.values().stream().flatMap(List::stream).forEach(e -> before.put(Leg.of(e.event()), e));
    Map<Leg, LastVendorEvent> newest = new HashMap<>();
    for (VendorEvent event : events) {
      LastVendorEvent last = newest.getOrDefault(Leg.of(event), before.get(Leg.of(event)));
      if (last == null || event.version().isNewerThan(last.event().version())) {
        newest.put(Leg.of(event), new LastVendorEvent(event, now));
      }
    }
    return List.copyOf(newest.values());
  }

  private record Leg(BookingKey booking, String leg) {

    static Leg of(VendorEvent event) {
      return new Leg(event.booking(), event.leg());
    }
  }
}
