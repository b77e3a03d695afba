package io.supportcenter.proactive.trip;

import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.disruption.VendorEvent;
import io.supportcenter.proactive.disruption.VendorEventMapper;
import io.supportcenter.proactive.disruption.VendorEventResult;
import io.supportcenter.proactive.trip.BookingStore.Heard;
import io.supportcenter.proactive.trip.RefusedEventStore.RefusedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds vendors' events into the trips of those who booked. The newest event of a booking is kept,
 * so that one that comes before the registration of its reservation is not lost.
 */
@ApplicationScoped
class VendorEventBatch {

  Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Heard> heard = read(tx, events);
    if (heard.isEmpty()) {
      return Effects.NONE;
    }
    Set<BookingKey> bookings =
        heard.stream().map(h -> h.event().booking()).collect(Collectors.toSet());
    Map<BookingKey, Optional<Heard>> known = BookingStore.lock(tx, bookings);
    BookingStore.store(tx, newest(heard, known));
    Set<UserId> users = new HashSet<>(ActivityStore.usersOf(tx, bookings));
    if (users.isEmpty()) {
      return Effects.NONE;
    }
    TripBatch batch = TripBatch.load(tx, users, Set.of());
    Map<BookingKey, List<TripFold>> travellers = travellers(batch);
    heard.forEach(h ->
        travellers
            .getOrDefault(h.event().booking(), List.of())
            .forEach(trip -> trip.apply(h.event())));
    return batch.store(Instant.now());
  }

  private static Map<BookingKey, List<TripFold>> travellers(TripBatch batch) {
    Map<BookingKey, List<TripFold>> travellers = new HashMap<>();
    for (TripFold trip : batch.all()) {
      trip.booked().forEach(b -> travellers.computeIfAbsent(b, _ -> new ArrayList<>()).add(trip));
    }
    return travellers;
  }

  /** Refused ones are put aside for operators, with all that is wrong. */
  private static List<Heard> read(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Heard> heard = new ArrayList<>();
    List<RefusedEvent> refused = new ArrayList<>();
    for (InboundEvent inbound : events) {
      switch (result(inbound)) {
        case VendorEventResult.Valid(VendorEvent event) ->
            heard.add(new Heard(event, Instant.now()));
        case VendorEventResult.Invalid(var problems) ->
            refused.add(new RefusedEvent(inbound, problems));
      }
    }
    RefusedEventStore.add(tx, refused);
    return heard;
  }

  /** A tombstone says nothing. */
  private static VendorEventResult result(InboundEvent inbound) {
    return inbound
        .event()
        .map(event -> VendorEventMapper.read((VendorEventOccurred) event))
        .orElseGet(() -> new VendorEventResult.Invalid(List.of()));
  }

  private static List<Heard> newest(List<Heard> heard, Map<BookingKey, Optional<Heard>> known) {
    Map<BookingKey, Heard> newest = new HashMap<>();
    for (Heard h : heard) {
      BookingKey booking = h.event().booking();
      Optional<Heard> before =
          Optional.ofNullable(newest.get(booking)).or(() -> known.get(booking));
      if (before.isEmpty() || h.event().version().isNewerThan(before.get().event().version())) {
        newest.put(booking, h);
      }
    }
    return List.copyOf(newest.values());
  }
}
