package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {

  private static final String SMALL = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  private static final String CAPITAL = "3F2504E0-4F89-41D3-9A0C-0305E82C3301";

  @Test
  void shouldReadAUuidInAnyLetterCase() {
    assertThat(Uuids.read(CAPITAL)).contains(UUID.fromString(SMALL));
    assertThat(Uuids.read(" " + SMALL)).contains(UUID.fromString(SMALL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "3f2504e04f8941d39a0c0305e82c3301",
        "{3f2504e0-4f89-41d3-9a0c-0305e82c3301}",
        "3f2504e0-4f89-41d3-9a0c-0305e82c330g"
      })
  void shouldReadNothingElse(String text) {
    assertThat(Uuids.read(text)).isEmpty();
  }

  @Test
  void shouldTakeIdsThatAreTheSameUuidForTheSame() {
    assertThat(new AssetId(CAPITAL)).isEqualTo(new AssetId(SMALL));
    assertThat(new AssetId(" " + SMALL)).isEqualTo(new AssetId(SMALL));
    assertThat(new UserId(CAPITAL)).isEqualTo(new UserId(SMALL));
    assertThat(new UserId("Ada")).isNotEqualTo(new UserId("ada"));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/a/3F2504E0-4F89-41D3-9A0C-0305E82C3301, /v1/a/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "/3F2504E0-4F89-41D3-9A0C-0305E82C3301/B, /3f2504e0-4f89-41d3-9a0c-0305e82c3301/B",
    "/v1/x3F2504E0-4F89-41D3-9A0C-0305E82C3301, /v1/x3F2504E0-4F89-41D3-9A0C-0305E82C3301",
    "/v1/RECEIPT-1, /v1/RECEIPT-1"
  })
  void shouldChangeOnlyUuidsOfAPath(String path, String canonical) {
    assertThat(Uuids.canonicalInPath(path)).isEqualTo(canonical);
  }
}
