package io.supportcenter.proactive.directory.rest;

import io.supportcenter.kit.partner.PartnerEntity;
import io.supportcenter.proactive.session.Channel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Set;

/** A vendor as stored. Customers know it by its name. */
@Entity
@Table(name = "vendor")
class VendorEntity extends PartnerEntity {

  /** Of live sessions about its bookings. */
  @Enumerated(EnumType.STRING)
  public Set<Channel> channels;
}
