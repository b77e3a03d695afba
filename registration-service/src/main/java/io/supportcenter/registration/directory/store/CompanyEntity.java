package io.supportcenter.registration.directory.store;

import io.supportcenter.kit.partner.PartnerEntity;
import io.supportcenter.registration.directory.PartnerKind;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.ColumnTransformer;

/** A retailer or manufacturer as stored. */
@Entity
@Table(name = "partner")
public class CompanyEntity extends PartnerEntity {

  @Enumerated(EnumType.STRING)
  public PartnerKind kind;

  public String zone;

  @ColumnTransformer(read = "store_zones::text", write = "?::jsonb")
  public String storeZones = "{}";

  public String region;

  @ColumnTransformer(read = "store_regions::text", write = "?::jsonb")
  public String storeRegions = "{}";

  @ColumnTransformer(read = "sells_for::text", write = "?::jsonb")
  public String sellsFor = "[]";

  public String serialCase;

  public String serialPattern;

  public boolean serialStripSeparators;

  @ColumnTransformer(read = "product_serial_rules::text", write = "?::jsonb")
  public String productSerialRules = "{}";

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "partner_gtin_prefix", joinColumns = @JoinColumn(name = "partner_id"))
  @Column(name = "prefix")
  public Set<String> gtinPrefixes = new TreeSet<>();

  /** Whether another company has one of these prefixes. */
  public boolean isAnyTaken(Set<String> prefixes) {
    return !prefixes.isEmpty()
        && count(
                "select count(p) from CompanyEntity p join p.gtinPrefixes x where x in ?1 and p.id"
                    + " <> ?2",
                prefixes,
                id)
            > 0;
  }
}
