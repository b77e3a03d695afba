package io.supportcenter.benchmark;

/**
 * How much a run does.
 *
 * @param rounds of each contest; what counts is the median
 * @param warmUp requests before anything is measured
 * @param requests measured, for those that handle batches
 * @param tutorialWarmUp likewise, for the handler that takes them one by one
 * @param accounts that the requests are for
 * @param loadSeconds how long a steady load is kept up
 * @param assets in the projection that is rebuilt
 * @param rowsFew accounts in the smaller table
 * @param rowsMany accounts in the larger table
 * @param charges over REST, on as many accounts as there are for other requests
 * @param devices that are sold, one on each receipt
 * @param messages vendors' events that each make some
 */
public record Scale(
    int rounds,
    int warmUp,
    int requests,
    int tutorialWarmUp,
    int tutorialRequests,
    int accounts,
    int loadSeconds,
    int assets,
    int rowsFew,
    int rowsMany,
    Load charges,
    Load devices,
    Load messages) {

  /**
   * What one contest does in a round.
   *
   * @param warmUp done before anything is measured
   * @param measured done after that
   */
  public record Load(int warmUp, int measured) {

    public int all() {
      return warmUp + measured;
    }
  }

  /** About an hour on two cores. */
  public static final Scale FULL =
      new Scale(
          3,
          500_000,
          300_000,
          100,
          500,
          20_000,
          15,
          1_000_000,
          100_000,
          10_000_000,
          new Load(30_000, 10_000),
          new Load(8_000, 8_000),
          new Load(8_000, 8_000));

  /** Only whether all of it works; its figures say nothing. */
  public static final Scale QUICK =
      new Scale(
          1,
          4_000,
          12_000,
          20,
          60,
          2_000,
          3,
          20_000,
          10_000,
          100_000,
          new Load(200, 800),
          new Load(50, 250),
          new Load(100, 500));
}
