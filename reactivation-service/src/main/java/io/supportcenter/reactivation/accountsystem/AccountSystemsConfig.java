package io.supportcenter.reactivation.accountsystem;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.kit.partner.BackendLimits;

/** Limits on what account systems may do to us. */
@ConfigMapping(prefix = "reactivation.account-systems")
interface AccountSystemsConfig extends BackendLimits {}
