package io.supportcenter.smsactivation.sms;

/** Who sent an SMS. */
public sealed interface Sender {

  record Phone(Msisdn number) implements Sender {}

  /** Nobody who could be called: a name, a short code, or no number of any country. */
  record Unusable() implements Sender {}
}
