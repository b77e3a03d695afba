package io.supportcenter.kit.assets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rebuild of the asset projection, as operators see it.
 *
 * @param swap whether the projection is to become what was rebuilt
 * @param records of {@code assets.v1} that were read so far
 * @param comparison of the projection, as it was, with what was rebuilt; absent until both are at
 *     the same offsets
 * @param fault why it failed, without data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetRebuild(
    UUID id,
    AssetRebuildState state,
    boolean swap,
    long records,
    Instant startedAt,
    Instant endedAt,
    AssetRebuildComparison comparison,
    String fault) {

  /** How far a rebuild has come. */
  public enum AssetRebuildState {
    READING,
    COMPARED,
    SWAPPED,
    FAILED,
    /** Its process died. The projection is as it was. */
    INTERRUPTED
  }

  /**
   * Numbers of assets, and the first ids of those that are wrong.
   *
   * @param missing in the projection
   * @param surplus in the projection
   * @param parked left out, since records of theirs still have to be handled
   */
  public record AssetRebuildComparison(
      long equal,
      long missing,
      long surplus,
      long different,
      long parked,
      List<String> missingIds,
      List<String> surplusIds,
      List<String> differentIds) {}

  static AssetRebuild begun(UUID id, boolean swap) {
    return new AssetRebuild(
        id, AssetRebuildState.READING, swap, 0, Instant.now(), null, null, null);
  }

  AssetRebuild read(long more) {
    return new AssetRebuild(id, state, swap, records + more, startedAt, null, null, null);
  }

  AssetRebuild compared(AssetRebuildComparison found) {
    return ended(swap ? AssetRebuildState.SWAPPED : AssetRebuildState.COMPARED, found, null);
  }

  AssetRebuild failed(String why) {
    return ended(AssetRebuildState.FAILED, null, why);
  }

  AssetRebuild interrupted() {
    return ended(AssetRebuildState.INTERRUPTED, null, null);
  }

  private AssetRebuild ended(AssetRebuildState end, AssetRebuildComparison found, String why) {
    return new AssetRebuild(id, end, swap, records, startedAt, Instant.now(), found, why);
  }
}
