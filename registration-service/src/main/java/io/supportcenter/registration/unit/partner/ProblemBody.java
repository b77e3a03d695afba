package io.supportcenter.registration.unit.partner;

/** What a manufacturer's problem says besides its code; anything may be absent. */
record ProblemBody(Boolean registrable, String gtin, String model) {}
