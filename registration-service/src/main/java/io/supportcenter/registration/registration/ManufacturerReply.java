package io.supportcenter.registration.registration;

/** An answer together with what had been asked. */
public record ManufacturerReply(ManufacturerQuestion question, ManufacturerAnswer answer) {}
