package io.supportcenter.proactive.vendor;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.BackendLimits;

/** Limits on what vendors' back ends may do to us. */
@ConfigMapping(prefix = "proactive.vendors")
interface VendorsConfig extends BackendLimits {}
