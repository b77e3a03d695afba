package io.supportcenter.registration.unit.reading;

/**
 * An answer together with what had been asked.
 *
 * @param times how often it had been asked, from 1
 */
public record ManufacturerReply(
    ManufacturerQuestion question, ManufacturerAnswer answer, int times) {}
