package io.supportcenter.kit.assets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest of several states of each asset. After an increase of the topic's partitions an
 * asset's events are in two of them, and may arrive in any order: of two states the one of the
 * higher version counts. An erasure has no version; it is compared by the records' timestamps.
 *
 * @param <E> what a state came from
 */
final class NewestStates<E> {

  private final Map<String, State<E>> byAsset = new LinkedHashMap<>();

  private record State<E>(Optional<ProjectedAsset> asset, Instant at, E from) {

    /** The other one when they are equal: it came later. */
    State<E> newer(State<E> other) {
      if (asset.isPresent() && other.asset.isPresent()) {
        return asset.get().version() > other.asset.get().version() ? this : other;
      }
      return at.isAfter(other.at) ? this : other;
    }
  }

  /**
   * @param asset empty when it was erased
   * @param at timestamp of its record
   */
  void add(String id, Optional<ProjectedAsset> asset, Instant at, E from) {
    byAsset.merge(id, new State<>(asset, at, from), State::newer);
  }

  /** By asset, in the order in which they were first added; none for one that was erased. */
  Map<String, Optional<ProjectedAsset>> assets() {
    Map<String, Optional<ProjectedAsset>> assets = new LinkedHashMap<>();
    byAsset.forEach((id, state) -> assets.put(id, state.asset()));
    return assets;
  }

  E from(String id) {
    return byAsset.get(id).from();
  }
}
