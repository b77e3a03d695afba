package io.supportcenter.registration.unit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import io.supportcenter.registration.unit.reading.Settlement;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of one unit of a receipt.
 *
 * @param reason of a rejection
 * @param waitsFor which partner a PENDING_PARTNER waits for
 * @param asking which partner is asked for it, as long as it is
 * @param contradictions of a CONFLICT
 * @param settlements what agents decided about contradictions; for staff
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
    AskingView asking,
    List<ContradictionView> contradictions,
    List<SettlementView> settlements,
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

  /**
   * What came of asking a partner.
   *
   * @param attempts how often it has been asked
   * @param reason what came of the last attempt
   * @param nextAt when it is asked next; absent when it is not, until its entry in the directory
   *     changes or an agent asks again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Asking")
  public record AskingView(
      PendingPartner.Partner partner, int attempts, String reason, Instant nextAt) {}

  /**
   * An agent's decision on a contradiction.
   *
   * @param source whose claim holds
   */
  @Schema(name = "Settlement")
  public record SettlementView(
      Contradiction.Field field, FieldSource source, String value, String by, Instant at) {

    static SettlementView of(Sourced<Settlement> said) {
      Settlement settlement = said.value();
      return new SettlementView(
          settlement.field(), settlement.source(), settlement.value(), said.reference(), said.at());
    }
  }

  /**
   * @param contest of an asset, about its buyer
   * @param withUser false for a retailer, which must not learn which account its customer has
   */
  static RegistrationView of(
      RegistrationEntity unit,
      AskingView asking,
      List<SettlementView> settlements,
      Optional<Contradiction> contest,
      boolean withUser) {
    RegistrationState state = unit.read();
    return new RegistrationView(
        unit.id,
        unit.retailerId,
        unit.receiptNumber,
        unit.lineNumber,
        unit.unit,
        unit.state,
        state instanceof Rejected(RejectionReason reason) ? reason : null,
        state instanceof PendingPartner(var partner, _, _) ? partner : null,
        asking,
        state instanceof Conflict(var found)
            ? contradictions(found)
            : contradictions(contest.stream().toList()),
        settlements,
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
