package io.supportcenter.registration.asset;

import io.supportcenter.kit.values.UserId;

/** The live registration that holds a device, or a user's reservation. */
public record Holder(RegistrationId registration, UserId user) {}
