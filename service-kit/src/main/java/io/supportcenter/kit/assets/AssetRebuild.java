package io.supportcenter.kit.assets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A rebuild of the asset projection, as operators see it.
 *
 * @param swap whether the projection is to become what was rebuilt
 * @param records of {@code assets.v1} that were read so far
 * @param comparison of the projection, as it was, with what was rebuilt; absent until both have
 *     come to the same place
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
    String fault) {}
