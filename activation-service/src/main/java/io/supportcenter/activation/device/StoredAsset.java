package io.supportcenter.activation.device;

import io.supportcenter.kit.values.UserId;

/**
 * An asset as this service knows it from the asset store.
 *
 * @param isDevice false for a reservation, whose manufacturer, model and serial number are empty
 * @param serialConfirmed the manufacturer's back end confirmed the serial number
 */
public record StoredAsset(
    UserId owner,
    boolean isDevice,
    AssetStatus status,
    String manufacturer,
    String model,
    String serialNumber,
    boolean serialConfirmed) {}
