package io.supportcenter.reactivation.reactivation.events;

import io.supportcenter.events.AttributeComparison;
import io.supportcenter.events.PaymentMethodCondition;
import io.supportcenter.events.ReactivationBlock;
import io.supportcenter.events.ReactivationDecided;
import io.supportcenter.events.ReactivationReason;
import io.supportcenter.events.ReactivationResponse;
import io.supportcenter.events.ThirdResponse;
import io.supportcenter.events.ThirdResponseKind;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Money;
import io.supportcenter.reactivation.account.Restriction;
import io.supportcenter.reactivation.account.events.PaymentMethodKindMapper;
import io.supportcenter.reactivation.decision.Answer;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.scorecard.Comparison;
import java.time.Instant;

/** Decisions as events. */
final class DecisionEventMapper {
  private DecisionEventMapper() {}

  static ReactivationDecided toEvent(Reactivation after, Decision decision, Instant at) {
    ReactivationDecided.Builder event =
        ReactivationDecided.newBuilder()
            .setReactivationId(after.id().toString())
            .setVersion(after.version())
            .setAccountId(after.request().account().value())
            .setUserId(after.request().user().value())
            .setRequestId(after.request().requestId())
            .setActor(ValueMapper.toEvent(after.request().actor()))
            .setOnBehalfOf(after.request().onBehalfOf().orElse(null))
            .setOccurredAt(at)
            .setDecision(after.decisions())
            .setAccountVersion(decision.evidence().accountVersion())
            .setPolicyId(decision.policy().id())
            .setPolicyVersion(decision.policy().version())
            .setPolicyHash(decision.policy().hash())
            .setComparisons(
                decision.comparisons().stream().map(DecisionEventMapper::comparison).toList())
            .setScore(decision.score().points())
            .setFirstThreshold(decision.thresholds().first())
            .setSecondThreshold(decision.thresholds().second())
            .setSatisfiesFirst(decision.satisfiesFirst())
            .setSatisfiesSecond(decision.satisfiesSecond())
            .setReasons(
                decision.reasons().stream()
                    .map(reason -> ReactivationReason.valueOf(reason.name()))
                    .toList());
    return answer(event, decision.answer()).build();
  }

  private static AttributeComparison comparison(Comparison comparison) {
    return new AttributeComparison(
        comparison.attribute().name(),
        comparison.value().plain(),
        comparison.points(),
        comparison.baselinePoints());
  }

  private static ReactivationDecided.Builder answer(
      ReactivationDecided.Builder event, Answer answer) {
    return switch (answer) {
      case Answer.AcceptUnconditionally _ -> event.setResponse(ReactivationResponse.FIRST);
      case Answer.AcceptOnCondition offer ->
          event.setResponse(ReactivationResponse.SECOND).setCondition(condition(offer));
      case Answer.Third third ->
          event.setResponse(ReactivationResponse.THIRD).setThirdResponse(third(third));
      case Answer.Block(Restriction by) ->
          event
              .setResponse(ReactivationResponse.BLOCKED)
              .setBlockedBy(ReactivationBlock.valueOf(by.name()));
    };
  }

  private static PaymentMethodCondition condition(Answer.AcceptOnCondition offer) {
    return new PaymentMethodCondition(
        offer.differsFrom().map(PaymentMethodKindMapper::toEvent).orElse(null),
        offer.anyOf().stream().sorted().map(PaymentMethodKindMapper::toEvent).toList(),
        offer.expiresAt());
  }

  private static ThirdResponse third(Answer.Third third) {
    return switch (third) {
      case Answer.ReferToAgent _ -> new ThirdResponse(ThirdResponseKind.REFER_TO_AGENT, null, null);
      case Answer.VerifyIdentity _ ->
          new ThirdResponse(ThirdResponseKind.VERIFY_IDENTITY, null, null);
      case Answer.SettleBalance(Money amount) ->
          new ThirdResponse(ThirdResponseKind.SETTLE_BALANCE, ValueMapper.toEvent(amount), null);
      case Answer.PayDeposit(Money amount) ->
          new ThirdResponse(ThirdResponseKind.DEPOSIT, ValueMapper.toEvent(amount), null);
      case Answer.WaitUntil(Instant until) ->
          new ThirdResponse(ThirdResponseKind.WAITING_PERIOD, null, until);
    };
  }
}
