package io.supportcenter.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.outbox.RelaySession.Round;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private final BatchSize batch = new BatchSize(2000);
  private final List<Integer> sizes = new ArrayList<>();

  @Test
  void shouldHalveAfterEachFailureDownToOne() {
    for (int i = 0; i < 13; i++) {
      fail();
    }
    assertThat(sizes).containsExactly(2000, 1000, 500, 250, 125, 62, 31, 15, 7, 3, 1, 1, 1);
  }

  @Test
  void shouldDoubleAfterEachSuccessUpToItsLimit() throws SQLException {
    fail();
    fail();
    for (int i = 0; i < 4; i++) {
      batch.next(this::relayed);
    }
    assertThat(sizes).containsExactly(2000, 1000, 500, 1000, 2000, 2000);
  }

  private void fail() {
    assertThatThrownBy(() ->
            batch.next(size -> {
              sizes.add(size);
              throw new TimeoutException("slow");
            }))
        .isInstanceOf(TimeoutException.class);
  }

  private Round relayed(int size) {
    sizes.add(size);
    return Round.NOTHING;
  }
}
