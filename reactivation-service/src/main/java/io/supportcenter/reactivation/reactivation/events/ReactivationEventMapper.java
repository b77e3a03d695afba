package io.supportcenter.reactivation.reactivation.events;

import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecline;
import io.supportcenter.events.ReactivationDeclined;
import io.supportcenter.events.ReactivationOfferExpired;
import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.reactivation.account.events.PaymentMethodKindMapper;
import io.supportcenter.reactivation.reactivation.DeclineReason;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationState;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Refusal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Steps of a reactivation as events. */
public final class ReactivationEventMapper {
  private ReactivationEventMapper() {}

  /**
   * @throws IllegalStateException when the step is not published
   */
  public static SpecificRecord toEvent(ReactivationStep step, Instant at) {
    if (step.decision().isPresent()) {
      return DecisionEventMapper.toEvent(step.after(), step.decision().get(), at);
    }
    Reactivation after = step.after();
    return switch (after.state()) {
      case ReactivationState.ConditionAccepted state -> accepted(after, state, at);
      case ReactivationState.Reactivated state -> reactivated(after, state, at);
      case ReactivationState.Declined(DeclineReason reason) -> declined(after, reason, at);
      case ReactivationState.Refused(Refusal reason) -> refused(after, reason, at);
      case ReactivationState.Expired _ -> expired(after, at);
      case ReactivationState.Received _,
          ReactivationState.Accepted _,
          ReactivationState.ConditionalOffer _,
          ReactivationState.VerifyingPaymentMethod _,
          ReactivationState.Third _,
          ReactivationState.Blocked _ ->
          throw new IllegalStateException("not published: " + after.state().code());
    };
  }

  private static ReactivationConditionAccepted accepted(
      Reactivation after, ReactivationState.ConditionAccepted state, Instant at) {
    return ReactivationConditionAccepted.newBuilder()
        .setReactivationId(after.id().toString())
        .setVersion(after.version())
        .setAccountId(after.request().account().value())
        .setUserId(after.request().user().value())
        .setPaymentMethod(PaymentMethodKindMapper.toEvent(state.paymentMethod()))
        .setVerificationReference(state.verificationReference())
        .setOccurredAt(at)
        .build();
  }

  private static AccountReactivated reactivated(
      Reactivation after, ReactivationState.Reactivated state, Instant at) {
    return AccountReactivated.newBuilder()
        .setReactivationId(after.id().toString())
        .setVersion(after.version())
        .setAccountId(after.request().account().value())
        .setUserId(after.request().user().value())
        .setPaymentMethod(state.condition().map(PaymentMethodKindMapper::toEvent).orElse(null))
        .setReactivatedAt(state.at())
        .setAccountSystemReference(state.reference())
        .setOccurredAt(at)
        .build();
  }

  private static ReactivationDeclined declined(
      Reactivation after, DeclineReason reason, Instant at) {
    return ReactivationDeclined.newBuilder()
        .setReactivationId(after.id().toString())
        .setVersion(after.version())
        .setAccountId(after.request().account().value())
        .setUserId(after.request().user().value())
        .setReason(
            switch (reason) {
              case OFFER_DECLINED -> ReactivationDecline.OFFER_DECLINED;
              case ACCOUNT_NOT_DEACTIVATED -> ReactivationDecline.ACCOUNT_NOT_DEACTIVATED;
              case ACCOUNT_UNKNOWN -> ReactivationDecline.ACCOUNT_UNKNOWN;
              case ACCOUNT_RESTRICTED -> ReactivationDecline.ACCOUNT_RESTRICTED;
              case PAYMENT_METHOD_REFUSED -> ReactivationDecline.PAYMENT_METHOD_REFUSED;
              case REFUSED_BY_ACCOUNT_SYSTEM -> ReactivationDecline.REFUSED_BY_ACCOUNT_SYSTEM;
            })
        .setOccurredAt(at)
        .build();
  }

  private static ReactivationRefused refused(Reactivation after, Refusal reason, Instant at) {
    return ReactivationRefused.newBuilder()
        .setReactivationId(after.id().toString())
        .setVersion(after.version())
        .setAccountId(after.request().account().value())
        .setUserId(after.request().user().value())
        .setRequestId(after.request().requestId())
        .setReason(
            switch (reason) {
              case ACCOUNT_UNKNOWN -> ReactivationRefusal.ACCOUNT_UNKNOWN;
              case ACCOUNT_NOT_DEACTIVATED -> ReactivationRefusal.ACCOUNT_NOT_DEACTIVATED;
              case REACTIVATION_OPEN -> ReactivationRefusal.REACTIVATION_OPEN;
            })
        .setOccurredAt(at)
        .build();
  }

  private static ReactivationOfferExpired expired(Reactivation after, Instant at) {
    return ReactivationOfferExpired.newBuilder()
        .setReactivationId(after.id().toString())
        .setVersion(after.version())
        .setAccountId(after.request().account().value())
        .setUserId(after.request().user().value())
        .setOccurredAt(at)
        .build();
  }
}
