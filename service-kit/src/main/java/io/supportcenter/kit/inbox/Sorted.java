package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.schemas.RegistryUnavailable;
import java.util.List;
import java.util.Optional;

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
