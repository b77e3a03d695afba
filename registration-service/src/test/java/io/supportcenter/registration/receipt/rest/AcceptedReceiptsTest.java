package io.supportcenter.registration.receipt.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.poslog.PosLogResult;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import io.supportcenter.registration.receipt.poslog.PosLogResult.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedReceiptsTest {

  @Test
  void shouldNameEveryReasonForIgnoringATransaction() {
    List<IgnoredTransaction> ignored =
        Arrays.stream(Reason.values())
            .map(reason -> new IgnoredTransaction(1, "0417-03-1-2026-11-20", reason))
            .toList();

    assertThat(AcceptedReceipts.of(new PosLogResult(List.of(), ignored, List.of())).ignored())
        .extracting(read -> read.reason().name())
        .containsExactly(Arrays.stream(Reason.values()).map(Enum::name).toArray(String[]::new));
  }
}
