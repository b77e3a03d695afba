package io.supportcenter.smsactivation.directory.rest;

import io.supportcenter.kit.partner.PartnerEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A gateway as stored. Its token is a hash of the password that it calls us with. */
@Entity
@Table(name = "gateway")
class GatewayEntity extends PartnerEntity {

  String region;

  /** Of the URL that replies are sent to: the credentials that Kannel expects. */
  @Column(name = "replies_query")
  String repliesQuery;
}
