package io.supportcenter.benchmark.charges;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A payment that a merchant asks for.
 *
 * @param requestId the merchant's own, once per payment
 */
record Payment(String requestId, String accountId, long amountMinor) {

  static final String MERCHANT = "merchant-1";
  static final String CURRENCY = "EUR";
  static final String REFERENCE = "order-1";
  static final String DESCRIPTION = "One more song";

  private static final int AMOUNT_MAX = 1000;

  /**
   * The same for every contender.
   *
   * @param accounts of which each payment is from one, uniformly
   */
  static List<Payment> draw(List<String> accounts, int count) {
    SplittableRandom random = new SplittableRandom(20260101);
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Payment(
                "payment-%08d".formatted(i),
                accounts.get(random.nextInt(accounts.size())),
                1 + random.nextInt(AMOUNT_MAX)))
        .toList();
  }
}
