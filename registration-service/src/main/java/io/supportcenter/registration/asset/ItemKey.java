package io.supportcenter.registration.asset;

/** Identifies an item that may be in at most one asset store, and only once. */
public sealed interface ItemKey permits DeviceKey, ReservationKey {}
