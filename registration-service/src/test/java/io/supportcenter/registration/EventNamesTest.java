package io.supportcenter.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReservationKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Kinds are written to events by their names, and read by them. */
class EventNamesTest {

  private static final String NEWER = "UNKNOWN";

  @Test
  void shouldHaveAllKindsOfIdentityInEvents() {
    assertThat(names(io.supportcenter.events.IdentityKind.values()))
        .contains(NEWER)
        .filteredOn(name -> !name.equals(NEWER))
        .containsExactlyInAnyOrder(names(IdentityKind.values()));
  }

  @Test
  void shouldHaveAllKindsOfReceiptInEvents() {
    assertThat(names(io.supportcenter.events.ReceiptKind.values()))
        .contains(NEWER)
        .filteredOn(name -> !name.equals(NEWER))
        .containsExactlyInAnyOrder(names(ReceiptKind.values()));
  }

  @Test
  void shouldHaveAllKindsOfReservationInEvents() {
    assertThat(names(io.supportcenter.events.ReservationKind.values()))
        .contains(NEWER)
        .filteredOn(name -> !name.equals(NEWER))
        .containsExactlyInAnyOrder(names(ReservationKind.values()));
  }

  @Test
  void shouldHaveAllSourcesOfFieldsInEvents() {
    assertThat(names(io.supportcenter.events.FieldSource.values()))
        .contains(names(FieldSource.values()));
  }

  @Test
  void shouldHaveAllDaysFromWhichAWarrantyRunsInEvents() {
    assertThat(names(io.supportcenter.events.WarrantyBasis.values()))
        .contains(names(WarrantyBasis.values()));
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }
}
