package io.supportcenter.registration.asset;

/** What makes a device unique in the world. */
public record DeviceKey(String manufacturerId, String model, String canonicalSerial)
    implements ItemKey {}
