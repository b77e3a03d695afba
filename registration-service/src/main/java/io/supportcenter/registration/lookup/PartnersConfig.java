package io.supportcenter.registration.lookup;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.BackendLimits;

/** Limits on what partners may do to us. */
@ConfigMapping(prefix = "registration.partners")
interface PartnersConfig extends BackendLimits {}
