package io.supportcenter.smsactivation.charge;

/** What the asset store says about the device that a charge is for. */
public sealed interface DeviceReading {

  /** The charge is for no device. */
  record NotNamed() implements DeviceReading {}

  record Registered(ChargedDevice device) implements DeviceReading {}

  /** Unknown, and its registration may still be on its way. */
  record NotYetKnown() implements DeviceReading {}

  /** Unknown for too long, or no longer in an asset store. */
  record NotRegistered() implements DeviceReading {}
}
