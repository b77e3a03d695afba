package io.supportcenter.proactive.disruption;

import io.supportcenter.kit.values.EventVersion;
import java.util.Optional;

/**
 * What a vendor's events have made of one activity.
 *
 * @param version of the newest event
 * @param announced empty when nothing was announced to the customer yet
 */
public record Disruption(EventVersion version, Optional<Announced> announced) {}
