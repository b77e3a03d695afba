package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void shouldBeTheLastWhenNoMoreWasFound() {
    assertThat(Page.of(List.of(1, 2), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(1, 2), null));
  }

  @Test
  void shouldContinueAfterItsLastItemWhenMoreWasFound() {
    assertThat(Page.of(List.of(1, 2, 3), 2, n -> "after-" + n))
        .isEqualTo(new Page<>(List.of(1, 2), "after-2"));
  }

  @Test
  void shouldShowEachItemAndTheSameNextPage() {
    assertThat(new Page<>(List.of(1, 2), "2").map(n -> "no. " + n))
        .isEqualTo(new Page<>(List.of("no. 1", "no. 2"), "2"));
  }

  @Test
  void shouldLeaveOutTheNextPageAtTheEnd() throws JsonProcessingException {
    assertThat(new ObjectMapper().writeValueAsString(new Page<>(List.of(), null)))
        .isEqualTo("{\"items\":[]}");
  }
}
