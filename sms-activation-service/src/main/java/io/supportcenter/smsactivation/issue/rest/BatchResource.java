package io.supportcenter.smsactivation.issue.rest;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Idempotent;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.MoneyReader;
import io.supportcenter.kit.values.MoneyResult;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.store.AccountStore;
import io.supportcenter.smsactivation.issue.Batch;
import io.supportcenter.smsactivation.issue.BatchState;
import io.supportcenter.smsactivation.issue.CardSheet;
import io.supportcenter.smsactivation.issue.IssuePolicy;
import io.supportcenter.smsactivation.issue.IssuerLimit;
import io.supportcenter.smsactivation.issue.store.BatchStore;
import io.supportcenter.smsactivation.issue.store.CardIssue;
import io.supportcenter.smsactivation.problem.SmsActivationProblem;
import io.supportcenter.smsactivation.sms.ShortCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Issue of accounts in batches. An issuer is the partner of its token. */
@Path("/v1/batches")
@Tag(name = "Batches")
public class BatchResource {

  private static final Duration EXPIRES_IN_MAX = Duration.ofDays(36_525);

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final CardIssue issue;
  private final IssuerLimit limit;
  private final Caller caller;

  BatchResource(
      Transactions transactions,
      UnitOfWork unitOfWork,
      CardIssue issue,
      IssuerLimit limit,
      Caller caller) {
    this.limit = limit;
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.issue = issue;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Transactional
  @RolesAllowed(Roles.ISSUER)
  @Operation(summary = "Orders a batch, whose accounts are made when its sheet is handed out")
  public Response order(@NotNull @Valid BatchOrder order) {
    Batch batch = transactions.inCurrent(tx -> insert(tx, batch(order)));
    return Response.created(UriBuilder.fromPath("/v1/batches/{id}").build(batch.terms().batchId()))
        .entity(BatchView.of(batch))
        .build();
  }

  @GET
  @Path("/{batchId}")
  @RolesAllowed({Roles.ISSUER, Roles.OPERATOR})
  @Operation(summary = "A batch, without pass codes")
  public BatchView get(UUID batchId) {
    return transactions
        .read(tx -> BatchStore.find(tx, batchId))
        .filter(batch -> caller.hasRole(Roles.OPERATOR) || isOwn(batch))
        .map(BatchView::of)
        .orElseThrow(BatchResource::unknown);
  }

  @POST
  @Path("/{batchId}/sheet")
  @Transactional
  @Produces({"text/csv", Problem.MEDIA_TYPE})
  @RolesAllowed(Roles.ISSUER)
  @Operation(
      summary = "Makes the batch's accounts, blacklisted, and hands out their cards as CSV, once",
      description =
          "account_id, pass_code, short_code, value, currency, expires_on. The pass codes are not"
              + " stored: a lost sheet is lost, and its cards never work; void it and order"
              + " another one. It needs no Idempotency-Key, since it happens only once.")
  public Response handOut(UUID batchId) {
    return Response.ok(
            transactions.inCurrent(tx -> handOut(tx, batchId)), "text/csv; charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + batchId + ".csv\"")
        .build();
  }

  @DELETE
  @Path("/{batchId}/sheet")
  @Transactional
  @RolesAllowed(Roles.ISSUER)
  @Operation(
      summary = "Voids a sheet, for example a lost one, until the first of its cards is activated",
      description =
          "All its accounts are closed, and the distributor owes nothing for them. Before the sheet"
              + " is handed out, it never will be.")
  public BatchView voidSheet(UUID batchId) {
    return BatchView.of(transactions.inCurrent(tx -> voidSheet(tx, batchId)));
  }

  private Batch voidSheet(Connection tx, UUID batchId) throws SQLException {
    Batch batch =
        BatchStore.lock(tx, batchId).filter(this::isOwn).orElseThrow(BatchResource::unknown);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return switch (batch.state()) {
      case BatchState.Voided _ -> batch;
      case BatchState.Ordered ordered -> {
        BatchState.Voided voided = ordered.voided(now);
        BatchStore.saveVoid(tx, batchId, voided);
        yield batch.become(voided);
      }
      case BatchState.HandedOut handedOut -> {
        List<Account> accounts = AccountStore.lockBatch(tx, batchId);
        if (accounts.stream().anyMatch(account -> account.state().activation().isPresent())) {
          throw new ProblemException(
              SmsActivationProblem.SHEET_USED, "one of its cards was activated");
        }
        BatchState.Voided voided = handedOut.voided(now);
        unitOfWork.publish(CardIssue.voidSheet(tx, batch, accounts, voided));
        yield batch.become(voided);
      }
    };
  }

  private String handOut(Connection tx, UUID batchId) throws SQLException {
    Batch batch =
        BatchStore.lock(tx, batchId).filter(this::isOwn).orElseThrow(BatchResource::unknown);
    return switch (batch.state()) {
      case BatchState.HandedOut _ ->
          throw new ProblemException(
              SmsActivationProblem.SHEET_HANDED_OUT, "the sheet was handed out before");
      case BatchState.Voided _ ->
          throw new ProblemException(SmsActivationProblem.SHEET_VOIDED, "the sheet is void");
      case BatchState.Ordered ordered -> {
        CardIssue.Issued issued = issue.issue(tx, batch, ordered);
        unitOfWork.publish(issued.effects());
        yield CardSheet.csv(batch.terms(), issued.cards());
      }
    };
  }

  private Batch insert(Connection tx, Batch batch) throws SQLException {
    BatchStore.lockOrders(tx);
    limit
        .excess(BatchStore.outstanding(tx, batch), batch)
        .ifPresent(excess -> {
          throw new ProblemException(
              SmsActivationProblem.ISSUER_LIMIT,
              "you may not have more outstanding " + excess.words());
        });
    if (!IssuePolicy.hasRoomFor(BatchStore.liveCodes(tx), batch.count())) {
      throw new ProblemException(
          SmsActivationProblem.CODE_SPACE_FULL,
          "with more live pass codes, guessing one would become too likely");
    }
    BatchStore.insert(tx, batch, Instant.now());
    return batch;
  }

  private Batch batch(BatchOrder order) {
    if (order.expiresAt().isAfter(Instant.now().plus(EXPIRES_IN_MAX))) {
      throw Problems.invalid("expiresAt", "must be within the next 100 years");
    }
    return new Batch(
        new AccountTerms(
            Ids.next(),
            order.distributorId(),
            new ShortCode(order.shortCode()),
            value(order.value()),
            order.expiresAt()),
        caller.requirePartner(),
        order.count(),
        new BatchState.Ordered());
  }

  private static Money value(BatchOrder.Value value) {
    return switch (MoneyReader.read(value.amountMinor(), value.currency())) {
      case MoneyResult.Valid(var money) -> money;
      case MoneyResult.Invalid(var reason) ->
          throw new ProblemException(
              SmsActivationProblem.UNKNOWN_CURRENCY,
              "the value is not a valid amount of money",
              List.of(new FieldProblem("value.currency", reason.name())));
    };
  }

  private boolean isOwn(Batch batch) {
    return caller.isPartner(Roles.ISSUER, batch.issuerId());
  }

  private static ProblemException unknown() {
    return new ProblemException(SmsActivationProblem.BATCH_UNKNOWN, "no such batch");
  }
}
