package io.supportcenter.registration.asset;

/** What stands in one asset store at most, and once there. */
public sealed interface ItemKey permits DeviceKey, ReservationKey {}
