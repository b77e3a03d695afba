package io.supportcenter.smsactivation.charge;

import io.supportcenter.kit.values.RefusalCode;

/** Why a charge request is refused, and nothing of it is stored. */
public enum ChargeRefusal implements RefusalCode {
  /** Its merchant has tried too many accounts that do not exist. */
  MERCHANT_LOCKED
}
