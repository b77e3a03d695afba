package io.supportcenter.smsactivation.directory.rest;

import io.supportcenter.kit.partner.PartnerEntity;
import io.supportcenter.smsactivation.directory.SenderForm;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** A gateway as stored. Its token is a hash of the password that it calls us with. */
@Entity
@Table(name = "gateway")
class GatewayEntity extends PartnerEntity {

  String region;

  @Enumerated(EnumType.STRING)
  SenderForm senders;

  /** Whether it may put texts into the address. */
  @Column(name = "get_allowed")
  boolean getAllowed;

  /** Of the URL that replies are sent to: the credentials that Kannel expects, sealed. */
  @Column(name = "replies_query")
  String repliesQuery;
}
