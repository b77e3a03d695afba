package io.supportcenter.registration.lookup;

import io.supportcenter.registration.registration.ManufacturerAnswer;

/** A manufacturer's answer between asking and settling. */
record DeviceAnswer(ManufacturerAnswer answer) {}
