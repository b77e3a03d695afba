package io.supportcenter.registration.partner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.ColumnTransformer;

/** A partner as stored. The token goes out to the partner only. */
@Entity
@Table(name = "partner")
class PartnerEntity extends PanacheEntityBase {

  @Id String id;

  @Enumerated(EnumType.STRING)
  PartnerKind kind;

  String name;

  @Column(name = "base_url")
  String baseUrl;

  String token;
  String zone;

  @Column(name = "store_zones")
  @ColumnTransformer(read = "store_zones::text", write = "?::jsonb")
  String storeZones = "{}";

  @Column(name = "serial_case")
  String serialCase;

  @Column(name = "serial_pattern")
  String serialPattern;

  @Column(name = "serial_strip_separators")
  boolean serialStripSeparators;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "partner_gtin_prefix", joinColumns = @JoinColumn(name = "partner_id"))
  @Column(name = "prefix")
  Set<String> gtinPrefixes = new TreeSet<>();

  @Version long version;

  @Column(name = "changed_at")
  Instant changedAt;
}
