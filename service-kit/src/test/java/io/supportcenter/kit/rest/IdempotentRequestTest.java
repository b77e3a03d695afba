package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.rest.IdempotencyStore.Answer;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdempotentRequestTest {

  private static final byte[] HASH = {1, 2, 3};

  private final IdempotentRequest request =
      new IdempotentRequest(new Key("user-1", "key-1"), HASH, URI.create("https://centre.test/"));

  @Test
  void shouldGiveTheStoredAnswerAndSayThatItIsOne() {
    Response answer = request.replay(answer(HASH));

    assertThat(answer.getStatus()).isEqualTo(201);
    assertThat(answer.getEntity()).isEqualTo("{}");
    assertThat(answer.getHeaderString("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void shouldNotSayThatOfTheFirstAnswer() {
    assertThat(request.first(answer(HASH)).getHeaders()).doesNotContainKey("Idempotency-Replayed");
  }

  @Test
  void shouldCompleteALocationThatIsRelative() {
    assertThat(request.first(answer(HASH)).getHeaderString("Location"))
        .isEqualTo("https://centre.test/v1/orders/1");
  }

  @Test
  void shouldRefuseTheKeyOfAnotherRequest() {
    Answer other = answer(new byte[] {1, 2, 4});

    assertThatThrownBy(() -> request.replay(other))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo("IDEMPOTENCY_KEY_REUSED"));
  }

  private static Answer answer(byte[] hash) {
    return new Answer(
        hash, 201, Optional.of("application/json"), Optional.of("v1/orders/1"), Optional.of("{}"));
  }
}
