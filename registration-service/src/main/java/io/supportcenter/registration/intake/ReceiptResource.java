package io.supportcenter.registration.intake;

import io.supportcenter.events.ReceiptReceived;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.registration.partner.PartnerEndpoints;
import io.supportcenter.registration.progress.RegistrationEntity;
import io.supportcenter.registration.progress.RegistrationView;
import io.supportcenter.registration.receipt.ReceiptMapper;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.poslog.PosLogMapper;
import io.supportcenter.registration.receipt.poslog.PosLogResult;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Receipts over HTTP, for tills that do not write to Kafka. They take the same way as all others,
 * through {@code receipts.v1}. No Idempotency-Key is needed: a receipt's number is one.
 */
@Path("/v1/receipts")
@Tag(name = "Receipts")
public class ReceiptResource {

  private static final String RETAILER_CLAIM = "retailer";

  private static final String RETAILER_ID = "[A-Za-z0-9._-]{1,64}";

  private final UnitOfWork unitOfWork;
  private final Caller caller;
  private final PosLogMapper posLog;
  private final ReceiptMapper mapper = new ReceiptMapper();

  ReceiptResource(UnitOfWork unitOfWork, Caller caller, PartnerEndpoints partners) {
    this.unitOfWork = unitOfWork;
    this.caller = caller;
    this.posLog = new PosLogMapper(partners::zoneOf);
  }

  @POST
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
  @Transactional
  @Operation(
      summary = "Takes the transactions of a POSLog 6 document",
      description =
          "All of them or, when one is wrong, none: the answer names what is wrong with each.")
  public Response takePosLog(
      @RestQuery("retailerId") @NotNull @Pattern(regexp = RETAILER_ID) String retailerId,
      byte[] document) {
    checkRetailer(retailerId);
    PosLogResult read = posLog.read(retailerId, new ByteArrayInputStream(document));
    if (!read.problems().isEmpty()) {
      throw refused(read.problems());
    }
    return taken(read.receipts(), read.ignored());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
  @Transactional
  @Operation(summary = "Takes one receipt in JSON")
  public Response takeJson(@NotNull @Valid ReceiptBody body) {
    checkRetailer(body.retailerId());
    ReceiptReceived receipt = body.toEvent();
    if (mapper.read(receipt) instanceof ReceiptResult.Invalid(var problems)) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "RECEIPT_INVALID",
          "the receipt cannot be taken",
          problems.stream().map(p -> new FieldProblem(p.field(), p.reason().name())).toList());
    }
    return taken(List.of(receipt), List.of());
  }

  @GET
  @Path("/{retailerId}/{receiptNumber}")
  @RolesAllowed({Roles.MERCHANT, Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "A receipt and what became of each unit on it")
  public ReceiptView get(String retailerId, String receiptNumber) {
    ReceiptEntity receipt =
        ReceiptEntity.received(retailerId, receiptNumber).orElseThrow(Problems::notFound);
    List<RegistrationEntity> units = RegistrationEntity.ofReceipt(receipt.id);
    boolean own = units.stream().anyMatch(unit -> unit.belongsTo(caller.subject()));
    if (!caller.isStaff() && !own && !isRetailer(retailerId)) {
      throw Problems.notFound();
    }
    List<RegistrationView> views = units.stream().map(RegistrationView::of).toList();
    return ReceiptView.of(
        receipt,
        caller.isStaff() || own
            ? views
            : views.stream().map(RegistrationView::withoutUser).toList());
  }

  private Response taken(List<ReceiptReceived> receipts, List<IgnoredTransaction> ignored) {
    unitOfWork.publish(
        Effects.of(
            receipts.stream()
                .map(receipt ->
                    OutboundEvent.of(
                        Topics.RECEIPTS,
                        receipt.getRetailerId() + ":" + receipt.getReceiptNumber(),
                        receipt))
                .toList()));
    return Response.accepted(TakenReceipts.of(receipts, ignored)).build();
  }

  /** Whether the caller is that retailer's back end. */
  private boolean isRetailer(String retailerId) {
    return caller.hasRole(Roles.MERCHANT)
        && caller.claim(RETAILER_CLAIM).filter(retailerId::equals).isPresent();
  }

  private void checkRetailer(String retailerId) {
    if (!caller.isStaff() && !isRetailer(retailerId)) {
      throw new ProblemException(
          Status.FORBIDDEN, "OTHER_RETAILER", "this token is of another retailer");
    }
  }

  private static ProblemException refused(List<PosLogProblem> problems) {
    boolean unreadable = problems.stream().anyMatch(problem -> problem.transaction() == 0);
    return new ProblemException(
        unreadable ? Status.BAD_REQUEST : UnprocessableContent.STATUS,
        unreadable ? "POSLOG_UNREADABLE" : "POSLOG_INVALID",
        "nothing of this document was taken",
        problems.stream().map(p -> new FieldProblem(place(p), p.reason().name())).toList());
  }

  private static String place(PosLogProblem problem) {
    return problem.transaction() == 0
        ? problem.element()
        : "Transaction[" + problem.transaction() + "]/" + problem.element();
  }
}
