package io.supportcenter.activation.directory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A provider as stored. The token goes out to the provider only. */
@Entity
@Table(name = "provider")
class ProviderEntity extends PanacheEntityBase {

  @Id String id;

  String name;

  @Column(name = "base_url")
  String baseUrl;

  String token;

  @Version long version;

  @Column(name = "changed_at")
  Instant changedAt;
}
