package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

  /** FIPS 180-4, example of one block. */
  @Test
  void shouldHashTheStandardsExample() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void shouldMakeAUuidOfTheFirstBitsWithVersionAndVariant() {
    assertThat(Sha256.uuid("abc")).hasToString("ba7816bf-8f01-8fea-8141-40de5dae2223");
  }
}
