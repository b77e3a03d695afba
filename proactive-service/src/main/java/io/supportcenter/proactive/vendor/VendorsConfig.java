package io.supportcenter.proactive.vendor;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.calls.http.BackendLimits;

/** Limits on what vendors' back ends may do to us. */
@ConfigMapping(prefix = "proactive.vendors")
interface VendorsConfig extends BackendLimits {}
