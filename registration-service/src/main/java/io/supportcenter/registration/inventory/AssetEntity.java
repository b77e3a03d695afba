package io.supportcenter.registration.inventory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.registration.StateCode;
import jakarta.persistence.Column;
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
class AssetEntity extends PanacheEntityBase {

  @Id UUID id;

  @Column(name = "user_id")
  String userId;

  @Enumerated(EnumType.STRING)
  StateCode status;

  @ColumnTransformer(read = "item::text")
  String item;

  long version;

  @Column(name = "registered_at")
  Instant registeredAt;

  @Column(name = "changed_at")
  Instant changedAt;

  static List<AssetEntity> ofUser(String userId, UUID after, int limit) {
    return AssetEntity.<AssetEntity>find("userId = ?1 and id > ?2 order by id", userId, after)
        .range(0, limit - 1)
        .list();
  }
}
