package io.supportcenter.smsactivation.charge;

/**
 * Whether the device that a charge is for is registered. Nothing else is read of it: a merchant
 * need not know whose it is.
 */
public sealed interface DeviceReading {

  /** The charge is for no device. */
  record NotNamed() implements DeviceReading {}

  record Registered() implements DeviceReading {}

  /** Unknown, and its registration may still be on its way. */
  record NotYetKnown() implements DeviceReading {}

  /** Unknown for too long, or no longer in an asset store. */
  record NotRegistered() implements DeviceReading {}
}
