package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.receipt.store.ReceiptEntity;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a receipt. */
@Path("/v1/receipts/{retailerId}/{receiptNumber}")
@Tag(name = "Receipts")
public class ReceiptStateResource {

  private static final String RETAILER_CLAIM = "retailer";

  private final Caller caller;
  private final RegistrationViews views;

  ReceiptStateResource(Caller caller, RegistrationViews views) {
    this.caller = caller;
    this.views = views;
  }

  @GET
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
    boolean withUser = caller.isStaff() || own;
    return ReceiptView.of(receipt, views.of(units, withUser));
  }

  /** Whether the caller is that retailer's back end. */
  private boolean isRetailer(String retailerId) {
    return caller.hasRole(Roles.MERCHANT)
        && caller.claim(RETAILER_CLAIM).filter(retailerId::equals).isPresent();
  }
}
