package io.supportcenter.registration.directory.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.supportcenter.registration.directory.PartnerKind;
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
public class PartnerEntity extends PanacheEntityBase {

  @Id public String id;

  @Enumerated(EnumType.STRING)
  public PartnerKind kind;

  public String name;

  @Column(name = "base_url")
  public String baseUrl;

  public String token;
  public String zone;

  @Column(name = "store_zones")
  @ColumnTransformer(read = "store_zones::text", write = "?::jsonb")
  public String storeZones = "{}";

  @Column(name = "serial_case")
  public String serialCase;

  @Column(name = "serial_pattern")
  public String serialPattern;

  @Column(name = "serial_strip_separators")
  public boolean serialStripSeparators;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "partner_gtin_prefix", joinColumns = @JoinColumn(name = "partner_id"))
  @Column(name = "prefix")
  public Set<String> gtinPrefixes = new TreeSet<>();

  @Version long version;

  @Column(name = "changed_at")
  public Instant changedAt;
}
