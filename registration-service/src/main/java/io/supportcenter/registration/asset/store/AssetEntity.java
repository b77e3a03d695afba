package io.supportcenter.registration.asset.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.asset.AssetStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** An asset for reading. */
@Entity
@Immutable
@Table(name = "asset")
public class AssetEntity extends PanacheEntityBase {

  @Id public UUID id;

  public String userId;

  @Enumerated(EnumType.STRING)
  public AssetStatus status;

  @ColumnTransformer(read = "item::text")
  public String item;

  public Instant changedAt;

  public static List<AssetEntity> ofUser(String userId, UUID after, int limit) {
    return AssetEntity.<AssetEntity>find("userId = ?1 and id > ?2 order by id", userId, after)
        .range(0, limit - 1)
        .list();
  }
}
