package io.supportcenter.smsactivation.charge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChargeRequestTest {

  @Test
  void shouldKeepACompleteRequestAsItIs() {
    ChargeRequest request = of("bakery", "r-1", "4711", "Rolls");
    assertThat(request.isComplete()).isTrue();
    assertThat(request.requestId()).isEqualTo("r-1");
    assertThat(request.amount().money()).isPresent();
  }

  @Test
  void shouldKeepWhatCanBeStoredOfAnotherRequest() {
    ChargeRequest request = of("ba\0kery".repeat(40), "r-1", "4711", "Rolls");
    assertThat(request.isComplete()).isFalse();
    assertThat(request.merchantId()).hasSize(128).startsWith("ba?kery");
    assertThat(of("bakery", " ", "4711", "Rolls").isComplete()).isFalse();
    assertThat(of("bakery", "r-1", "4711", " ").isComplete()).isFalse();
  }

  @Test
  void shouldShortenADescription() {
    ChargeRequest request = of("bakery", "r-1", "4711", "Ro\0lls\n".repeat(40));
    assertThat(request.isComplete()).isTrue();
    assertThat(request.description()).startsWith("Ro lls Ro").hasSizeLessThanOrEqualTo(128);
  }

  @Test
  void shouldIdentifyIncompleteRequestsByAllThatTheySay() {
    ChargeRequest request = of("bakery", "r-1", "4711", "");
    assertThat(request).isEqualTo(of("bakery", "r-1", "4711", ""));
    assertThat(request.requestId()).isNotEqualTo(of("bakery", "r-2", "4711", "").requestId());
    assertThat(request.requestId()).startsWith("incomplete-");
  }

  @Test
  void shouldOrderEventsByAccount() {
    assertThat(of("bakery", "r", "0000-0000 000000", "Rolls").eventKey())
        .isEqualTo("0000-0000 000000");
    assertThat(of("bakery", "r", " ", "Rolls").eventKey()).isEqualTo("unknown");
  }

  private static ChargeRequest of(
      String merchant, String requestId, String accountId, String description) {
    return ChargeRequest.received(
        merchant,
        requestId,
        accountId,
        RequestedAmount.of(100, "EUR"),
        "order-1",
        description,
        Optional.empty());
  }
}
