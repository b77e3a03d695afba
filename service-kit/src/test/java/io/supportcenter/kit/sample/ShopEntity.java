package io.supportcenter.kit.sample;

import io.supportcenter.kit.partner.PartnerEntity;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.TreeSet;

/** A partner of the kit's own tests, with fields of its own. */
@Entity
@Table(name = "shop")
class ShopEntity extends PartnerEntity {

  String zone;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "shop_brand", joinColumns = @JoinColumn(name = "shop_id"))
  @Column(name = "brand")
  Set<String> brands = new TreeSet<>();
}
