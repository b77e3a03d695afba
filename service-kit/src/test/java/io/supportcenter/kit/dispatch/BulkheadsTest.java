package io.supportcenter.kit.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkheadsTest {

  private final Bulkheads shares = new Bulkheads(4);

  @Test
  void shouldCountWhatEachPartnerHas() {
    claim(2, "a");
    claim(1, "b");
    claim(1, "a");
    shares.end("b");

    assertThat(shares.held()).isEqualTo(Map.of("a", 3));
  }

  @Test
  void shouldClaimWhenHalfOfThoseThatWaitHaveHadTheirTurn() {
    claim(8, "a");

    assertThat(List.of(shares.end("a"), shares.end("a"), shares.end("a")))
        .containsExactly(false, true, true);
  }

  @Test
  void shouldNotClaimWhenTheLastClaimFoundNoMore() {
    claim(7, "a");

    assertThat(IntStream.range(0, 7).mapToObj(_ -> shares.end("a"))).containsOnly(false);
  }

  @Test
  void shouldNotTakeEndsDuringAClaimForCallsThatWereNotDue() {
    claim(6, "a");
    Map<String, Integer> before = shares.held();
    shares.end("a");
    shares.add(claimed(2, "a"), before);

    assertThat(shares.held()).isEqualTo(Map.of("a", 7));
    assertThat(List.of(shares.end("a"), shares.end("a"))).containsExactly(true, true);
  }

  private void claim(int calls, String partner) {
    shares.add(claimed(calls, partner), shares.held());
  }

  private static List<CallStore.Claimed> claimed(int calls, String partner) {
    return IntStream.range(0, calls)
        .mapToObj(i ->
            new CallStore.Claimed(BackendCall.now(partner, "test", "subject" + i, "{}"), 1, false))
        .toList();
  }
}
