package io.supportcenter.reactivation.reactivation.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.reactivation.problem.ReactivationProblem;
import io.supportcenter.reactivation.reactivation.Acceptance;
import io.supportcenter.reactivation.reactivation.AcceptanceProblem;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Refusal;
import io.supportcenter.reactivation.reactivation.store.AccountBatch;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The commands of users and agents, each in the transaction of its request. */
@Singleton
class ReactivationCommands {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final AccountBatches batches;

  ReactivationCommands(Transactions transactions, UnitOfWork unitOfWork, AccountBatches batches) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.batches = batches;
  }

  /**
   * @throws ProblemException when the request is refused immediately
   */
  Reactivation request(ReactivationId id, ReactivationRequest request) {
    return transactions.inCurrent(tx -> {
      AccountBatch batch = batches.forRequests(tx, List.of(request));
      Reactivation received = batch.receive(id, request);
      if (received.state() instanceof Refused(Refusal reason, _)) {
        throw refused(reason);
      }
      unitOfWork.publish(tx, batch.close(tx));
      return received;
    });
  }

  Reactivation accept(Reactivation known, PaymentMethod method) {
    return change(
        known,
        (open, batch) ->
            switch (offer(open)
                .accept(method, UUID.randomUUID(), batch.situation(open).attempts(), batch.now())) {
              case Acceptance.ToVerify(var next) -> Optional.of(open.toVerify(next));
              case Acceptance.NotTaken(var problem) -> throw notTaken(problem);
            });
  }

  Reactivation decline(Reactivation known) {
    return change(known, (open, _) -> open.declineOffer());
  }

  @FunctionalInterface
  private interface Change {
    Optional<ReactivationStep> of(Reactivation open, AccountBatch batch);
  }

  private Reactivation change(Reactivation known, Change change) {
    return transactions.inCurrent(tx -> {
      AccountBatch batch = batches.open(tx, List.of(known.request().account()));
      ReactivationStep step =
          batch
              .find(known.id())
              .flatMap(open -> change.of(open, batch))
              .orElseThrow(ReactivationCommands::noOffer);
      batch.take(step);
      unitOfWork.publish(tx, batch.close(tx));
      return step.after();
    });
  }

  private static ConditionalOffer offer(Reactivation open) {
    if (open.state() instanceof ConditionalOffer offer) {
      return offer;
    }
    throw noOffer();
  }

  private static ProblemException noOffer() {
    return new ProblemException(
        ReactivationProblem.NO_OPEN_OFFER, "the reactivation does not have an open offer");
  }

  private static ProblemException refused(Refusal reason) {
    return new ProblemException(
        ReactivationProblem.valueOf(reason.name()),
        switch (reason) {
          case ACCOUNT_UNKNOWN -> "the user does not have this account";
          case ACCOUNT_VERSION_UNKNOWN -> "this version of the account is unknown";
          case ACCOUNT_NOT_DEACTIVATED -> "the account is not deactivated";
          case REACTIVATION_OPEN -> "a reactivation of the account is under way";
        });
  }

  private static ProblemException notTaken(AcceptanceProblem problem) {
    return new ProblemException(
        ReactivationProblem.valueOf(problem.name()),
        switch (problem) {
          case OFFER_EXPIRED -> "the offer has expired";
          case PAYMENT_METHOD_NOT_DIFFERENT ->
              "the payment method must differ from the one that the deactivated account required";
          case PAYMENT_METHOD_NOT_ACCEPTED ->
              "the offer does not accept this kind of payment method";
          case PAYMENT_METHODS_TOO_MANY ->
              "too many payment methods for this account have failed; the offer says when the next"
                  + " one is accepted";
        });
  }
}
