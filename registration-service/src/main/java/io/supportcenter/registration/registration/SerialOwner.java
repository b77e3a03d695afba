package io.supportcenter.registration.registration;

import io.supportcenter.registration.customer.UserId;

/** The live registration that holds the device with this serial number. */
public record SerialOwner(RegistrationId registration, UserId user) {}
