package io.supportcenter.reactivation.reactivation.events;

import io.supportcenter.events.AccountReactivated;
import io.supportcenter.events.ReactivationConditionAccepted;
import io.supportcenter.events.ReactivationDecline;
import io.supportcenter.events.ReactivationDeclined;
import io.supportcenter.events.ReactivationOfferExpired;
import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.reactivation.account.events.PaymentMethodKindMapper;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationState.Accepted;
import io.supportcenter.reactivation.reactivation.ReactivationState.Blocked;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionAccepted;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Declined;
import io.supportcenter.reactivation.reactivation.ReactivationState.Expired;
import io.supportcenter.reactivation.reactivation.ReactivationState.Reactivated;
import io.supportcenter.reactivation.reactivation.ReactivationState.Received;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.ReactivationState.ThirdResponded;
import io.supportcenter.reactivation.reactivation.ReactivationState.VerifyingPaymentMethod;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
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
    String id = after.id().toString();
    long version = after.version();
    String account = after.request().account().value();
    String user = after.request().user().value();
    return switch (after.state()) {
      case ConditionAccepted(var method, var reference, _) ->
          new ReactivationConditionAccepted(
              id, version, account, user, PaymentMethodKindMapper.toEvent(method), reference, at);
      case Reactivated(var condition, var reactivatedAt, var reference) ->
          new AccountReactivated(
              id,
              version,
              account,
              user,
              condition.map(PaymentMethodKindMapper::toEvent).orElse(null),
              reactivatedAt,
              reference,
              at);
      case Declined(var reason) ->
          new ReactivationDeclined(
              id, version, account, user, ReactivationDecline.valueOf(reason.name()), at);
      case Refused(var reason, var detail) ->
          new ReactivationRefused(
              id,
              version,
              account,
              user,
              after.request().requestId(),
              ReactivationRefusal.valueOf(reason.name()),
              detail.orElse(null),
              at,
              ValueMapper.toEvent(after.request().actor()),
              after.request().onBehalfOf().orElse(null));
      case Expired _ -> new ReactivationOfferExpired(id, version, account, user, at);
      case Received _, Accepted _, ConditionalOffer _, VerifyingPaymentMethod _ ->
          throw new IllegalStateException("not published: " + after.state().code());
      case ThirdResponded _, Blocked _ ->
          throw new IllegalStateException("not published: " + after.state().code());
    };
  }
}
