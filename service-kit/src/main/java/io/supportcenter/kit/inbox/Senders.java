package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.schemas.Topics;
import java.util.Optional;

/**
 * Who may publish what. Kafka does not say who produced a record, but lets only a partner write to
 * the topic that bears its id: the address is the sender. What is on it is in that partner's name,
 * and about what belongs to it (see {@link Owners}).
 */
final class Senders {

  /** The reason of a dead letter. */
  static final String NOT_ALLOWED = CommonRefusal.SENDER_NOT_ALLOWED.name();

  static final Refusal OTHER_OWNER =
      Refusal.of(
          CommonRefusal.SENDER_NOT_ALLOWED, "the record is about what belongs to another partner");

  private static final Refusal OTHER_NAME =
      Refusal.of(
          CommonRefusal.SENDER_NOT_ALLOWED,
          "the record is not in the name of the partner whose topic this is");

  private Senders() {}

  /** Why an event may not be in the name that it has; a tombstone has none. */
  static Optional<Refusal> checkName(Intake intake, InboundEvent event) {
    Optional<String> partner = Topics.partner(event.topic());
    return partner.isPresent()
            && event.event().isPresent()
            && !event.event().flatMap(intake::partner).equals(partner)
        ? Optional.of(OTHER_NAME)
        : Optional.empty();
  }

  /** Empty for the operator's tombstones, which may erase everything. */
  static Optional<String> of(Intake intake, InboundEvent event) {
    return Topics.partner(event.topic()).or(() -> event.event().flatMap(intake::partner));
  }
}
