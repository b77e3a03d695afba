package io.supportcenter.local.walk.sms;

import io.supportcenter.local.walk.ClaimStep;
import java.util.List;

/** The elements of claim 1 of US 9,111,301, in the claim's order, on two cards of one batch. */
public final class SmsActivationSteps {

  private SmsActivationSteps() {}

  public static List<ClaimStep> all() {
    CardWalk cards = new CardWalk();
    PaymentWalk payments = new PaymentWalk(cards);
    return List.of(
        step(
            "consumer accounts in a data store, each with a pass code and an identifier,"
                + " blacklisted",
            cards::storeBlacklistedAccounts),
        step(
            "an issuer issues pass code, account identifier and short code together, visibly,"
                + " before any phone number is known",
            cards::issueTogether),
        step(
            "a charge is refused while the account is blacklisted",
            payments::refuseWhileBlacklisted),
        step(
            "a data exchange module receives the SMS with the pass code and the sender's phone"
                + " number",
            cards::receiveSms),
        step(
            "the account is identified by its pass code and un-blacklisted because of it; the phone"
                + " number is stored",
            cards::unblacklist),
        step(
            "a charge request with an amount and the account identifier is received and its account"
                + " identified",
            payments::chargeByIdentifier),
        step(
            "the charge is processed on the account's details, only because it is un-blacklisted",
            payments::refuseOnceBlacklistedAgain));
  }

  private static ClaimStep step(String element, ClaimStep.Proof proof) {
    return new ClaimStep("US 9,111,301", element, proof);
  }
}
