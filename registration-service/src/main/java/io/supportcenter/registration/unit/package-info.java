/**
 * One registration per unit of a receipt line: a device, or a reservation. Its state is a pure
 * function of what is known of the unit. {@link
 * io.supportcenter.registration.unit.reading.RegistrationFacts} go into {@link
 * io.supportcenter.registration.unit.RegistrationPolicy}, which decides the state and what has to
 * be asked. {@link io.supportcenter.registration.unit.Registration} remembers what has been
 * published, so that only news are. Start reading at the policy.
 */
package io.supportcenter.registration.unit;
