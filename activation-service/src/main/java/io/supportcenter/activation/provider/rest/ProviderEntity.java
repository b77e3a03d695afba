package io.supportcenter.activation.provider.rest;

import io.supportcenter.activation.provider.ErrorCodes;
import io.supportcenter.kit.partner.PartnerEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A provider as stored. */
@Entity
@Table(name = "provider")
class ProviderEntity extends PartnerEntity {

  /** {@link ErrorCodes} as JSON. */
  String codes;
}
