package io.supportcenter.smsactivation.ledger.rest;

import io.supportcenter.smsactivation.ledger.store.TrialBalance.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ledger's sums: in each currency debits and credits are the same. */
@Schema(name = "TrialBalance")
record TrialBalanceView(List<CurrencyView> currencies) {

  /** One currency, in its minor units. */
  @Schema(name = "TrialBalanceCurrency")
  record CurrencyView(
      String currency, BigDecimal debitMinor, BigDecimal creditMinor, List<LineView> accounts) {}

  /**
   * All ledger accounts of a kind.
   *
   * @param kind consumer (owed to holders), merchant (owed to merchants), distributor (owed by
   *     distributors), breakage (what nobody can spend any more)
   * @param balanceMinor debits less credits
   */
  @Schema(name = "TrialBalanceAccounts")
  record LineView(
      String kind, BigDecimal debitMinor, BigDecimal creditMinor, BigDecimal balanceMinor) {
    static LineView of(Sum sum) {
      return new LineView(
          sum.kind(), sum.debit(), sum.credit(), sum.debit().subtract(sum.credit()));
    }
  }

  static TrialBalanceView of(List<Sum> sums) {
    Map<String, List<LineView>> currencies = new LinkedHashMap<>();
    sums.forEach(sum ->
        currencies.computeIfAbsent(sum.currency(), _ -> new ArrayList<>()).add(LineView.of(sum)));
    return new TrialBalanceView(
        currencies.entrySet().stream().map(e -> currency(e.getKey(), e.getValue())).toList());
  }

  private static CurrencyView currency(String currency, List<LineView> lines) {
    return new CurrencyView(
        currency,
        lines.stream().map(LineView::debitMinor).reduce(BigDecimal.ZERO, BigDecimal::add),
        lines.stream().map(LineView::creditMinor).reduce(BigDecimal.ZERO, BigDecimal::add),
        lines);
  }
}
