package io.supportcenter.reactivation.scorecard;

import static io.supportcenter.reactivation.scorecard.AttributeName.ACCOUNT_TYPE;
import static io.supportcenter.reactivation.scorecard.AttributeName.DAYS_SINCE_DEACTIVATION;
import static io.supportcenter.reactivation.scorecard.AttributeName.DEACTIVATION_INITIATOR;
import static io.supportcenter.reactivation.scorecard.AttributeName.DEACTIVATION_REASON;
import static io.supportcenter.reactivation.scorecard.AttributeName.ON_TIME_PERCENT;
import static io.supportcenter.reactivation.scorecard.AttributeName.OUTSTANDING_BALANCE;
import static io.supportcenter.reactivation.scorecard.AttributeName.PAYMENT_METHOD_HEALTH;
import static io.supportcenter.reactivation.scorecard.AttributeName.REACTIVATIONS_IN_12_MONTHS;
import static io.supportcenter.reactivation.scorecard.AttributeName.REGISTERED_DEVICES;
import static io.supportcenter.reactivation.scorecard.AttributeName.REQUIRED_PAYMENT_METHOD;
import static io.supportcenter.reactivation.scorecard.AttributeName.TENURE_DAYS;

/**
 * Why a request was not accepted without condition, specific to one attribute. A low score is not a
 * reason.
 */
public enum PrincipalReason {
  DEACTIVATED_FOR_NON_PAYMENT(DEACTIVATION_REASON),
  DEACTIVATED_FOR_TERMS_VIOLATION(DEACTIVATION_REASON),
  DEACTIVATED_FOR_INACTIVITY(DEACTIVATION_REASON),
  DEACTIVATED_AT_OWN_REQUEST(DEACTIVATION_REASON),
  DEACTIVATION_REASON_NOT_KNOWN(DEACTIVATION_REASON),
  DEACTIVATED_BY_PROVIDER(DEACTIVATION_INITIATOR),
  DEACTIVATION_INITIATOR_NOT_KNOWN(DEACTIVATION_INITIATOR),
  DEACTIVATED_RECENTLY(DAYS_SINCE_DEACTIVATION),
  DEACTIVATED_LONG_AGO(DAYS_SINCE_DEACTIVATION),
  DEACTIVATION_DATE_NOT_KNOWN(DAYS_SINCE_DEACTIVATION),
  SHORT_TENURE(TENURE_DAYS),
  TENURE_NOT_KNOWN(TENURE_DAYS),
  PAYMENTS_LATE(ON_TIME_PERCENT),
  NO_PAYMENT_HISTORY(ON_TIME_PERCENT),
  CHARGE_BACKS(AttributeName.CHARGE_BACKS),
  CHARGE_BACKS_NOT_KNOWN(AttributeName.CHARGE_BACKS),
  BALANCE_OUTSTANDING(OUTSTANDING_BALANCE),
  BALANCE_IN_OTHER_CURRENCY(OUTSTANDING_BALANCE),
  KIND_OF_PAYMENT_METHOD(REQUIRED_PAYMENT_METHOD),
  NO_PAYMENT_METHOD(REQUIRED_PAYMENT_METHOD),
  PAYMENT_METHOD_FAILING(PAYMENT_METHOD_HEALTH),
  PAYMENT_METHOD_HEALTH_NOT_KNOWN(PAYMENT_METHOD_HEALTH),
  KIND_OF_ACCOUNT(ACCOUNT_TYPE),
  KIND_OF_ACCOUNT_NOT_KNOWN(ACCOUNT_TYPE),
  REACTIVATED_OFTEN(REACTIVATIONS_IN_12_MONTHS),
  FEW_REGISTERED_DEVICES(REGISTERED_DEVICES);

  private final AttributeName attribute;

  PrincipalReason(AttributeName attribute) {
    this.attribute = attribute;
  }

  public AttributeName attribute() {
    return attribute;
  }
}
