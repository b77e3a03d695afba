package io.supportcenter.reactivation.directory.rest;

import io.supportcenter.kit.partner.PartnerEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An account system as stored. */
@Entity
@Table(name = "account_system")
class AccountSystemEntity extends PartnerEntity {}
