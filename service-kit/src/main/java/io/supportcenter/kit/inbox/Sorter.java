package io.supportcenter.kit.inbox;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.DeadLetters.Unhandled;
import io.supportcenter.kit.inbox.Sorted.Known;
import io.supportcenter.kit.inbox.Sorted.Poison;
import io.supportcenter.kit.inbox.Sorted.Stop;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.Decoded.PoisonReason;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.RegistryUnavailable;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Decodes records before their transaction begins: the registry may have to be asked. */
@ApplicationScoped
class Sorter {

  private final EventCodec codec;
  private final MissingSchemas missing;

  Sorter(EventCodec codec, MissingSchemas missing) {
    this.codec = codec;
    this.missing = missing;
  }

  /** The records up to the first that is neither an event nor poison. */
  Sorted sort(Intake intake, List<Received> records) {
    List<Known> events = new ArrayList<>(records.size());
    List<Poison> poison = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      Optional<Stop> stop = sort(intake, records.get(i), events, poison);
      if (stop.isPresent()) {
        return new Sorted(events, poison, i, stop);
      }
    }
    return new Sorted(events, poison, records.size(), Optional.empty());
  }

  private Optional<Stop> sort(
      Intake intake, Received received, List<Known> events, List<Poison> poison) {
    try {
      switch (codec.decode(received.topic(), received.record().value())) {
        case Decoded.Event(var event) -> add(intake, received, Optional.of(event), events, poison);
        case Decoded.Tombstone() -> add(intake, received, Optional.empty(), events, poison);
        case Decoded.Poison(var reason, var detail) ->
            poison.add(
                poison(
                    received,
                    reason.name(),
                    inbound(received, Optional.empty()),
                    Refusal.of(code(reason), detail)));
        case Decoded.UnknownType(String name) -> {
          return Optional.of(new Stop.UnknownType(name));
        }
        case Decoded.UnknownSchema(int id) -> {
          return Optional.of(
              missing.isGivenUp(id) ? new Stop.SchemaGivenUp(id) : new Stop.SchemaMissing(id));
        }
      }
      return Optional.empty();
    } catch (RegistryUnavailable e) {
      return Optional.of(new Stop.NoRegistry(e));
    }
  }

  private static void add(
      Intake intake,
      Received received,
      Optional<SpecificRecord> event,
      List<Known> events,
      List<Poison> poison) {
    InboundEvent inbound = inbound(received, event);
    refusal(intake, inbound)
        .ifPresentOrElse(
            why -> poison.add(poison(received, reason(why), inbound, why)),
            () -> events.add(new Known(received, inbound)));
  }

  /** Why an event is not for the handler; empty when it is. */
  static Optional<Refusal> refusal(Intake intake, InboundEvent event) {
    return event.event().isEmpty()
            && Topics.isWrittenFromOutside(event.topic())
            && !Topics.takesTombstones(event.topic())
        ? Optional.of(Refusal.of(CommonRefusal.EMPTY_RECORD, "the record has no value"))
        : Senders.checkName(intake, event).or(() -> intake.refusal(event));
  }

  private static String reason(Refusal refusal) {
    return refusal.problems().getFirst().code() == CommonRefusal.SENDER_NOT_ALLOWED
        ? Senders.NOT_ALLOWED
        : PoisonReason.INVALID.name();
  }

  /** An event that is about what belongs to another partner. */
  static Poison foreign(Known known) {
    return poison(known.received(), Senders.NOT_ALLOWED, known.event(), Senders.OTHER_OWNER);
  }

  private static Poison poison(
      Received received, String reason, InboundEvent event, Refusal refusal) {
    return new Poison(
        new Unhandled(received, reason, refusal.describe()), new Refused(event, refusal));
  }

  private static InboundEvent inbound(Received received, Optional<SpecificRecord> event) {
    return new InboundEvent(
        received.topic(),
        received.partition().partition(),
        received.record().offset(),
        new String(received.key().array(), StandardCharsets.UTF_8),
        received.timestamp(),
        event,
        CloudEventHeaders.traceParent(received.record().headers()));
  }

  private static RefusalCode code(PoisonReason reason) {
    return switch (reason) {
      case NOT_FRAMED -> CommonRefusal.NOT_FRAMED;
      case UNKNOWN_SCHEMA -> CommonRefusal.UNKNOWN_SCHEMA;
      case UNDECODABLE -> CommonRefusal.UNDECODABLE;
      case INVALID -> CommonRefusal.INVALID;
    };
  }
}
