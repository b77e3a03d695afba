package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of one unit of a receipt.
 *
 * @param reason of a rejection
 * @param waitsFor which partner a PENDING_PARTNER waits for
 * @param contradictions of a CONFLICT
 * @param product the device or reservation, once registered
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Registration")
public record RegistrationView(
    UUID id,
    String retailerId,
    String receiptNumber,
    int lineNumber,
    int unit,
    StateCode state,
    RejectionReason reason,
    PendingPartner.Partner waitsFor,
    List<ContradictionView> contradictions,
    String gtin,
    String vendorId,
    String reservationNumber,
    String userId,
    String product,
    Instant changedAt) {

  /** A field on which sources differ. */
  @Schema(name = "Contradiction")
  public record ContradictionView(Contradiction.Field field, List<ClaimView> claims) {}

  /** What one source says. */
  @Schema(name = "ContradictionClaim")
  public record ClaimView(String value, FieldSource source, Instant at) {

    static ClaimView of(Sourced<String> claim) {
      return new ClaimView(claim.value(), claim.source(), claim.at());
    }
  }

  public static RegistrationView of(RegistrationEntity unit) {
    return of(unit, true);
  }

  /**
   * @param withUser false for a retailer, which must not learn which account its customer has
   */
  static RegistrationView of(RegistrationEntity unit, boolean withUser) {
    RegistrationState state =
        unit.detail.equals("{}")
            ? new RegistrationState.Received()
            : DomainJson.read(unit.detail, RegistrationState.class);
    return new RegistrationView(
        unit.id,
        unit.retailerId,
        unit.receiptNumber,
        unit.lineNumber,
        unit.unit,
        unit.state,
        state instanceof Rejected(RejectionReason reason) ? reason : null,
        state instanceof PendingPartner(var partner, _) ? partner : null,
        state instanceof Conflict(var found) ? contradictions(found) : List.of(),
        unit.gtin,
        unit.vendorId,
        unit.reservationNumber,
        withUser ? unit.userId : null,
        withUser && state instanceof Asset ? "/v1/products/" + unit.id : null,
        unit.changedAt);
  }

  private static List<ContradictionView> contradictions(List<Contradiction> found) {
    return found.stream()
        .map(c -> new ContradictionView(c.field(), c.claims().stream().map(ClaimView::of).toList()))
        .toList();
  }
}
