package io.supportcenter.kit.assets;

import java.util.List;

/**
 * Numbers of assets, and the first ids of those that are not as they should be.
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
