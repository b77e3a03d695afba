/**
 * What vendors confirmed through proactive-service changes the reservations in the asset store. The
 * newest confirmation is a fact of the registration like any other.
 */
package io.supportcenter.registration.reschedule;
