package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.schemas.RegistryUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first records of a list, decoded.
 *
 * @param size how many; fewer than the list has when one stops it
 * @param stop why the next record is not among them
 */
record Sorted(List<Known> events, List<Poison> poison, int size, Optional<Stop> stop) {

  Sorted {
    events = List.copyOf(events);
    poison = List.copyOf(poison);
  }

  /** The same, with the events that are another partner's as poison. */
  Sorted refusing(Predicate<InboundEvent> foreign) {
    if (events.stream().map(Known::event).noneMatch(foreign)) {
      return this;
    }
    Map<Boolean, List<Known>> parts =
        events.stream().collect(Collectors.partitioningBy(known -> foreign.test(known.event())));
    return new Sorted(
        parts.get(false),
        Stream.concat(poison.stream(), parts.get(true).stream().map(Sorter::foreign)).toList(),
        size,
        stop);
  }

  record Known(Received received, InboundEvent event) {}

  /** A record that goes to the dead letters, and why its sender is told that it does. */
  record Poison(Unhandled unhandled, Refused refused) {}

  /** Why a record is neither an event nor poison, for now. */
  sealed interface Stop {

    /** A newer producer is ahead of this build. */
    record UnknownType(String name) implements Stop {}

    /** The registry does not have the schema, and may get it. */
    record SchemaMissing(int id) implements Stop {}

    /** The registry has not had the schema for too long. */
    record SchemaGivenUp(int id) implements Stop {}

    record NoRegistry(RegistryUnavailable fault) implements Stop {}
  }
}
