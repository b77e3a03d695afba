package io.supportcenter.registration.unit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.unit.Facts;
import io.supportcenter.registration.unit.StoredUnit;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BuyerAssignmentTest {

  private static final UUID RECEIPT = new UUID(0, 1);
  private static final StoredUnit RECEIVED = StoredUnit.received(RECEIPT, Facts.receipt().facts());
  private static final StoredUnit SOLD =
      RECEIVED.with(facts ->
          facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL))));

  @Test
  void shouldAssignAUnitToTheBuyerOfItsReceipt() {
    StoredUnit assigned = assign(RECEIVED, Facts.DANA, NamedBy.RECEIPT);

    assertThat(assigned.facts().user().orElseThrow().value()).isEqualTo(Facts.DANA);
    assertThat(assigned.facts().user().orElseThrow().source()).isEqualTo(FieldSource.RECEIPT);
  }

  @Test
  void shouldSayThatTheRetailerNamedTheBuyer() {
    StoredUnit assigned = assign(SOLD, Facts.DANA, NamedBy.RETAILER);

    assertThat(assigned.facts().user().orElseThrow().source()).isEqualTo(FieldSource.RETAILER);
  }

  @Test
  void shouldNotMoveAUnitToAnotherUser() {
    StoredUnit assigned = assign(RECEIVED, Facts.DANA, NamedBy.RECEIPT);

    assertThat(assign(assigned, Facts.KIM, NamedBy.RECEIPT)).isEqualTo(assigned);
  }

  @Test
  void shouldContestAClaimOfSomebodyElse() {
    StoredUnit claimed =
        RECEIVED.with(facts ->
            facts.withUser(
                new Sourced<>(Facts.DANA, FieldSource.USER, Instant.EPOCH, "claim:dana")));

    StoredUnit contested = assign(claimed, Facts.KIM, NamedBy.RECEIPT);

    assertThat(contested.facts().user().orElseThrow().value()).isEqualTo(Facts.DANA);
    assertThat(contested.facts().contest()).isPresent();
    assertThat(assign(claimed, Facts.DANA, NamedBy.RECEIPT)).isEqualTo(claimed);
  }

  @Test
  void shouldLeaveAUnitWhoseBuyerIsUnknown() {
    assertThat(BuyerAssignment.assign(RECEIVED, Map.of())).isEqualTo(RECEIVED);
  }

  private static StoredUnit assign(StoredUnit unit, UserId user, NamedBy namedBy) {
    return BuyerAssignment.assign(unit, Map.of(RECEIPT, new Match(user, namedBy)));
  }
}
