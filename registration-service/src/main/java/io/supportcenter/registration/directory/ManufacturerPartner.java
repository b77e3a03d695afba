package io.supportcenter.registration.directory;

import io.supportcenter.registration.product.SerialRule;

/** A manufacturer in the directory of partners, found by a GTIN. */
public record ManufacturerPartner(String manufacturerId, SerialRule serialRule) {}
