package io.supportcenter.kit.inbox;

import io.supportcenter.events.RecordRefused;
import io.supportcenter.events.RefusalProblem;
import io.supportcenter.events.Remedy;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Refusal.Problem;
import io.supportcenter.kit.values.Text;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.Optional;

/** Refusals as events. Their texts stay short, whatever the record has. */
final class RefusalMapper {

  private static final int TEXT_MAX = 1000;
  private static final int PROBLEMS_MAX = 100;

  private RefusalMapper() {}

  /**
   * @param topic {@link Topics#REFUSALS}, or the sender's own
   */
  static OutboundEvent toEvent(String topic, Refused refused, boolean confidential, Instant at) {
    InboundEvent record = refused.record();
    Problem first = refused.refusal().problems().getFirst();
    Optional<String> key =
        Optional.of(record.key())
            .filter(k -> !k.isEmpty() && !confidential)
            .map(RefusalMapper::text);
    RecordRefused event =
        RecordRefused.newBuilder()
            .setTopic(record.topic())
            .setPartition(record.partition())
            .setOffset(record.offset())
            .setRecordKey(key.orElse(null))
            .setRecordId(refused.refusal().recordId().map(RefusalMapper::text).orElse(null))
            .setCode(first.code().name())
            .setField(first.field().map(RefusalMapper::text).orElse(null))
            .setDetail(text(first.detail()))
            .setRemedy(Remedy.valueOf(first.code().remedy().name()))
            .setRestTaken(refused.refusal().restTaken())
            .setFurtherProblems(
                refused.refusal().problems().stream()
                    .skip(1)
                    .limit(PROBLEMS_MAX)
                    .map(RefusalMapper::problem)
                    .toList())
            .setOccurredAt(at)
            .build();
    return OutboundEvent.of(topic, key.orElseGet(() -> place(record)), event).causedBy(record);
  }

  private static RefusalProblem problem(Problem problem) {
    return new RefusalProblem(
        problem.code().name(),
        problem.field().map(RefusalMapper::text).orElse(null),
        text(problem.detail()));
  }

  private static String place(InboundEvent record) {
    return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
  }

  private static String text(String text) {
    return Text.storable(text, TEXT_MAX);
  }
}
