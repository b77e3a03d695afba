package io.supportcenter.kit.assets;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class AssetProjectionIT {

  @Inject AssetProjection projection;
  @Inject Transactions transactions;

  private final String id = UUID.randomUUID().toString();

  /** As after an increase of partitions: its earlier events are in another one. */
  @Test
  void shouldKeepTheHighestVersionOfABatchWhateverItsOrder() {
    List<AssetChange> changes =
        transactions.inNew(tx -> projection.apply(tx, List.of(event(6, 0), event(5, 7))));

    assertThat(changes)
        .singleElement()
        .satisfies(change -> assertThat(change.now().orElseThrow().version()).isEqualTo(6));
    List<ProjectedAsset> stored = transactions.read(tx -> projection.find(tx, List.of(id)));
    assertThat(stored).singleElement().satisfies(asset -> assertThat(asset.version()).isEqualTo(6));
  }

  private InboundEvent event(long version, int partition) {
    DeviceRegistered event = Devices.registered(id, version, "S-" + version);
    return new InboundEvent(
        Topics.ASSETS, partition, 0, id, Instant.now(), Optional.of(event), Optional.empty());
  }
}
