package io.supportcenter.registration.guarantees;

import io.supportcenter.registration.testing.Booked;
import io.supportcenter.registration.testing.Sold;
import java.util.List;
import java.util.Optional;

/**
 * Inputs that belong together, in their order.
 *
 * @param sold what the retailer and the manufacturer know of it
 * @param room what the retailer knows of it
 */
record Step(Optional<Sold> sold, Optional<Booked> room, List<Input> inputs) {

  static Step of(Input... inputs) {
    return new Step(Optional.empty(), Optional.empty(), List.of(inputs));
  }
}
