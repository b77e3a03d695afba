package io.supportcenter.kit.assets;

import io.supportcenter.kit.events.InboundEvent;
import java.util.Optional;

/**
 * An asset that changed in the projection.
 *
 * @param now absent when the asset was erased
 * @param event the newest event of the asset in the batch
 */
public record AssetChange(String assetId, Optional<ProjectedAsset> now, InboundEvent event) {}
