package io.supportcenter.registration.directory;

/** A partner was added, changed or removed. Observed in the transaction that changed it. */
public record PartnerChanged(String id) {}
