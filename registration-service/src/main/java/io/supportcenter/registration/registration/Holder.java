package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;

/** The live registration that holds a device, or a user's reservation. */
public record Holder(RegistrationId registration, UserId user) {}
