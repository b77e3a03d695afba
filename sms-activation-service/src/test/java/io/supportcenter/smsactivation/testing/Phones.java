package io.supportcenter.smsactivation.testing;

import java.util.concurrent.ThreadLocalRandom;

/** Phone numbers of nobody. */
public final class Phones {

  private Phones() {}

  public static String any() {
    return "+49171" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
  }
}
