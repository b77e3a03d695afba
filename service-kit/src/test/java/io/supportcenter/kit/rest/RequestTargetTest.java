package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "/v1/shops/a%20b", "a=b&c=%E2%82%AC", "/v1/%F0%9F%98%80", "+%2B%25"})
  void shouldLetPlainTextPass(String encoded) {
    assertThat(RequestTarget.isPlain(encoded)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%00", "a%0A", "%C2%85", "%", "%4", "%zz", "%FF", "%ED%A0%80", "%C0%80"})
  void shouldRefuseWhatIsNotText(String encoded) {
    assertThat(RequestTarget.isPlain(encoded)).isFalse();
  }

  @Test
  void shouldKnowEncodedBytes() {
    assertThat(RequestTarget.isEncoded("text=%00H%FF")).isTrue();
    assertThat(RequestTarget.isEncoded("text=%0")).isFalse();
  }

  @Test
  void shouldNameTheParameter() {
    assertThat(RequestTarget.wrongParameter("a=1&b=%00")).contains("b");
    assertThat(RequestTarget.wrongParameter("a=1&%00=2")).contains("query");
    assertThat(RequestTarget.wrongParameter("a=1&b=2")).isEmpty();
  }
}
