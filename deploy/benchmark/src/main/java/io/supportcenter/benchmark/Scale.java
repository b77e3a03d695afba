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
    int rowsMany) {

  /** Under 20 minutes on two cores. */
  public static final Scale FULL =
      new Scale(3, 500_000, 300_000, 100, 500, 20_000, 15, 1_000_000, 100_000, 10_000_000);

  /** Only whether all of it works; its figures say nothing. */
  public static final Scale QUICK =
      new Scale(1, 4_000, 12_000, 20, 60, 2_000, 3, 20_000, 10_000, 100_000);
}
