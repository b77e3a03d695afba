package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private final BatchSize batch = new BatchSize(2000);

  @Test
  void shouldHalveAfterEachFailureDownToOne() {
    assertThat(batch.size()).isEqualTo(2000);
    batch.failed();
    assertThat(batch.size()).isEqualTo(1000);
    for (int i = 0; i < 20; i++) {
      batch.failed();
    }
    assertThat(batch.size()).isEqualTo(1);
  }

  @Test
  void shouldDoubleAfterEachSuccessUpToItsLimit() {
    batch.failed();
    batch.failed();
    batch.succeeded();
    assertThat(batch.size()).isEqualTo(1000);
    batch.succeeded();
    batch.succeeded();
    assertThat(batch.size()).isEqualTo(2000);
  }
}
