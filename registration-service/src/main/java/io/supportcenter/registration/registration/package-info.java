/**
 * One registration per unit of a receipt line: a device, or a reservation. Where it stands is a
 * pure function of what is known of the unit: {@link
 * io.supportcenter.registration.registration.RegistrationFacts} go into {@link
 * io.supportcenter.registration.registration.RegistrationPolicy}, which says the state and what has
 * to be asked. {@link io.supportcenter.registration.registration.Registration} remembers what the
 * world has been told, so that only news are published. Start reading at the policy.
 */
package io.supportcenter.registration.registration;
