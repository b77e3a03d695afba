package io.supportcenter.registration.unit.partner;

/**
 * A partner's problem (RFC 9457 with the contract's extension members; each but the code may be
 * absent).
 */
record ProblemBody(String code, Boolean registrable, String gtin, String model) {}
