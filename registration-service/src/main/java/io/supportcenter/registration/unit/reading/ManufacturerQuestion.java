package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.product.Gtin;
import java.util.Optional;

/**
 * What a manufacturer was asked. An answer counts only while this still is the question.
 *
 * @param serial canonical; empty asks by the sale
 */
public record ManufacturerQuestion(Gtin gtin, Optional<String> serial) {}
