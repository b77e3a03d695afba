package io.supportcenter.proactive.disruption;

import java.util.List;

/** A vendor's event as it was understood, or all that is wrong with it. */
public sealed interface VendorEventResult {

  record Valid(VendorEvent event) implements VendorEventResult {}

  record Invalid(List<VendorEventProblem> problems) implements VendorEventResult {}
}
