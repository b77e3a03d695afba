package io.supportcenter.smsactivation.charge;

/** The registered device that a charge is for, as the asset store knew it then. */
public record ChargedDevice(
    String assetId, String manufacturer, String model, String serialNumber) {}
