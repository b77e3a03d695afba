package io.supportcenter.registration.receipt.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.outbox.PartnerTopics;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.RateClass;
import io.supportcenter.kit.rest.RateLimited;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.problem.RegistrationProblem;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.events.ReceiptMapper;
import io.supportcenter.registration.receipt.events.ReceiptMapper.Format;
import io.supportcenter.registration.receipt.poslog.PosLogMapper;
import io.supportcenter.registration.receipt.poslog.PosLogResult;
import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ReadReceipt;
import io.supportcenter.registration.receipt.poslog.StoreZones;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Receipts over HTTP, for tills that do not write to Kafka. They go the same way as all others,
 * through the retailer's {@code receipts.v1}. No Idempotency-Key is needed: a receipt's number is
 * one.
 */
@RateLimited(RateClass.INTAKE)
@Path("/v1/receipts")
@Tag(name = "Receipts")
@Audited
public class ReceiptResource {

  private final UnitOfWork unitOfWork;
  private final Caller caller;
  private final PartnerTopics topics;
  private final Transactions transactions;
  private final PosLogMapper posLog;

  ReceiptResource(
      UnitOfWork unitOfWork, Caller caller, PartnerTopics topics, Transactions transactions) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.topics = topics;
    this.caller = caller;
    this.posLog = new PosLogMapper(new Directory(transactions));
  }

  /** The stores of the directory. */
  private record Directory(Transactions transactions) implements StoreZones {

    @Override
    public Optional<ZoneId> zoneOf(String retailerId, String storeId) {
      return transactions.read(tx -> PartnerStore.zoneOf(tx, retailerId, storeId));
    }

    @Override
    public Optional<String> regionOf(String retailerId, String storeId) {
      return transactions.read(tx -> PartnerStore.regionOf(tx, retailerId, storeId));
    }
  }

  @POST
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @RolesAllowed({Roles.RETAILER, Roles.OPERATOR})
  @Transactional
  @Operation(
      summary = "Accepts the transactions of a POSLog 6 document",
      description =
          "One at a time: the answer says which were accepted, ignored or refused, and why. 422 if"
              + " none was accepted and one is wrong, or if the document has no transactions.")
  public Response takePosLog(
      @RestQuery("retailerId") @NotNull @Pattern(regexp = PartnerId.PATTERN) String retailerId,
      byte[] document) {
    checkRetailer(retailerId);
    PosLogResult read = posLog.read(retailerId, document);
    if (read.receipts().isEmpty() && !read.problems().isEmpty()) {
      throw refused(read);
    }
    publish(retailerId, read.receipts().stream().map(ReadReceipt::receipt).toList(), Format.POSLOG);
    return Response.accepted(AcceptedReceipts.of(read)).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.RETAILER, Roles.OPERATOR})
  @Transactional
  @Operation(
      summary = "Accepts one receipt in JSON",
      description = "A wrong line is left out, as the answer says, unless it is the only one.")
  public Response takeJson(@NotNull @Valid ReceiptBody body) {
    checkRetailer(body.retailerId());
    WrittenReceipt receipt = body.toWritten();
    Set<String> sellsFor =
        transactions.read(tx -> PartnerStore.termsOf(tx, body.retailerId())).sellsFor();
    return switch (ReceiptReader.read(receipt, sellsFor)) {
      case ReceiptResult.Valid(_, _, var leftOut) -> {
        publish(body.retailerId(), List.of(receipt), Format.JSON);
        yield Response.accepted(AcceptedReceipts.of(receipt, leftOut)).build();
      }
      case ReceiptResult.Invalid(var problems) ->
          throw new ProblemException(
              RegistrationProblem.RECEIPT_INVALID,
              "the receipt is invalid",
              problems.stream().map(p -> new FieldProblem(p.field(), p.reason().name())).toList());
    };
  }

  private void publish(String retailerId, List<WrittenReceipt> receipts, Format format) {
    String topic = topics.inNameOf(new PartnerId(retailerId), Topics.RECEIPTS);
    unitOfWork.publish(
        Effects.of(receipts.stream().map(r -> ReceiptMapper.toEvent(topic, r, format)).toList()));
  }

  private void checkRetailer(String retailerId) {
    if (!caller.hasRole(Roles.OPERATOR) && !caller.isPartner(Roles.RETAILER, retailerId)) {
      throw new ProblemException(
          RegistrationProblem.OTHER_RETAILER, "this token belongs to another retailer");
    }
  }

  private static ProblemException refused(PosLogResult read) {
    Stream<FieldProblem> wrong =
        read.problems().stream().map(p -> new FieldProblem(place(p), p.reason().name()));
    Stream<FieldProblem> ignored =
        read.ignored().stream()
            .map(i -> new FieldProblem(transaction(i.transaction()), i.reason().name()));
    return new ProblemException(
        read.isUnreadable()
            ? RegistrationProblem.POSLOG_UNREADABLE
            : RegistrationProblem.POSLOG_INVALID,
        "nothing in this document was accepted",
        Stream.concat(wrong, ignored).toList());
  }

  private static String transaction(int position) {
    return "Transaction[" + position + "]";
  }

  private static String place(PosLogProblem problem) {
    return problem.transaction() == 0
        ? problem.element()
        : transaction(problem.transaction()) + "/" + problem.element();
  }
}
