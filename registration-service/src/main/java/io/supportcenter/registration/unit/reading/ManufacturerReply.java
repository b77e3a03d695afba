package io.supportcenter.registration.unit.reading;

/** An answer together with what had been asked. */
public record ManufacturerReply(ManufacturerQuestion question, ManufacturerAnswer answer) {}
