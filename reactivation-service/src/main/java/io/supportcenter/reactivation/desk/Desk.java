package io.supportcenter.reactivation.desk;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.progress.AccountBook;
import io.supportcenter.reactivation.progress.AccountBooks;
import io.supportcenter.reactivation.progress.DecisionStore;
import io.supportcenter.reactivation.progress.DecisionStore.Numbered;
import io.supportcenter.reactivation.progress.ReactivationStore;
import io.supportcenter.reactivation.reactivation.Acceptance;
import io.supportcenter.reactivation.reactivation.AcceptanceProblem;
import io.supportcenter.reactivation.reactivation.PaymentMethod;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.ReactivationState.ConditionalOffer;
import io.supportcenter.reactivation.reactivation.ReactivationState.Refused;
import io.supportcenter.reactivation.reactivation.Refusal;
import io.supportcenter.reactivation.reactivation.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What users and agents do with reactivations, each in the transaction of its request. */
@ApplicationScoped
class Desk {

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final AccountBooks books;

  Desk(AgroalDataSource dataSource, UnitOfWork unitOfWork, AccountBooks books) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.books = books;
  }

  /**
   * @throws ProblemException when the request is refused at once
   */
  Reactivation request(ReactivationId id, ReactivationRequest request) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      AccountBook book = books.forRequests(tx, List.of(request));
      Reactivation received = book.receive(id, request);
      if (received.state() instanceof Refused(Refusal reason)) {
        throw refused(reason);
      }
      unitOfWork.publish(book.close(tx));
      return received;
    }
  }

  Reactivation accept(Reactivation known, PaymentMethod method) throws SQLException {
    return change(
        known,
        (open, book) ->
            switch (offer(open).accept(method, UUID.randomUUID(), book.now())) {
              case Acceptance.ToVerify(var next) -> Optional.of(open.toVerify(next));
              case Acceptance.NotTaken(var problem) -> throw notTaken(problem);
            });
  }

  Reactivation decline(Reactivation known) throws SQLException {
    return change(known, (open, _) -> open.declineOffer());
  }

  Optional<Reactivation> find(ReactivationId id) throws SQLException {
    return read(tx -> ReactivationStore.find(tx, id));
  }

  /** The first one first. */
  List<Numbered> decisions(ReactivationId id) throws SQLException {
    return read(tx -> DecisionStore.of(tx, id));
  }

  Optional<Decision> lastDecision(ReactivationId id) throws SQLException {
    return Optional.ofNullable(lastDecisions(List.of(id)).get(id));
  }

  Map<ReactivationId, Decision> lastDecisions(List<ReactivationId> ids) throws SQLException {
    return read(tx -> DecisionStore.last(tx, ids));
  }

  <T> T read(Reading<T> reading) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return reading.from(connection);
    }
  }

  /** Reads something from the database. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface Change {
    Optional<Step> of(Reactivation open, AccountBook book);
  }

  private Reactivation change(Reactivation known, Change change) throws SQLException {
    AccountId account = known.request().account();
    try (Connection tx = dataSource.getConnection()) {
      AccountBook book = books.open(tx, List.of(account));
      Step step =
          book.find(known.id()).flatMap(open -> change.of(open, book)).orElseThrow(Desk::noOffer);
      book.take(step);
      unitOfWork.publish(book.close(tx));
      return step.after();
    }
  }

  private static ConditionalOffer offer(Reactivation open) {
    if (open.state() instanceof ConditionalOffer offer) {
      return offer;
    }
    throw noOffer();
  }

  private static ProblemException noOffer() {
    return new ProblemException(
        Status.CONFLICT, "NO_OPEN_OFFER", "there is no offer to accept or decline");
  }

  private static ProblemException refused(Refusal reason) {
    String detail =
        switch (reason) {
          case ACCOUNT_UNKNOWN -> "the user has no such account";
          case ACCOUNT_NOT_DEACTIVATED -> "the account is not deactivated";
          case REACTIVATION_OPEN -> "a reactivation of the account is under way";
        };
    return new ProblemException(Status.CONFLICT, reason.name(), detail);
  }

  private static ProblemException notTaken(AcceptanceProblem problem) {
    return switch (problem) {
      case OFFER_EXPIRED ->
          new ProblemException(Status.CONFLICT, problem.name(), "the offer is over");
      case PAYMENT_METHOD_NOT_DIFFERENT ->
          new ProblemException(
              UnprocessableContent.STATUS,
              problem.name(),
              "the payment method must differ from the one that the deactivated account required");
      case PAYMENT_METHOD_NOT_ACCEPTED ->
          new ProblemException(
              UnprocessableContent.STATUS,
              problem.name(),
              "this kind of payment method is not among those of the offer");
    };
  }

  static ReactivationId newId() {
    return new ReactivationId(Ids.next());
  }
}
