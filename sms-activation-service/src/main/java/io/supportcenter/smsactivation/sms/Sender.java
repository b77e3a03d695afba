package io.supportcenter.smsactivation.sms;

/** The sender of an SMS. */
public sealed interface Sender {

  record Phone(Msisdn number) implements Sender {}

  /** Not a phone: a name, a short code, or a number that does not exist in any country. */
  record Unusable() implements Sender {}
}
