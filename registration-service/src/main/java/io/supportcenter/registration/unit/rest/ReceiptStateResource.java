package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.ReceiptEntity;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a receipt. */
@Path("/v1/receipts/{retailerId}/{receiptNumber}")
@Tag(name = "Receipts")
@Audited
public class ReceiptStateResource {

  private final Caller caller;
  private final Transactions transactions;
  private final RegistrationViews views;

  ReceiptStateResource(Caller caller, Transactions transactions, RegistrationViews views) {
    this.caller = caller;
    this.transactions = transactions;
    this.views = views;
  }

  @GET
  @RolesAllowed({Roles.RETAILER, Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      summary = "A receipt and what became of each unit on it",
      description =
          "A return or void shows the units that it takes back, and what it found no unit for.")
  public ReceiptView get(String retailerId, String receiptNumber) {
    ReceiptEntity receipt = received(retailerId, receiptNumber).orElseThrow(Problems::notFound);
    ReceiptTakeBacks takeBacks = transactions.read(tx -> ReceiptTakeBacks.of(tx, receipt));
    List<RegistrationEntity> units =
        receipt.isTakeBack()
            ? RegistrationEntity.ofIds(takeBacks.units())
            : RegistrationEntity.ofReceipt(receipt.id);
    List<RegistrationEntity> reached = units.stream().filter(this::isReached).toList();
    if (reached.isEmpty() && caller.isPartner(Roles.RETAILER, retailerId)) {
      return ReceiptView.of(receipt, takeBacks, views.of(units, false));
    }
    if (reached.isEmpty() && !(units.isEmpty() && caller.reachesUnowned())) {
      throw Problems.notFound();
    }
    return ReceiptView.of(receipt, takeBacks, views.of(reached));
  }

  private boolean isReached(RegistrationEntity unit) {
    return unit.userId == null ? caller.reachesUnowned() : caller.reaches(unit.userId);
  }

  /** A cancellation under the sale's own number is shown until the sale arrives. */
  private static Optional<ReceiptEntity> received(String retailerId, String receiptNumber) {
    try {
      ReceiptKey key = ReceiptKey.read(retailerId, receiptNumber);
      return ReceiptEntity.received(key)
          .or(() -> ReceiptEntity.received(key.ofOwn(ReceiptKind.VOID)))
          .or(() -> ReceiptEntity.received(key.ofOwn(ReceiptKind.RETURN)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
